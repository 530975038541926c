import { atOnce, type Slices } from '../../../../../util/slices.js'
import type { NewChild } from '../new-node.js'
import { planCreate, planNewChildren, planNewOfChildren } from '../plan-create.js'
import { connectRows, disconnectParent } from '../relation-rows.js'
import { guardNewChild } from '../relation-rules.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/**
 * `create` under a node that exists: a to-one field first lets go of its present child (mutations.md section 11.4),
 * unless overwriting the parent's own column does so.
 */
export function* planNestedCreate(
  { link, parent, actions }: ActionGroup<'create'>,
  context: WriteContext,
): Slices<readonly Step[]> {
  const guard = guardNewChild(link, parent, context)
  if (link.location.kind === 'key-on-this-side')
    return [
      ...guard,
      ...actions.flatMap(({ data }) => {
        const { steps, ids } = atOnce(planCreate(link.to, data, context))
        const pairs = ids.map((child) => ({ parent, child }))
        return [...steps, ...connectRows(link, pairs, context)]
      }),
    ]
  const cut = link.field.isList ? [] : [disconnectParent(link, parent)]
  const children = actions.filter(({ skipsDuplicate }) => skipsDuplicate !== true)
  const skipping = actions.filter(({ skipsDuplicate }) => skipsDuplicate === true)
  const under = (some: typeof actions): readonly NewChild[] => some.map(({ data }) => ({ parent, data }))
  return [
    ...guard,
    ...cut,
    ...(yield* planNewChildren(link, under(children), context)),
    ...planNewOfChildren(link, under(skipping), context),
  ]
}
