import { bound } from '../../../model/value.js'
import { equals, param } from '../../../sql/build.js'
import { fieldColumn } from '../../read/columns.js'
import { childrenOf } from '../pairs.js'
import { planUpdate } from '../plan-update.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'
import { planNestedCreate } from './create.js'

/** `upsert`: updates the child that is found among the parent's children, else creates one. */
export function planNestedUpsert(
  { link, parent, actions }: ActionGroup<'upsert'>,
  context: WriteContext,
): readonly Step[] {
  return actions.flatMap(({ where, create, update }): readonly Step[] => {
    const child = context.freshName('child')
    const select = childrenOf(link, parent, context, (alias) => {
      if (where === undefined) return undefined
      const key = fieldColumn(link.to, where.field, alias)
      return equals(key, param(where.value, key.scalar))
    })
    // both branches are planned: a fault in the unused one fails the mutation too (mutations.md section 2)
    const absent = planNestedCreate(
      { link, parent, verb: 'create', actions: [{ field: link.field.name, verb: 'create', data: create }] },
      context,
    )
    const present = planUpdate(link.to, bound(child), update, context)
    return [
      { kind: 'read', select, into: child, take: 'first' },
      { kind: 'branch', on: bound(child), present, absent },
    ]
  })
}
