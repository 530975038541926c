import { addOwnIndex } from './add-own-index.js'
import type { ChangePlan } from './change-plan.js'
import { createRelation } from './relation-changes.js'

/**
 * What the next model needs and no step makes: places of relations that the original's rules take for known ones, and
 * indexes of ours on inline relation columns that an older server left without any.
 */
export function createMissing(plan: ChangePlan): void {
  for (const relation of plan.after.relations.values()) {
    const { place } = relation
    const table = plan.catalogState.table(place.table.name)
    const isThere = place.kind === 'inline' ? table?.columns.has(place.column) === true : table !== undefined
    const hasRoom = place.kind === 'table' || table !== undefined
    if (!isThere && hasRoom) createRelation(relation, plan.after, plan)
    else if (isThere && place.kind === 'inline') addOwnIndex(place.table, place.column, plan)
  }
}
