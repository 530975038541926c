import { addOwnIndex } from './add-own-index.js'
import type { ChangePlan } from './change-plan.js'
import { createRelation } from './relation-changes.js'

/**
 * What the next model needs and no step makes: places of relations that the original's rules take for known ones, and
 * indexes of ours on inline relation columns that an older server left without any.
 */
export function createMissing(plan: ChangePlan): void {
  for (const relation of plan.after.relations.values()) {
    const { location } = relation
    const table = plan.catalogState.table(location.table.name)
    const isThere = location.kind === 'inline' ? table?.columns.has(location.column) === true : table !== undefined
    const hasRoom = location.kind === 'table' || table !== undefined
    if (!isThere && hasRoom) createRelation(relation, plan.after, plan)
    else if (isThere && location.kind === 'inline') addOwnIndex(location.table, location.column, plan)
  }
}
