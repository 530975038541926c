import { atOnce } from '../../../../../util/slices.js'
import { bound } from '../../../../../model/value.js'
import { childBy, childrenOf } from '../relation-rows.js'
import { lockToUpdate, planUpdate } from '../plan-update.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'
import { planNestedCreate } from './create.js'
import { planUpsertList, uniformUpserts } from './upsert-list.js'

/** `upsert`: updates the child that is found among the parent's children, else creates one. */
export function planNestedUpsert(
  { link, parent, verb, actions }: ActionGroup<'upsert'>,
  context: WriteContext,
): readonly Step[] {
  context.traits.hasUpsert = true
  const together = uniformUpserts({ link, parent, verb, actions })
  if (together) return planUpsertList({ link, parent, verb, actions }, together, context)
  return actions.flatMap(({ where, create, update }): readonly Step[] => {
    const child = context.freshName('child')
    const lock = lockToUpdate(update)
    const select =
      where === undefined ? childrenOf(link, parent, context, { lock }) : childBy(link, parent, where, context, lock)
    const absent = atOnce(
      planNestedCreate(
        { link, parent, verb: 'create', actions: [{ field: link.field.name, verb: 'create', data: create }] },
        context,
      ),
    )
    const present = atOnce(planUpdate(link.to, bound(child), update, context))
    return [
      { kind: 'read', select, into: child, take: 'first' },
      { kind: 'branch', on: bound(child), present, absent },
    ]
  })
}
