import { getNamedType, isEnumType, type GraphQLInputType } from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import { problem } from '../../errors/problem.js'
import type { Aggregate, AggregateFunction } from '../../operation/aggregate.js'
import type { SortDirection, SortKey, SortTerm } from '../../operation/sort.js'
import {
  aggregateOrder,
  inputAnnotation,
  sortAnnotation,
  sortFieldAnnotation,
  sortKeyAnnotation,
  type AggregateOrderAnnotation,
  type InputAnnotation,
  type InputReader,
  type SortFieldAnnotation,
} from '../schema/annotation.js'
import { toFilter } from './filter.js'
import { asObject, itemsOf, type Input, type InputObject } from './input.js'

/** The argument `sort`; throws problem 3110 for an element with no key or several (beyond.md section 4). */
export const toSort = (input: Input): readonly SortTerm[] => itemsOf(input).map((item) => toTerm(asObject(item)))

/** The one key of an object that gives an order. */
export interface OnlyKey<A extends InputAnnotation> {
  readonly annotation: A
  readonly input: Input
  readonly type: GraphQLInputType
}

/** Keys that say more of the order beside them. */
const modifiers: ReadonlySet<InputAnnotation['kind']> = new Set(['mode', 'sort-where'])

export function onlyKeyOf<A extends InputAnnotation>(object: InputObject, read: InputReader<A>): OnlyKey<A> {
  const known = object.type.getFields()
  const found = object.fields.flatMap(({ name, input }) => {
    const field = known[name]
    if (field === undefined) return []
    if (modifiers.has(inputAnnotation(field).kind) || input.kind === 'null') return []
    return [{ name, annotation: read(field), input, type: field.type }]
  })
  const [only, second] = found
  if (only !== undefined && second === undefined) return only
  throw problem('sortElement', { found: found.length === 0 ? 'none' : found.map(({ name }) => name).join(', ') })
}

export function directionOf({ input, type }: Pick<OnlyKey<InputAnnotation>, 'input' | 'type'>): SortDirection {
  const named = getNamedType(type)
  const value = input.kind === 'leaf' && isEnumType(named) ? named.getValue(String(input.now)) : undefined
  invariant(value, 'a validated order is a value of SortOrder')
  return sortAnnotation(value)
}

function toTerm(object: InputObject): SortTerm {
  const only = onlyKeyOf(object, sortKeyAnnotation)
  const { annotation, input } = only
  switch (annotation.kind) {
    case 'sort-field': {
      const key: SortKey = { kind: 'field', field: annotation.field }
      return { ...directionOf(only), key, ...(ignoresCase(object, annotation.field) ? { ignoresCase: true } : {}) }
    }
    case 'sort-related': {
      const term = toTerm(asObject(input))
      return { ...term, key: { kind: 'related', field: annotation.field, key: term.key } }
    }
    case 'sort-relevance':
      return toRelevance(annotation.index, asObject(input))
    case 'sort-aggregate': {
      const related = asObject(input)
      const { aggregate, ...direction } = toAggregateOrder(onlyKeyOf(related, aggregateOrder))
      const where = whereOf(related)
      return { ...direction, key: { kind: 'aggregate', field: annotation.field, ...where, aggregate } }
    }
  }
}

/** `text_relevance: {search: "words", sort: DESC}` */
function toRelevance(index: string, object: InputObject): SortTerm {
  const parts = new Map(
    object.fields.flatMap(({ name, input }) => {
      const field = object.type.getFields()[name]
      if (field === undefined) return []
      const annotation = inputAnnotation(field)
      return annotation.kind === 'relevance-part' ? [[annotation.part, { input, type: field.type }] as const] : []
    }),
  )
  const [search, sort] = [parts.get('search'), parts.get('sort')]
  invariant(search?.input.kind === 'leaf' && sort, 'a validated relevance has its parts')
  return { ...directionOf(sort), key: { kind: 'relevance', index, search: search.input.value } }
}

/** `count: DESC`, `sum: {tonnage: ASC}` */
export function toAggregateOrder(
  only: OnlyKey<AggregateOrderAnnotation>,
): SortDirection & { readonly aggregate: Aggregate } {
  const { annotation, input } = only
  if (annotation.kind === 'sort-count') return { ...directionOf(only), aggregate: { function: 'count' } }
  return ofFunction(annotation.function, onlyKeyOf(asObject(input), sortFieldAnnotation))
}

const ofFunction = (
  name: AggregateFunction,
  only: OnlyKey<SortFieldAnnotation>,
): SortDirection & { readonly aggregate: Aggregate } => ({
  ...directionOf(only),
  aggregate: { function: name, field: only.annotation.field },
})

const ignoresCase = (object: InputObject, fieldName: string): boolean =>
  object.fields.some(({ name, input }) => {
    const field = object.type.getFields()[name]
    const annotation = field && inputAnnotation(field)
    return (
      annotation?.kind === 'mode' &&
      annotation.field === fieldName &&
      input.kind === 'leaf' &&
      input.now === 'INSENSITIVE'
    )
  })

function whereOf(object: InputObject): Pick<Extract<SortKey, { kind: 'aggregate' }>, 'where'> {
  for (const { name, input } of object.fields) {
    const field = object.type.getFields()[name]
    if (field === undefined || inputAnnotation(field).kind !== 'sort-where') continue
    const where = toFilter(input)
    return where.kind === 'always' ? {} : { where }
  }
  return {}
}
