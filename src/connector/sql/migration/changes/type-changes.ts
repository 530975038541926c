import { valueAt } from '../../../../util/value-at.js'
import { isIdField } from '../../../../model/lookup.js'
import { isWholeNumber } from '../../../../model/scalar.js'
import type { TableReference } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { presentTable, renameTable, type ChangePlan } from './change-plan.js'

/** Makes a type's table with its id alone. */
export function createTypeTable({ id: { field, name } }: TypeStorage, table: TableReference, plan: ChangePlan): void {
  const sequence =
    isIdField(field) && field.behaviour?.type === 'id' && isWholeNumber(field.scalar) ? field.behaviour.sequence : null
  const id = { name, scalar: field.scalar, sequence }
  plan.ddl({ kind: 'create-table', table, id, columns: [], uniqueIndexes: [] })
}

/** Drops a type's table with those of its lists, which refer to it. */
export function dropType(type: TypeStorage, plan: ChangePlan): void {
  for (const { table } of [...type.lists.values(), type]) {
    const present = presentTable(table, plan)
    if (plan.catalogState.table(present.name)) plan.ddl({ kind: 'drop-table', table: present })
  }
}

/** A type's list tables go along with it. */
export function renameType(old: TypeStorage, type: TypeStorage, plan: ChangePlan): void {
  renameTable(presentTable(old.table, plan), type.table.name, plan)
  for (const list of type.lists.values()) {
    const oldList = valueAt(old.lists, plan.names.oldField(type.type.name, list.field.name))
    if (oldList) renameTable(presentTable(oldList.table, plan), list.table.name, plan)
  }
}
