import { problem } from '../../errors/problem.js'
import { InternalError } from '../../errors/internal-error.js'
import type { AggregateFunction } from '../../operation/aggregate.js'
import { always, type Filter } from '../../operation/filter.js'
import { aggregateName } from '../../operation/group-by.js'
import { filterAnnotation, type FilterAnnotation } from '../schema/annotation.js'
import { toComparedFields } from './compared-fields.js'
import { asObject, itemsOf, type Input, type InputObject } from './input.js'
import { toJsonFilter } from './json-filter.js'

/** What `AND: null`, `OR: null` and `NOT: null` mean: as if the key were not there, or a refusal (queries.md section 13.3). */
type NullOperators = 'left-out' | 'refused'

type LogicalOperator = 'and' | 'or' | 'not'

/** A condition that restricts something, or undefined for an object that has none. */
type Condition = Filter | undefined

/** A `where` argument as a filter; absent and null hold always (queries.md sections 12-14). */
export const toFilter = (input: Input): Filter => filterOf(input, 'left-out')

/**
 * The `where` of a write of many nodes. A logical operator that is null is refused with a `Problem`: read as if it were
 * not there, a null that slips in would change every node.
 */
export const toFilterOfMany = (input: Input): Filter => filterOf(input, 'refused')

const filterOf = (input: Input, nulls: NullOperators): Filter =>
  input.kind === 'absent' || input.kind === 'null' ? always : (conditionOf(asObject(input), nulls) ?? always)

function conditionOf(object: InputObject, nulls: NullOperators): Condition {
  const known = object.type.getFields()
  const insensitive = insensitiveFields(object)
  return combined(
    'and',
    object.fields.map(({ name, input }) => {
      const field = known[name]
      const condition = field && keyCondition({ name, annotation: filterAnnotation(field) }, input, nulls)
      return condition && insensitive.size > 0 ? withoutCase(condition, insensitive) : condition
    }),
  )
}

/** Fields whose filters in this object do not see the case of letters (beyond.md section 5). */
function insensitiveFields(object: InputObject): ReadonlySet<string> {
  const known = object.type.getFields()
  const found = new Set<string>()
  for (const { name, input } of object.fields) {
    const annotation = known[name] && filterAnnotation(known[name])
    if (annotation?.kind === 'mode' && input.kind === 'leaf' && input.now === 'INSENSITIVE') found.add(annotation.field)
  }
  return found
}

function withoutCase(condition: Filter, fields: ReadonlySet<string>): Filter {
  switch (condition.kind) {
    case 'compare':
    case 'in':
    case 'text':
    case 'list-has':
    case 'list-has-some':
      return fields.has(condition.field) ? { ...condition, ignoresCase: true } : condition
    // one key may stand for several conditions on its field
    case 'and':
      return { ...condition, operands: condition.operands.map((one) => withoutCase(one, fields)) }
    default:
      return condition
  }
}

/** What lacks conditions drops out; where nothing else is left there is no condition. */
function combined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const operands = conditions.filter((one) => one !== undefined)
  return operands.length > 1 ? { kind, operands } : operands[0]
}

interface Key {
  readonly name: string
  readonly annotation: FilterAnnotation
}

function keyCondition({ name, annotation }: Key, input: Input, nulls: NullOperators): Condition {
  switch (annotation.kind) {
    case 'logical':
      if (input.kind !== 'null') return toLogical(annotation.operator, itemsOf(input), nulls)
      if (nulls === 'refused') throw problem('filterOperatorNull', { operator: name })
      return undefined
    case 'compare':
      return toComparison(annotation, input)
    case 'in':
      return toMembership(annotation, input)
    case 'text':
      return input.kind === 'leaf' ? { ...annotation, value: input.value } : { kind: 'unknown' }
    case 'relation-filter':
      return toRelationFilter(annotation, input, nulls)
    case 'mode':
      return undefined
    case 'list-filter':
      return toListFilter(annotation, input)
    case 'json-filter':
      return toJsonFilter(annotation, input)
    case 'text-search':
      return input.kind === 'leaf' ? { ...annotation, value: input.value } : { kind: 'unknown' }
    case 'relation-not':
      return toRelationNot(annotation.field, input, nulls)
    case 'count-compare':
    case 'count-in':
      return toCountFilter(annotation, input)
    case 'having-function': {
      const filter = filterOf(input, nulls)
      return filter.kind === 'always' ? undefined : ofFunction(filter, annotation.function)
    }
    case 'compare-fields':
      return combined('and', itemsOf(input).map(toComparedFields))
  }
}

