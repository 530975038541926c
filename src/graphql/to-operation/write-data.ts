import { invariant } from '../../errors/internal-error.js'
import { problem } from '../../errors/problem.js'
import { constant, type Value } from '../../model/value.js'
import type { NestedWrite } from '../../operation/nested-write.js'
import type { ItemChange, NumberChange, WriteData } from '../../operation/write.js'
import { dataAnnotation, inputAnnotation } from '../schema/annotation.js'
import { asObject, type Input } from './input.js'
import { toNestedWrites, type RelatedModel } from './nested-write.js'

/**
 * The `data` of a create or an update (mutations.md sections 5, 8, 11); absent keys are left out. Throws problem 3114
 * for a field that is written twice (beyond.md section 8).
 */
export function toWriteData(input: Input, model: string, related: RelatedModel): WriteData {
  const data = {
    scalars: new Map<string, Value>(),
    lists: new Map<string, Value>(),
    numbers: new Map<string, NumberChange>(),
    items: new Map<string, ItemChange>(),
  }
  const nested: NestedWrite[] = []
  const written = createWrittenOnce()
  const object = input.kind === 'absent' || input.kind === 'null' ? undefined : asObject(input)
  const known = object?.type.getFields() ?? {}
  for (const { name, input: value } of object?.fields ?? []) {
    const field = known[name]
    invariant(field, `a validated input field exists: ${name}`)
    const annotation = dataAnnotation(field)
    switch (annotation.kind) {
      case 'scalar-data':
        written.add(annotation.field, name)
        data.scalars.set(annotation.field, value.kind === 'leaf' ? value.value : constant(null))
        break
      case 'number-change':
        if (value.kind !== 'leaf') break
        written.add(annotation.field, name)
        data.numbers.set(annotation.field, { operator: annotation.operator, operand: value.value })
        break
      case 'list-data': {
        const { set, ...items } = toListChange(value)
        if (set !== undefined && Object.keys(items).length > 0)
          throw problem('writtenTwice', { field: annotation.field, keys: ['set', ...Object.keys(items)].join(', ') })
        if (set !== undefined) data.lists.set(annotation.field, set)
        else if (Object.keys(items).length > 0) data.items.set(annotation.field, items)
        break
      }
      case 'relation-data':
        nested.push(...toNestedWrites(annotation.field, value, related(model, annotation.field), related))
        break
    }
  }
  written.check()
  return { ...data, nested }
}

/** Keys by the field that they write. */
function createWrittenOnce() {
  const keys = new Map<string, string[]>()
  return {
    add: (field: string, key: string): void => void keys.set(field, [...(keys.get(field) ?? []), key]),
    check(): void {
      for (const [field, found] of keys)
        if (found.length > 1) throw problem('writtenTwice', { field, keys: found.join(', ') })
    },
  }
}

/** `{set: [...]}`; null and `{}` change nothing, `{set: null}` empties the list; nothing is pushed or removed by null. */
function toListChange(input: Input): ItemChange & { readonly set?: Value } {
  if (input.kind !== 'object') return {}
  const known = input.type.getFields()
  const change: { set?: Value; push?: Value; remove?: Value } = {}
  for (const { name, input: items } of input.fields) {
    const field = known[name]
    const annotation = field && inputAnnotation(field)
    if (annotation?.kind === 'list-set') change.set = items.kind === 'list' ? items.value : constant([])
    else if (items.kind !== 'list') continue
    else if (annotation?.kind === 'list-push') change.push = items.value
    else if (annotation?.kind === 'list-remove') change.remove = items.value
  }
  return change
}
