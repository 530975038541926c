import { getNamedType, isEnumType, type GraphQLEnumValue } from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import { problem } from '../../errors/problem.js'
import type { Filter } from '../../operation/filter.js'
import { comparisonMeaning, inputAnnotation, scalarFieldMeaning } from '../schema/annotation.js'
import { asObject, type Input } from './input.js'

/** `{field: hull, op: LT, to: tonnage}`; throws problem 3106 where the fields are of kinds that do not compare. */
export function toComparedFields(input: Input): Filter {
  const object = asObject(input)
  const parts = new Map<string, GraphQLEnumValue>()
  for (const { name, input: part } of object.fields) {
    const field = object.type.getFields()[name]
    const type = getNamedType(field?.type)
    const annotation = field && inputAnnotation(field)
    const value = part.kind === 'leaf' && isEnumType(type) ? type.getValue(String(part.now)) : undefined
    if (annotation?.kind === 'compare-part' && value) parts.set(annotation.part, value)
  }
  const [left, operator, right] = ['field', 'op', 'to'].map((part) => parts.get(part))
  invariant(left && operator && right, 'a validated comparison has all its parts')
  const [one, other] = [scalarFieldMeaning(left), scalarFieldMeaning(right)]
  if (one.comparesAs !== other.comparesAs)
    throw problem('fieldsNotComparable', { field: one.field, other: other.field })
  return {
    kind: 'compare-fields',
    field: one.field,
    operator: comparisonMeaning(operator).operator,
    other: other.field,
  }
}
