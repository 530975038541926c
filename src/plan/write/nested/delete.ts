import { bound } from '../../../model/value.js'
import { lookUp } from '../lookup.js'
import { childrenOf, connectedAmong } from '../pairs.js'
import { byId, notConnected } from '../problems.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `delete`: of listed children, or of the only child of a to-one field. */
export function planNestedDelete(
  { link, parent, actions }: ActionGroup<'delete'>,
  context: WriteContext,
): readonly Step[] {
  const type = link.to.type.name
  const wheres = actions.flatMap(({ where }) => where ?? [])
  if (wheres.length === 0) {
    const child = context.freshName('child')
    return [
      { kind: 'read', select: childrenOf(link, parent, context), into: child, take: 'first' },
      { kind: 'require', value: bound(child), problem: notConnected(link, { parent: byId(link.from, parent) }) },
      { kind: 'delete-nodes', ids: bound(child), type, origin: 'nested-delete' },
    ]
  }
  const found = lookUp(link.to, wheres, context)
  const missing = wheres.map((_, index) =>
    notConnected(link, { parent: byId(link.from, parent), child: byId(link.to, found.id(index)) }),
  )
  return [
    ...found.steps,
    { kind: 'match', select: connectedAmong(link, parent, found.ids, context), ids: found.ids, missing },
    { kind: 'delete-nodes', ids: found.ids, type, origin: 'nested-delete' },
  ]
}
