import { DatabaseError } from '../../../errors/database-error.js'
import { problem } from '../../../errors/problem.js'
import type { AggregateEntry } from '../../../operation/aggregate.js'
import type { GroupEntry } from '../../../operation/group-by.js'
import type { Selection } from '../../../operation/selection.js'
import type { ReadPlan } from '../plan/read/read-plan.js'

/**
 * Problem 3107 where a database refuses a whole statement because a sum in it is too large; others give the sum, and only
 * its place of the answer fails (`complete-json.ts`).
 */
export function refusedSum(error: unknown, plan: ReadPlan): unknown {
  if (!(error instanceof DatabaseError) || error.kind !== 'value-out-of-range') return error
  const [field] = summedIn(plan)
  return field === undefined ? error : problem('sumTooLarge', { field })
}

/** Whether a read holds sums. */
export const holdsSums = (plan: ReadPlan): boolean => summedIn(plan).length > 0

function summedIn(plan: ReadPlan): readonly string[] {
  switch (plan.kind) {
    case 'aggregate':
    case 'groups':
      return plan.entries.flatMap(summedInEntry)
    case 'connection':
      return plan.selection.entries.flatMap((entry) => {
        if (entry.kind === 'aggregate') return entry.entries.flatMap(summedInEntry)
        if (entry.kind !== 'edges') return []
        return entry.entries.flatMap((edge) => (edge.kind === 'node' ? summedInSelection(edge.selection) : []))
      })
    case 'first-of':
      return plan.candidates.flatMap(summedIn)
    case 'node':
    case 'list':
      return summedInSelection(plan.selection)
  }
}

function summedInEntry(entry: AggregateEntry | GroupEntry): readonly string[] {
  if (entry.kind !== 'function' || entry.function !== 'sum') return []
  return entry.entries.flatMap((leaf) => (leaf.kind === 'leaf' ? [leaf.field] : []))
}

const summedInSelection = ({ entries }: Selection): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'aggregate') return entry.entries.flatMap(summedInEntry)
    return entry.kind === 'to-one' || entry.kind === 'to-many' ? summedInSelection(entry.selection) : []
  })
