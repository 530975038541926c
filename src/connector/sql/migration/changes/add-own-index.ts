import type { TableReference } from '../../tree/tree.js'
import type { ChangePlan } from './change-plan.js'

/** An index of ours on an inline relation column, unless some index begins with the column. */
export function addOwnIndex(table: TableReference, column: string, plan: ChangePlan): void {
  if (plan.catalogState.table(table.name)?.indexedColumns.has(column) === true) return
  plan.ddl({ kind: 'create-index', table, column, name: plan.freeNames.ownIndex(table, column) })
}
