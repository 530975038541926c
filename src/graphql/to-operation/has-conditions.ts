import { inputAnnotation } from '../schema/annotation.js'
import { itemsOf, type Input } from './input.js'

/**
 * Whether a `where` object of nodes or events restricts anything: `{}` does not, nor an object that holds only such
 * objects, while the empty lists of `AND: []` and `OR: []` do (queries.md section 14).
 */
export function hasConditions(input: Input): boolean {
  if (input.kind !== 'object') return false
  const known = input.type.getFields()
  return input.fields.some(({ name, input: value }) => {
    const field = known[name]
    if (field === undefined) return false
    switch (inputAnnotation(field).kind) {
      case 'logical': {
        const items = itemsOf(value)
        return value.kind !== 'null' && (items.length === 0 || items.some(hasConditions))
      }
      case 'event-node-filter':
        return value.kind === 'null' || hasConditions(value)
      case 'mode':
        return false
      case 'mutation-in':
      case 'updated-fields':
        return value.kind !== 'null'
      default:
        return true
    }
  })
}
