import { createFinder, listOf } from '../lookup.js'
import { connectPairs, cutFromChildren, cutFromParent } from '../pairs.js'
import { guardConnect, guardNewChild, guardTakenChildren, lockOfChild } from '../relation-rules.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `connect` under a node that exists; connecting what is connected changes nothing. */
export function planNestedConnect(
  { link, parent, actions }: ActionGroup<'connect'>,
  context: WriteContext,
): readonly Step[] {
  const finder = createFinder(context)
  const children = actions.map(({ where }) => finder.find(link.to, where, lockOfChild(link)))
  const cutOld = link.field.isList || link.place.kind === 'own-column' ? [] : [cutFromParent(link, parent)]
  const moved = link.opposite.isList ? [] : cutFromChildren(link, listOf(children))
  const pairs = children.map((child) => ({ parent, child }))
  return [
    ...guardConnect(link),
    ...guardNewChild(link, parent, context),
    ...finder.steps(),
    ...guardTakenChildren(link, listOf(children), context),
    ...cutOld,
    ...moved,
    ...connectPairs(link, pairs, context),
  ]
}
