import { bound } from '../../../model/value.js'
import { lookUp } from '../lookup.js'
import { childrenOf, connectedAmong, cutFromParent } from '../pairs.js'
import { byId, notConnected } from '../problems.js'
import { guardDisconnect } from '../relation-rules.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `disconnect`: of listed children, or of the only child of a to-one field. */
export function planNestedDisconnect(
  { link, parent, actions }: ActionGroup<'disconnect'>,
  context: WriteContext,
): readonly Step[] {
  const guard = guardDisconnect(link)
  const wheres = actions.flatMap(({ where }) => where ?? [])
  if (wheres.length === 0) {
    const child = context.freshName('child')
    return [
      ...guard,
      { kind: 'read', select: childrenOf(link, parent, context), into: child, take: 'first' },
      { kind: 'require', value: bound(child), problem: notConnected(link, { parent: byId(link.from, parent) }) },
      cutFromParent(link, parent),
    ]
  }
  const found = lookUp(link.to, wheres, context)
  const missing = wheres.map((_, index) =>
    notConnected(link, { parent: byId(link.from, parent), child: byId(link.to, found.id(index)) }),
  )
  return [
    ...guard,
    ...found.steps,
    { kind: 'match', select: connectedAmong(link, parent, found.ids, context), ids: found.ids, missing },
    cutFromParent(link, parent, { only: found.ids }),
  ]
}
