import type { GraphQLSchema } from 'graphql'
import { introspectionTypes } from './introspection-types.js'

/** Puts the original's introspection types in the place of graphql-js's, so that fragments on `__Type` mean them. */
export function withOwnIntrospection(graphqlSchema: GraphQLSchema): GraphQLSchema {
  const types = graphqlSchema.getTypeMap()
  for (const type of introspectionTypes) types[type.name] = type
  return graphqlSchema
}
