import { atOnce, type Slices } from '../../../../util/slices.js'
import type { WriteData } from '../../../../operation/write.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { planBatch, planBatchOfChildren } from './create-batch.js'
import { planWithoutDuplicates } from './duplicates.js'
import { planExactChild, planExactCreate } from './create-exact.js'
import { childOf, type NewChild, type PlannedCreates } from './new-node.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** Creates a node that no parent's column points to yet, with all that is nested in it. */
export const planCreate = (type: TypeStorage, data: WriteData, context: WriteContext): Slices<PlannedCreates> =>
  context.order === 'exact'
    ? planExactCreate(type, { data, columns: new Map() }, context)
    : planBatch(type, [{ data, columns: new Map() }], context)

/** Creates nodes and connects them to their parents; not for relations that the parents' own columns hold. */
export function* planNewChildren(
  link: Link,
  children: readonly NewChild[],
  context: WriteContext,
): Slices<readonly Step[]> {
  if (context.order === 'batched') return yield* planBatchOfChildren(link, children, context)
  const steps: (readonly Step[])[] = []
  for (const child of children) {
    steps.push(yield* planExactChild(link, child, context))
    yield
  }
  return steps.flat()
}

/** The same, without those that would violate a unique constraint. */
export const planNewOfChildren = (link: Link, children: readonly NewChild[], context: WriteContext): readonly Step[] =>
  planWithoutDuplicates(
    link.to,
    children.map(({ data, parent }) => ({ data, parent: { link, id: parent } })),
    context,
    (kept, own) => atOnce(planNewChildren(link, kept.map(childOf), own)),
  )
