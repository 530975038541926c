import { problem } from '../../errors/problem.js'
import { InternalError } from '../../errors/internal-error.js'
import { always, type Filter } from '../../operation/filter.js'
import { inputMeaning, type InputMeaning } from '../schema/meaning.js'
import { asObject, itemsOf, type Input, type InputObject } from './input.js'

/** A `where` argument as a filter; absent and null hold always (queries.md sections 12-14). */
export function toFilter(input: Input): Filter {
  if (input.kind === 'absent' || input.kind === 'null') return always
  return filterOfObject(asObject(input))
}

function filterOfObject(object: InputObject): Filter {
  const known = object.type.getFields()
  const operands = object.fields.flatMap(({ name, input }) => {
    const field = known[name]
    return field === undefined ? [] : toCondition(inputMeaning(field), input)
  })
  const [first] = operands
  return first === undefined ? always : operands.length === 1 ? first : { kind: 'and', operands }
}

function toCondition(meaning: InputMeaning, input: Input): Filter | readonly Filter[] {
  switch (meaning.kind) {
    case 'logical':
      // null as a whole counts as if the key were not there
      return input.kind === 'null' ? [] : toLogical(meaning.operator, itemsOf(input))
    case 'compare':
      return toComparison(meaning, input)
    case 'in':
      return toMembership(meaning, input)
    case 'text':
      return input.kind === 'leaf' ? { ...meaning, value: input.value } : { kind: 'never' }
    case 'relation-filter':
      return toRelationFilter(meaning, input)
    default:
      throw new InternalError(`${meaning.kind} is no filter`)
  }
}

function toLogical(operator: 'and' | 'or' | 'not', items: readonly Input[]): Filter {
  return { kind: operator, operands: items.map(toFilter) }
}

function toComparison({ field, operator }: Extract<InputMeaning, { kind: 'compare' }>, input: Input): Filter {
  if (input.kind === 'leaf') return { kind: 'compare', field, operator, value: input.value }
  if (operator === 'equals' || operator === 'not') return { kind: 'is-null', field, negated: operator === 'not' }
  return { kind: 'never' }
}

function toMembership({ field, negated }: Extract<InputMeaning, { kind: 'in' }>, input: Input): Filter {
  if (input.kind === 'null') return { kind: 'is-null', field, negated }
  if (input.kind !== 'list') throw new InternalError('a membership filter has a list')
  if (input.items.length === 0) return { kind: negated ? 'always' : 'never' }
  return { kind: 'in', field, negated, value: input.value }
}

function toRelationFilter(
  { field, quantifier }: Extract<InputMeaning, { kind: 'relation-filter' }>,
  input: Input,
): Filter {
  if (input.kind !== 'null') return { kind: 'relation', field, quantifier, filter: toFilter(input) }
  if (quantifier === 'one') return { kind: 'relation-null', field }
  throw problem('filterToManyByNull', { field })
}
