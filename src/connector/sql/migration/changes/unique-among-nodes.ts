import { isIdField, isScalarField } from '../../../../model/lookup.js'
import { valueAt } from '../../../../util/value-at.js'
import type { TypeStorage } from '../../storage/storage.js'
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

/** Unique fields of a type that becomes soft-deleted lose the index over all rows (beyond.md section 12). */
export function releaseUniques(plan: ChangePlan): void {
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
  }
}

/** Unique fields of a type that is soft-deleted no more get it back. */
export function bindUniques(plan: ChangePlan): void {
  for (const { type, oldType } of pairsOf(plan)) {
    const { table, softDelete } = type
    if (!softDelete && oldType?.softDelete)
      for (const field of uniqueScalars(type)) addUnique({ table, type }, definitionOf(field), plan)
  }
}
