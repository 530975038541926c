import { problem } from '../../errors/problem.js'
import { InternalError } from '../../errors/internal-error.js'
import { always, type Filter } from '../../operation/filter.js'
import { inputMeaning, type InputMeaning } from '../schema/meaning.js'
import { asObject, itemsOf, type Input, type InputObject } from './input.js'

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
  return combined(
    'and',
    object.fields.map(({ name, input }) => {
      const field = known[name]
      return field && keyCondition({ name, meaning: inputMeaning(field) }, input, nulls)
    }),
  )
}

/** What lacks conditions drops out; where nothing else is left there is no condition. */
function combined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const operands = conditions.filter((one) => one !== undefined)
  return operands.length > 1 ? { kind, operands } : operands[0]
}

interface Key {
  readonly name: string
  readonly meaning: InputMeaning
}

function keyCondition({ name, meaning }: Key, input: Input, nulls: NullOperators): Condition {
  switch (meaning.kind) {
    case 'logical':
      if (input.kind !== 'null') return toLogical(meaning.operator, itemsOf(input), nulls)
      if (nulls === 'refused') throw problem('filterOperatorNull', { operator: name })
      return undefined
    case 'compare':
      return toComparison(meaning, input)
    case 'in':
      return toMembership(meaning, input)
    case 'text':
      return input.kind === 'leaf' ? { ...meaning, value: input.value } : { kind: 'unknown' }
    case 'relation-filter':
      return toRelationFilter(meaning, input, nulls)
    default:
      throw new InternalError(`${meaning.kind} is no filter`)
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
function toComparison({ field, operator }: Extract<InputMeaning, { kind: 'compare' }>, input: Input): Filter {
  if (input.kind === 'leaf') return { kind: 'compare', field, operator, value: input.value }
  if (operator === 'equals' || operator === 'not') return { kind: 'is-null', field, negated: operator === 'not' }
  return { kind: 'unknown' }
}

function toMembership({ field, negated }: Extract<InputMeaning, { kind: 'in' }>, input: Input): Filter {
  if (input.kind === 'null') return { kind: 'is-null', field, negated }
  if (input.kind !== 'list') throw new InternalError('a membership filter has a list')
  const [first, ...others] = input.items
  if (first === undefined) return { kind: negated ? 'always' : 'never' }
  // ids have a text that stands for null
  if (first.kind === 'null' && others.length === 0) return { kind: 'is-null', field, negated }
  return { kind: 'in', field, negated, value: input.value }
}

function toRelationFilter(
  { field, quantifier }: Extract<InputMeaning, { kind: 'relation-filter' }>,
  input: Input,
  nulls: NullOperators,
): Filter {
  if (input.kind !== 'null') return { kind: 'relation', field, quantifier, filter: filterOf(input, nulls) }
  if (quantifier === 'one') return { kind: 'relation-null', field }
  throw problem('filterToManyByNull', { field })
}
