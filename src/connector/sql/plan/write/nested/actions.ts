import { actionsByPlace } from '../actions-by-place.js'
import type { Value } from '../../../../../model/value.js'
import type { NestedVerb, NestedWrite } from '../../../../../operation/nested-write.js'
import type { Link, TypeStorage } from '../../../storage/storage.js'
import { chunksOf } from '../../../../../util/chunks-of.js'
import { linkOf } from '../../read/columns.js'

/** Verbs in the order of their execution (mutations.md section 11.3). */
export const verbOrder: readonly NestedVerb[] = [
  'create',
  'connect-or-create',
  'update',
  'upsert',
  'delete',
  'connect',
  'set',
  'disconnect',
  'update-many',
  'delete-many',
]

/** Actions with one verb on one field of one parent, in the order of the request. */
export type ActionGroup<V extends NestedVerb = NestedVerb> = {
  readonly [K in V]: {
    readonly link: Link
    readonly parent: Value
    readonly verb: K
    readonly actions: readonly Extract<NestedWrite, { verb: K }>[]
  }
}[V]

/** A parent's actions by verb, inside a verb by field in the datamodel's order. */
export function actionGroups(type: TypeStorage, parent: Value, nested: readonly NestedWrite[]): readonly ActionGroup[] {
  const fields = [...type.links.keys()]
  return verbOrder.flatMap((verb) =>
    fields.flatMap((field) => {
      const actions = actionsByPlace(nested, field, verb)
      return actions.length === 0 ? [] : [{ link: linkOf(type, field), parent, verb, actions } as ActionGroup]
    }),
  )
}

/** Groups of at most so many of the actions, in their order. */
export const inBatches = (group: ActionGroup, size: number): readonly ActionGroup[] =>
  group.actions.length <= size
    ? [group]
    : chunksOf<NestedWrite>(group.actions, size).map((actions) => ({ ...group, actions }) as ActionGroup)
