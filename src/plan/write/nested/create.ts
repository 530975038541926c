import { planNewChildren } from '../plan-create.js'
import { cutFromParent } from '../pairs.js'
import { guardNewChild } from '../relation-rules.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'
import { planOwnChild } from './own-child.js'

/** `create` under a node that exists: a to-one field first lets go of its present child (mutations.md section 11.4). */
export function planNestedCreate(
  { link, parent, actions }: ActionGroup<'create'>,
  context: WriteContext,
): readonly Step[] {
  const guard = guardNewChild(link, parent, context)
  if (link.place.kind === 'own-column')
    return [...guard, ...actions.flatMap(({ data }) => planOwnChild(link, parent, data, context))]
  const cut = link.field.isList ? [] : [cutFromParent(link, parent)]
  return [
    ...guard,
    ...cut,
    ...planNewChildren(
      link,
      actions.map(({ data }) => ({ parent, data })),
      context,
    ),
  ]
}
