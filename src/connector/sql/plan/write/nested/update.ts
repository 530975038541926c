import { atOnce } from '../../../../../util/slices.js'
import { bound } from '../../../../../model/value.js'
import { changedScalars, type UniqueSelector, type WriteData } from '../../../../../operation/write.js'
import type { TypeStorage } from '../../../storage/storage.js'
import { createFinder, listOf } from '../lookup.js'
import { childBy, childrenOf } from '../relation-rows.js'
import { lockToUpdate, planUpdate, planUpdates } from '../plan-update.js'
import { notConnected } from '../problems.js'
import { mayChangeTogether, type RowChange } from '../row-changes.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `update`: of listed children, which must be connected, or of the only child of a to-one field. */
export function planNestedUpdate(
  { link, parent, actions }: ActionGroup<'update'>,
  context: WriteContext,
): readonly Step[] {
  const finder = createFinder(context)
  const listed = actions.flatMap(({ where, data }): readonly RowChange[] => {
    if (where === undefined) return []
    const id = finder.find(link.to, where, lockToUpdate(data))
    const problem = notConnected(link, { child: where })
    finder.assertRow((read) => childBy(link, parent, where, { read: () => read }), problem)
    return [{ id, data }]
  })
  const only = actions.flatMap(({ where, data }) => (where === undefined ? [data] : []))
  return [
    ...finder.steps(),
    ...planListed(link.to, listed, context),
    ...only.flatMap((data) => planOnly({ link, parent }, data, context)),
  ]
}

function planListed(type: TypeStorage, changes: readonly RowChange[], context: WriteContext): readonly Step[] {
  if (changes.length < 2 || !changes.every(({ data }) => mayChangeTogether(type, data)))
    return changes.flatMap(({ id, data }) => atOnce(planUpdate(type, id, data, context)))
  return [{ kind: 'assert-distinct', ids: listOf(changes.map(({ id }) => id)) }, ...planUpdates(type, changes, context)]
}

function planOnly(
  { link, parent }: Pick<ActionGroup, 'link' | 'parent'>,
  data: WriteData,
  context: WriteContext,
): readonly Step[] {
  const child = context.freshName('child')
  const select = childrenOf(link, parent, context, { lock: lockToUpdate(data) })
  return [
    { kind: 'read', select, into: child, take: 'first' },
    { kind: 'assert-present', value: bound(child), problem: notConnected(link, {}) },
    ...atOnce(planUpdate(link.to, bound(child), data, context)),
  ]
}

/**
 * Whether listed updates may be looked up together: none of them changes what a later one is found by, or relations on
 * which it may depend.
 */
export function areIndependent(actions: ActionGroup<'update'>['actions']): boolean {
  /** What later ones are found by. */
  const keys = new Set<string>()
  return actions.toReversed().every(({ where, data }) => {
    const changed = changedScalars(data)
    const isFree = data.nested.length === 0 && ![...keys].some((field) => changed.has(field))
    for (const field of where === undefined ? [] : fieldsOf(where)) keys.add(field)
    return isFree
  })
}

const fieldsOf = ({ field, members }: UniqueSelector): readonly string[] =>
  members === undefined ? [field] : members.map((member) => member.field)
