import { bound } from '../../../../../model/value.js'
import { createFinder, listOf } from '../lookup.js'
import { childBy, childrenOf } from '../relation-rows.js'
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
    const select = childrenOf(link, parent, context, { lock: 'removal' })
    return [
      { kind: 'read', select, into: child, take: 'first' },
      { kind: 'assert-present', value: bound(child), problem: notConnected(link, { parent: byId(link.from, parent) }) },
      { kind: 'delete-nodes', ids: bound(child), type, origin: 'nested-delete' },
    ]
  }
  const finder = createFinder(context)
  const children = wheres.map((where) => finder.find(link.to, where, 'removal'))
  wheres.forEach((where, index) => {
    const known = { parent: byId(link.from, parent), child: byId(link.to, children[index] ?? bound('')) }
    finder.assertRow((read) => childBy(link, parent, where, { read: () => read }), notConnected(link, known))
  })
  const ids = listOf(children)
  const isList = children.length > 1
  return [
    ...finder.steps(),
    ...(isList ? [{ kind: 'assert-distinct', ids } as const] : []),
    { kind: 'delete-nodes', ids, type, origin: 'nested-delete', isList },
  ]
}
