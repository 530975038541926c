import { bound } from '../../../../../model/value.js'
import type { Filter } from '../../../../../operation/filter.js'
import { anyOf } from '../../../tree/build.js'
import type { Expression, RowLock } from '../../../tree/tree.js'
import type { Link } from '../../../storage/storage.js'
import type { Value } from '../../../../../model/value.js'
import { planFilter } from '../../read/filter.js'
import { childrenOf } from '../relation-rows.js'
import { lockToUpdate } from '../plan-update.js'
import { planPreviousByIds, capturePrevious } from '../previous-values.js'
import { holdAllChanged } from '../held-rows.js'
import { planSameChange } from '../row-changes.js'
import { updatedFields } from '../scalar-values.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `updateMany`: the parent's children that satisfy the filter get the scalars; none is no error. */
export function planNestedUpdateMany(
  { link, parent, actions }: ActionGroup<'update-many'>,
  context: WriteContext,
): readonly Step[] {
  return actions.flatMap(({ where, data }): readonly Step[] => {
    const ids = context.freshName('children')
    const remember = capturePrevious(planPreviousByIds(link.to, bound(ids), 'many'), 'batch', context)
    return [
      readChildren({ link, parent, where: [where], lock: lockToUpdate(data) }, ids, context),
      { ...remember.step, chunkedList: ids },
      ...holdAllChanged(link.to, ids, data, context),
      ...planSameChange(link.to, ids, data),
      {
        kind: 'emit-change',
        change: {
          kind: 'updated',
          type: link.to.type.name,
          id: bound(ids),
          updatedFields: updatedFields(link.to, data),
          origin: 'batch',
          previous: remember.name,
        },
      },
    ]
  })
}

/** `deleteMany`: the children that satisfy any of the filters, with cascades and guards. */
export function planNestedDeleteMany(
  { link, parent, actions }: ActionGroup<'delete-many'>,
  context: WriteContext,
): readonly Step[] {
  const ids = context.freshName('children')
  const where = actions.map((action) => action.where)
  return [
    readChildren({ link, parent, where, lock: 'removal' }, ids, context),
    {
      kind: 'delete-nodes',
      ids: bound(ids),
      type: link.to.type.name,
      origin: 'batch',
      isList: actions.length > 1,
    },
  ]
}

interface Children {
  readonly link: Link
  readonly parent: Value
  /** They satisfy any of these. */
  readonly where: readonly Filter[]
  readonly lock: RowLock | undefined
}

const readChildren = ({ link, parent, where, lock }: Children, into: string, context: WriteContext): Step => ({
  kind: 'read',
  select: childrenOf(link, parent, context, {
    where: (alias, read) => satisfiesAny(where.map((filter) => planFilter(filter, link.to, alias, read))),
    lock,
  }),
  into,
  take: 'all',
})

/** A condition that is absent holds for all. */
function satisfiesAny(conditions: readonly (Expression | undefined)[]): Expression | undefined {
  const present = conditions.filter((one) => one !== undefined)
  if (present.length < conditions.length) return undefined
  return present.length === 1 ? present[0] : anyOf(present)
}
