import { InternalError, invariant } from '../../errors/internal-error.js'
import { constant, type Value } from '../../model/value.js'
import type { NestedWrite } from '../../operation/nested-write.js'
import type { WriteData } from '../../operation/write.js'
import { inputMeaning } from '../schema/meaning.js'
import { asObject, type Input } from './input.js'
import { toNestedWrites, type RelatedModel } from './nested-write.js'

/** The `data` of a create or an update (mutations.md sections 5, 8, 11); absent keys are left out. */
export function toWriteData(input: Input, model: string, related: RelatedModel): WriteData {
  const scalars = new Map<string, Value>()
  const lists = new Map<string, Value>()
  const nested: NestedWrite[] = []
  const object = input.kind === 'absent' || input.kind === 'null' ? undefined : asObject(input)
  const known = object?.type.getFields() ?? {}
  for (const { name, input: value } of object?.fields ?? []) {
    const field = known[name]
    invariant(field, `a validated input field exists: ${name}`)
    const meaning = inputMeaning(field)
    switch (meaning.kind) {
      case 'scalar-data':
        scalars.set(meaning.field, value.kind === 'leaf' ? value.value : constant(null))
        break
      case 'list-data': {
        const list = toListValue(value)
        if (list !== undefined) lists.set(meaning.field, list)
        break
      }
      case 'relation-data':
        nested.push(...toNestedWrites(meaning.field, value, related(model, meaning.field), related))
        break
      default:
        throw new InternalError(`${meaning.kind} is no data`)
    }
  }
  return { scalars, lists, nested }
}

/** `{set: [...]}`; null and `{}` change nothing, `{set: null}` empties the list. */
function toListValue(input: Input): Value | undefined {
  if (input.kind !== 'object') return undefined
  const [set] = input.fields
  if (set === undefined) return undefined
  return set.input.kind === 'list' ? set.input.value : constant([])
}
