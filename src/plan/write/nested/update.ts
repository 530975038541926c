import { bound } from '../../../model/value.js'
import { lookUp } from '../lookup.js'
import { childrenOf, connectedAmong } from '../pairs.js'
import { planUpdate } from '../plan-update.js'
import { notConnected } from '../problems.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

/** `update`: of listed children, which must be connected, or of the only child of a to-one field. */
export function planNestedUpdate(
  { link, parent, actions }: ActionGroup<'update'>,
  context: WriteContext,
): readonly Step[] {
  const listed = actions.flatMap(({ where, data }) => (where ? [{ where, data }] : []))
  const found = lookUp(
    link.to,
    listed.map(({ where }) => where),
    context,
  )
  const missing = listed.map(({ where }) => notConnected(link, { child: where }))
  const checks: readonly Step[] =
    listed.length === 0
      ? []
      : [
          ...found.steps,
          { kind: 'match', select: connectedAmong(link, parent, found.ids, context), ids: found.ids, missing },
        ]
  const updates = listed.flatMap(({ data }, index) => planUpdate(link.to, found.id(index), data, context))
  const only = actions
    .filter(({ where }) => where === undefined)
    .flatMap(({ data }): readonly Step[] => {
      const child = context.freshName('child')
      return [
        { kind: 'read', select: childrenOf(link, parent, context), into: child, take: 'first' },
        { kind: 'require', value: bound(child), problem: notConnected(link, {}) },
        ...planUpdate(link.to, bound(child), data, context),
      ]
    })
  return [...checks, ...updates, ...only]
}
