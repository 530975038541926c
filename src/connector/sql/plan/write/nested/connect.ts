import { holdChildren } from '../held-rows.js'
import { createFinder, listOf } from '../lookup.js'
import { connectRows, disconnectChildren, disconnectParent } from '../relation-rows.js'
import { guardConnect, guardNewChild, guardConnectedChildren, lockOfChild } from '../relation-rules.js'
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
  const cutOld = link.field.isList || link.location.kind === 'key-on-this-side' ? [] : [disconnectParent(link, parent)]
  const moved = link.opposite.isList ? [] : disconnectChildren(link, listOf(children))
  const pairs = children.map((child) => ({ parent, child }))
  return [
    ...guardConnect(link),
    ...guardNewChild(link, parent, context),
    ...finder.steps(),
    ...holdChildren(link, listOf(children), context),
    ...guardConnectedChildren(link, listOf(children), context),
    ...cutOld,
    ...moved,
    ...connectRows(link, pairs, context),
  ]
}
