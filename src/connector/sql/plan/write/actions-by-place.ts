import type { NestedVerb, NestedWrite } from '../../../../operation/nested-write.js'
import { groupBy } from '../../../../util/group-by.js'

const indexes = new WeakMap<readonly NestedWrite[], ReadonlyMap<string, readonly NestedWrite[]>>()

const keyOf = ({ field, verb }: { readonly field: string; readonly verb: string }): string => `${field} ${verb}`

/** The actions of one verb on one field, in order. All are looked through once, whatever the number of fields and verbs. */
export function actionsByPlace<V extends NestedVerb>(
  nested: readonly NestedWrite[],
  field: string,
  verb: V,
): readonly Extract<NestedWrite, { verb: V }>[] {
  if (nested.length === 0) return []
  const index = indexes.get(nested) ?? groupBy(nested, keyOf)
  indexes.set(nested, index)
  return (index.get(keyOf({ field, verb })) ?? []) as readonly Extract<NestedWrite, { verb: V }>[]
}
