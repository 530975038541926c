import { bound } from '../../../../../model/value.js'
import type { UniqueSelector } from '../../../../../operation/write.js'
import type { Link } from '../../../storage/storage.js'
import { everyRowIsNode } from '../../read/type-rows.js'
import { createFinder, listOf } from '../lookup.js'
import { childBy, childrenOf, disconnectParent } from '../relation-rows.js'
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
      { kind: 'assert-present', value: bound(child), problem: notConnected(link, { parent: byId(link.from, parent) }) },
      disconnectParent(link, parent),
    ]
  }
  if (guard.length === 0 && mayCount(link, wheres, context)) {
    context.traits.isReordered = true
    const only = listOf(wheres.map(({ value }) => value))
    return [...guard, { ...disconnectParent(link, parent, { only }), expected: wheres.length }]
  }
  const finder = createFinder(context)
  const children = wheres.map((where) => finder.find(link.to, where))
  wheres.forEach((where, index) => {
    const known = { parent: byId(link.from, parent), child: byId(link.to, children[index] ?? bound('')) }
    finder.assertRow((read) => childBy(link, parent, where, { read: () => read }), notConnected(link, known))
  })
  const ids = listOf(children)
  return [
    ...guard,
    ...finder.steps(),
    ...(children.length > 1 ? [{ kind: 'assert-distinct', ids } as const] : []),
    disconnectParent(link, parent, { only: ids }),
  ]
}

/** Whether as many pairs as there are selectors say that all children are there, and connected: each is named by its id. */
const mayCount = ({ to }: Link, wheres: readonly UniqueSelector[], { order, isRest }: WriteContext): boolean =>
  order === 'batched' &&
  !isRest &&
  everyRowIsNode(to) &&
  wheres.every(({ field, members }) => field === to.id.field.name && members === undefined)
