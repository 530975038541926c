import { isIdField, isScalarField } from '../../../../model/lookup.js'
import { valueAt } from '../../../../util/value-at.js'
import type { TypeStorage } from '../../storage/storage.js'
import type { IndexSupport } from '../../tree/index-support.js'
import { liveMark } from '../../tree/live-mark.js'
import type { TableReference } from '../../tree/tree.js'
import { presentTable, type ChangePlan } from './change-plan.js'
import { addUnique, definitionOf } from './scalar-changes.js'

interface PairedType {
  readonly type: TypeStorage
  readonly oldType: TypeStorage | undefined
}

const pairsOf = (plan: ChangePlan): readonly PairedType[] =>
  [...plan.after.types.values()].map((type) => ({
    type,
    oldType: valueAt(plan.before.types, plan.names.oldType(type.type.name)),
  }))

const uniqueScalars = ({ type }: TypeStorage) =>
  type.fields.filter(isScalarField).filter((field) => field.isUnique && !isIdField(field))

/**
 * Unique fields of a type that becomes soft-deleted lose the index over all rows; what is hidden in the table goes before
 * the field that it depends on does (beyond.md section 12).
 */
export function releaseUniques(plan: ChangePlan, dropIndex: (table: TableReference, name: string) => void): void {
  for (const { type, oldType } of pairsOf(plan)) {
    if (!oldType) continue
    const table = presentTable(oldType.table, plan)
    const present = plan.catalogState.table(table.name)
    if (!present) continue
    if (type.softDelete)
      for (const field of uniqueScalars(oldType)) {
        const column = plan.catalogState.presentColumn(oldType.table.name, field.dbName ?? field.name)
        const index = present.uniqueIndexes.get(column)
        if (index) plan.ddl({ kind: 'drop-unique-index', table, ...index })
      }
    const isKept = type.softDelete?.name === oldType.softDelete?.name
    if (isKept || !present.columns.has(liveMark)) continue
    // an interrupted migration may have made some of them; without its last column such an index would hold all rows
    for (const { name, among } of [...oldType.indexes, ...type.indexes]) if (among) dropIndex(table, name)
    plan.ddl({ kind: 'drop-live-mark', table })
  }
}

/** In front of the indexes among nodes: what these need; and the indexes over all rows of types that are soft-deleted no more. */
export function bindUniques(plan: ChangePlan, { among }: IndexSupport): void {
  for (const { type, oldType } of pairsOf(plan)) {
    const { table, softDelete } = type
    const present = plan.catalogState.table(table.name)
    const needsMark = among === 'mark' && type.indexes.some((index) => index.among)
    if (softDelete && needsMark && present?.columns.has(liveMark) === false)
      plan.ddl({ kind: 'add-live-mark', table, deletedAt: softDelete.name })
    if (!softDelete && oldType?.softDelete)
      for (const field of uniqueScalars(type)) addUnique({ table, type }, definitionOf(field), plan)
  }
}
