import { getNamedType, isEnumType, type GraphQLInputType } from 'graphql'
import { InternalError, invariant } from '../../errors/internal-error.js'
import { problem } from '../../errors/problem.js'
import type { Aggregate, AggregateFunction } from '../../operation/aggregate.js'
import type { SortDirection, SortKey, SortTerm } from '../../operation/sort.js'
import { inputMeaning, sortMeaning, type InputMeaning } from '../schema/meaning.js'
import { toFilter } from './filter.js'
import { asObject, itemsOf, type Input, type InputObject } from './input.js'

/** The argument `sort`; throws problem 3110 for an element with no key or several (beyond.md section 4). */
export const toSort = (input: Input): readonly SortTerm[] => itemsOf(input).map((item) => toTerm(asObject(item)))

/** The one key of an object that gives an order. */
export interface OnlyKey {
  readonly meaning: InputMeaning
  readonly input: Input
  readonly type: GraphQLInputType
}

/** Keys that say more of the order beside them. */
const modifiers: ReadonlySet<InputMeaning['kind']> = new Set(['mode', 'sort-where'])

export function onlyKeyOf(object: InputObject): OnlyKey {
  const known = object.type.getFields()
  const found = object.fields.flatMap(({ name, input }) => {
    const field = known[name]
    if (field === undefined) return []
    const meaning = inputMeaning(field)
    if (modifiers.has(meaning.kind) || input.kind === 'null') return []
    return [{ name, meaning, input, type: field.type }]
  })
  const [only, second] = found
  if (only !== undefined && second === undefined) return only
  throw problem('sortElement', { found: found.length === 0 ? 'none' : found.map(({ name }) => name).join(', ') })
}

export function directionOf({ input, type }: OnlyKey): SortDirection {
  const named = getNamedType(type)
  const value = input.kind === 'leaf' && isEnumType(named) ? named.getValue(String(input.now)) : undefined
  invariant(value, 'a validated order is a value of SortOrder')
  return sortMeaning(value)
}

function toTerm(object: InputObject): SortTerm {
  const only = onlyKeyOf(object)
  const { meaning, input } = only
  switch (meaning.kind) {
    case 'sort-field': {
      const key: SortKey = { kind: 'field', field: meaning.field }
      return { ...directionOf(only), key, ...(ignoresCase(object, meaning.field) ? { ignoresCase: true } : {}) }
    }
    case 'sort-related': {
      const term = toTerm(asObject(input))
      return { ...term, key: { kind: 'related', field: meaning.field, key: term.key } }
    }
    case 'sort-aggregate': {
      const related = asObject(input)
      const { aggregate, ...direction } = toAggregateOrder(onlyKeyOf(related))
      const where = whereOf(related)
      return { ...direction, key: { kind: 'aggregate', field: meaning.field, ...where, aggregate } }
    }
    default:
      throw new InternalError(`${meaning.kind} is no key of an order`)
  }
}

/** `count: DESC`, `sum: {tonnage: ASC}` */
export function toAggregateOrder(only: OnlyKey): SortDirection & { readonly aggregate: Aggregate } {
  const { meaning, input } = only
  if (meaning.kind === 'sort-count') return { ...directionOf(only), aggregate: { function: 'count' } }
  invariant(meaning.kind === 'sort-function', `${meaning.kind} is no aggregate`)
  return ofFunction(meaning.function, onlyKeyOf(asObject(input)))
}

function ofFunction(name: AggregateFunction, only: OnlyKey): SortDirection & { readonly aggregate: Aggregate } {
  const { meaning } = only
  invariant(meaning.kind === 'sort-field', `${meaning.kind} is no field of an aggregate`)
  return { ...directionOf(only), aggregate: { function: name, field: meaning.field } }
}

const ignoresCase = (object: InputObject, fieldName: string): boolean =>
  object.fields.some(({ name, input }) => {
    const field = object.type.getFields()[name]
    const meaning = field && inputMeaning(field)
    return (
      meaning?.kind === 'mode' && meaning.field === fieldName && input.kind === 'leaf' && input.now === 'INSENSITIVE'
    )
  })

function whereOf(object: InputObject): Pick<Extract<SortKey, { kind: 'aggregate' }>, 'where'> {
  for (const { name, input } of object.fields) {
    const field = object.type.getFields()[name]
    if (field === undefined || inputMeaning(field).kind !== 'sort-where') continue
    const where = toFilter(input)
    return where.kind === 'always' ? {} : { where }
  }
  return {}
}
