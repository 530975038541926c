import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import { collectFields, type CollectedField } from '../to-operation/collect-fields.js'
import type { RequestScope } from '../to-operation/request-scope.js'

/** Cuts a plain value down to what a request selects; values of abstract types tell theirs by `type`. */
export function selectFields(
  type: GraphQLOutputType,
  value: unknown,
  selectionSets: CollectedField['selectionSets'],
  scope: RequestScope,
): unknown {
  if (isNonNullType(type)) return selectFields(type.ofType as GraphQLOutputType, value, selectionSets, scope)
  if (value === null || value === undefined) return null
  if (isListType(type))
    return (value as readonly unknown[]).map((item) => selectFields(type.ofType, item, selectionSets, scope))
  if (isLeafType(type)) return value
  const source = value as Readonly<Record<string, unknown>>
  const object = objectTypeOf(type, source, scope)
  const selected = collectFields(selectionSets, object, scope).map(({ key, node, selectionSets: below }) => {
    const name = node.name.value
    if (name === '__typename') return [key, object.name]
    const field = object.getFields()[name]
    invariant(field, `a validated field exists: ${name}`)
    return [key, selectFields(field.type, source[name], below, scope)]
  })
  return Object.fromEntries(selected) as unknown
}

function objectTypeOf(
  type: GraphQLOutputType,
  source: Readonly<Record<string, unknown>>,
  { graphqlSchema }: RequestScope,
): GraphQLObjectType {
  if (isObjectType(type)) return type
  const found = graphqlSchema.getType(String(source['type']))
  invariant(isObjectType(found), `${String(source['type'])} is an object type`)
  return found
}
