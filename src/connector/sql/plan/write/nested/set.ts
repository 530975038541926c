import { holdChildren } from '../held-rows.js'
import { createFinder, listOf } from '../lookup.js'
import { connectRows, disconnectChildren, disconnectParent } from '../relation-rows.js'
import { lockOfChild } from '../relation-rules.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `set`: the parent's pairs become exactly these. No guard, as callers replace lists in two steps (mutations.md section 12). */
export function planNestedSet({ link, parent, actions }: ActionGroup<'set'>, context: WriteContext): readonly Step[] {
  return actions.flatMap(({ wheres }) => {
    if (wheres.length === 0) return [disconnectParent(link, parent)]
    const finder = createFinder(context)
    const children = wheres.map((where) => finder.find(link.to, where, lockOfChild(link)))
    const ids = listOf(children)
    const moved = link.opposite.isList ? [] : disconnectChildren(link, ids)
    const pairs = children.map((child) => ({ parent, child }))
    return [
      ...finder.steps(),
      ...holdChildren(link, ids, context),
      disconnectParent(link, parent, { except: ids }),
      ...moved,
      ...connectRows(link, pairs, context),
    ]
  })
}
