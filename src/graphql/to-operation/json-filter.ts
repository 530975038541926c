import type { JsonTest } from '../../model/json-test.js'
import { constant, type Value } from '../../model/value.js'
import type { Filter } from '../../operation/filter.js'
import { inputAnnotation, type FilterAnnotation, type JsonKey } from '../schema/annotation.js'
import { asObject, itemsOf, type Input, type InputObject } from './input.js'

/**
 * `f: JsonFilter` and `f_not` (beyond.md section 5): the conditions of all keys on the value at `path`; null stands for
 * the field's own null. Undefined: no condition.
 */
export function toJsonFilter(
  { field, negated }: Extract<FilterAnnotation, { kind: 'json-filter' }>,
  input: Input,
): Filter | undefined {
  if (input.kind === 'null') return { kind: 'is-null', field, negated }
  const keys = keysOf(asObject(input))
  const path = itemsOf(keys.get('path') ?? { kind: 'absent' }).map((item) =>
    item.kind === 'leaf' ? String(item.now) : '',
  )
  const mode = keys.get('mode')
  const ignoresCase = mode?.kind === 'leaf' && mode.now === 'INSENSITIVE'
  const at = (test: JsonTest<Value>): Filter => ({ kind: 'json', field, path, test })
  const conditions = [...keys].flatMap(([key, value]) => conditionOf(key, value, { at, ignoresCase }) ?? [])
  const [first] = conditions
  if (first === undefined) return undefined
  const all: Filter = conditions.length === 1 ? first : { kind: 'and', operands: conditions }
  return negated ? { kind: 'not', operands: [all] } : all
}

function keysOf(object: InputObject): ReadonlyMap<JsonKey, Input> {
  const known = object.type.getFields()
  return new Map(
    object.fields.flatMap(({ name, input }) => {
      const annotation = known[name] && inputAnnotation(known[name])
      return annotation?.kind === 'json-key' ? [[annotation.key, input] as const] : []
    }),
  )
}

interface Place {
  /** The condition on the value at the path. */
  at(test: JsonTest<Value>): Filter
  readonly ignoresCase: boolean
}

const never: Filter = { kind: 'never' }

function conditionOf(key: JsonKey, input: Input, { at, ignoresCase }: Place): Filter | undefined {
  // of the JSON values null is one; elsewhere null compares with nothing
  const json = input.kind === 'leaf' ? input.value : constant('null')
  const plain = (test: (value: Value) => JsonTest<Value>): Filter =>
    input.kind === 'leaf' ? at(test(input.value)) : never
  switch (key) {
    case 'path':
    case 'mode':
      return undefined
    case 'exists': {
      if (input.kind !== 'leaf') return undefined
      const exists = at({ kind: 'exists' })
      return input.now === true ? exists : { kind: 'not', operands: [exists] }
    }
    case 'equals':
      return at({ kind: 'equals', value: json })
    case 'not':
      return { kind: 'not', operands: [at({ kind: 'equals', value: json })] }
    case 'in': {
      if (input.kind === 'null') return never
      const operands = itemsOf(input).map((item) => conditionOf('equals', item, { at, ignoresCase }) ?? never)
      return operands.length === 0 ? never : { kind: 'or', operands }
    }
    case 'string_contains':
      return plain((value) => ({ kind: 'text', match: 'contains', value, ignoresCase }))
    case 'string_starts_with':
      return plain((value) => ({ kind: 'text', match: 'starts-with', value, ignoresCase }))
    case 'string_ends_with':
      return plain((value) => ({ kind: 'text', match: 'ends-with', value, ignoresCase }))
    case 'array_contains':
      return at({ kind: 'array-contains', value: json, isList: kindOf(input) === 'array' })
    case 'array_starts_with':
      return at({ kind: 'array-end', end: 'first', value: json })
    case 'array_ends_with':
      return at({ kind: 'array-end', end: 'last', value: json })
    case 'has_key':
      return plain((value) => ({ kind: 'has-key', value }))
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      const of = kindOf(input)
      if (of !== 'number' && of !== 'string') return never
      return at({ kind: 'order', operator: key, of, value: json })
    }
  }
}

/** The kind of a JSON value belongs to the shape of variables. */
function kindOf(input: Input): 'array' | 'number' | 'string' | 'other' {
  if (input.kind !== 'leaf') return 'other'
  const text = String(input.now)
  if (text.startsWith('[')) return 'array'
  if (text.startsWith('"')) return 'string'
  return /^[-\d]/.test(text) ? 'number' : 'other'
}
