import { lookUp } from '../lookup.js'
import { connectPairs, cutFromChildren, cutFromParent } from '../pairs.js'
import { guardConnect, guardNewChild, guardTakenChildren } from '../relation-rules.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `connect` under a node that exists; connecting what is connected changes nothing. */
export function planNestedConnect(
  { link, parent, actions }: ActionGroup<'connect'>,
  context: WriteContext,
): readonly Step[] {
  const found = lookUp(
    link.to,
    actions.map(({ where }) => where),
    context,
  )
  const cutOld = link.field.isList || link.place.kind === 'own-column' ? [] : [cutFromParent(link, parent)]
  const moved = link.opposite.isList ? [] : cutFromChildren(link, found.ids)
  const pairs = actions.map((_, index) => ({ parent, child: found.id(index) }))
  return [
    ...guardConnect(link),
    ...guardNewChild(link, parent, context),
    ...found.steps,
    ...guardTakenChildren(link, found.ids, context),
    ...cutOld,
    ...moved,
    ...connectPairs(link, pairs, context, found.ids),
  ]
}
