import { addOwnIndex } from './add-own-index.js'
import type { ChangePlan } from './change-plan.js'

/** Indexes of ours on inline relation columns that an older server left without any. */
export function createMissingIndexes(plan: ChangePlan): void {
  for (const { place } of plan.after.relations.values())
    if (place.kind === 'inline' && plan.picture.table(place.table.name)?.columns.has(place.column) === true)
      addOwnIndex(place.table, place.column, plan)
}
