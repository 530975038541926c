import { problem } from '../../../../errors/problem.js'
import type { Filter } from '../../../../operation/filter.js'

/** Operators and relations in each other up to which a filter is planned as it is given. */
const plainDepth = 6
/** Of a filter whose operators are merged: what every database takes in one statement. */
const maxDepth = 20

/**
 * A filter that every database takes: deep ones are rewritten to equal ones with fewer levels, and those that stay too
 * deep are refused with a problem. Negations go down to the conditions by De Morgan's laws, which hold for unknown
 * conditions too; operators of one kind within each other become one.
 */
export function boundedFilter(filter: Filter): Filter {
  if (depthOf(filter) <= plainDepth) return filter
  const merged = merge(filter, false)
  const depth = depthOf(merged)
  if (depth > maxDepth) throw problem('filterTooDeep', { depth: String(depth), limit: String(maxDepth) })
  return merged
}

function depthOf(filter: Filter): number {
  switch (filter.kind) {
    case 'and':
    case 'or':
    case 'not':
      return 1 + filter.operands.reduce((most, operand) => Math.max(most, depthOf(operand)), 0)
    case 'relation':
      return 1 + depthOf(filter.filter)
    default:
      return 0
  }
}

function merge(filter: Filter, isNegated: boolean): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const opposite = filter.kind === 'and' ? 'or' : 'and'
      return joined(
        isNegated ? opposite : filter.kind,
        filter.operands.map((operand) => merge(operand, isNegated)),
      )
    }
    case 'not':
      return joined(
        isNegated ? 'or' : 'and',
        filter.operands.map((operand) => merge(operand, !isNegated)),
      )
    case 'always':
    case 'never':
      return (filter.kind === 'always') === isNegated ? { kind: 'never' } : { kind: 'always' }
    case 'relation': {
      const inner: Filter = { ...filter, filter: merge(filter.filter, false) }
      return isNegated ? { kind: 'not', operands: [inner] } : inner
    }
    default:
      return isNegated ? { kind: 'not', operands: [filter] } : filter
  }
}

function joined(kind: 'and' | 'or', operands: readonly Filter[]): Filter {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]))
  const [only] = flat
  return only !== undefined && flat.length === 1 ? only : { kind, operands: flat }
}
