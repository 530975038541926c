import { lookUp } from '../lookup.js'
import { connectPairs, cutFromChildren, cutFromParent } from '../pairs.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `set`: the parent's pairs become exactly these. No guard, as callers replace lists in two steps (mutations.md section 12). */
export function planNestedSet({ link, parent, actions }: ActionGroup<'set'>, context: WriteContext): readonly Step[] {
  return actions.flatMap(({ wheres }) => {
    if (wheres.length === 0) return [cutFromParent(link, parent)]
    const found = lookUp(link.to, wheres, context)
    const moved = link.opposite.isList ? [] : cutFromChildren(link, found.ids)
    const pairs = wheres.map((_, index) => ({ parent, child: found.id(index) }))
    return [
      ...found.steps,
      cutFromParent(link, parent, { except: found.ids }),
      ...moved,
      ...connectPairs(link, pairs, context, found.ids),
    ]
  })
}