/** An empty list is a condition of its own; an object without conditions among others is none (queries.md section 14). */
function toLogical(operator: LogicalOperator, items: readonly Input[], nulls: NullOperators): Condition {
  if (items.length === 0) return { kind: operator === 'or' ? 'never' : 'always' }
  const conditions = items.map((item) => conditionOf(asObject(item), nulls))
  return operator === 'not'
    ? { kind: 'not', operands: conditions.map((one) => one ?? always) }
    : combined(operator, conditions)
}

/** An order compared with null is unknown, and so is its negation (queries.md section 14). */
function toComparison({ field, operator }: Extract<FilterAnnotation, { kind: 'compare' }>, input: Input): Filter {
  if (input.kind === 'leaf') return { kind: 'compare', field, operator, value: input.value }
  if (operator === 'equals' || operator === 'not') return { kind: 'is-null', field, negated: operator === 'not' }
  return { kind: 'unknown' }
}

function toMembership({ field, negated }: Extract<FilterAnnotation, { kind: 'in' }>, input: Input): Filter {
  if (input.kind === 'null') return { kind: 'is-null', field, negated }
  if (input.kind !== 'list') throw new InternalError('a membership filter has a list')
  if (input.length === 0) return { kind: negated ? 'always' : 'never' }
  // ids have a text that stands for null
  if (input.length === 1 && input.items[0]?.kind === 'null') return { kind: 'is-null', field, negated }
  return { kind: 'in', field, negated, value: input.value }
}

/** Conditions on fields become conditions on what a function gives for them. */
function ofFunction(filter: Filter, name: AggregateFunction): Filter {
  if ('operands' in filter) return { ...filter, operands: filter.operands.map((one) => ofFunction(one, name)) }
  return 'field' in filter ? { ...filter, field: aggregateName({ function: name, field: filter.field }) } : filter
}

function toListFilter({ field, test }: Extract<FilterAnnotation, { kind: 'list-filter' }>, input: Input): Condition {
  if (test === 'is-empty') {
    if (input.kind !== 'leaf') return undefined
    const empty: Filter = { kind: 'list-is-empty', field }
    return input.now === true ? empty : { kind: 'not', operands: [empty] }
  }
  const has = (value: Input): Filter =>
    value.kind === 'leaf' ? { kind: 'list-has', field, value: value.value } : { kind: 'never' }
  if (test === 'has' || input.kind === 'null') return has(input)
  // how many there are is part of the shape of variables
  if (test === 'has-every') {
    const operands = itemsOf(input).map(has)
    return operands.length === 0 ? always : { kind: 'and', operands }
  }
  if (input.kind !== 'list' || input.length === 0) return { kind: 'never' }
  return { kind: 'list-has-some', field, value: input.value }
}

/** `null`: there is a related node; `{}`: there is none. */
function toRelationNot(field: string, input: Input, nulls: NullOperators): Filter {
  if (input.kind === 'null') return { kind: 'relation', field, quantifier: 'one', filter: always }
  const filter = filterOf(input, nulls)
  if (filter.kind === 'always') return { kind: 'relation-null', field }
  return { kind: 'not', operands: [{ kind: 'relation', field, quantifier: 'one', filter }] }
}

/** A number is never null. */
function toCountFilter(
  annotation: Extract<FilterAnnotation, { kind: 'count-compare' | 'count-in' }>,
  input: Input,
): Condition {
  const { field } = annotation
  if (annotation.kind === 'count-compare') {
    if (input.kind === 'leaf')
      return { kind: 'relation-count', field, operator: annotation.operator, value: input.value }
    return { kind: annotation.operator === 'not' ? 'always' : 'never' }
  }
  const isAny: Filter =
    input.kind === 'list' && input.length > 0
      ? { kind: 'relation-count', field, operator: 'in', value: input.value }
      : { kind: 'never' }
  return annotation.negated ? { kind: 'not', operands: [isAny] } : isAny
}

function toRelationFilter(
  { field, quantifier }: Extract<FilterAnnotation, { kind: 'relation-filter' }>,
  input: Input,
  nulls: NullOperators,
): Filter {
  if (input.kind !== 'null') return { kind: 'relation', field, quantifier, filter: filterOf(input, nulls) }
  if (quantifier === 'one') return { kind: 'relation-null', field }
  throw problem('filterToManyByNull', { field })
}
