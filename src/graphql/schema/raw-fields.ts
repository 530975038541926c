import { GraphQLList, GraphQLNonNull, type GraphQLFieldConfigArgumentMap } from 'graphql'
import { annotationOf } from './annotation.js'
import { intType, jsonType, jsonValueType, stringType } from './scalar-types.js'
import type { NamedField, TypeRegistry } from './type-registry.js'

/** What the feature RAW adds to `executeRaw`: values of `$1 …` (beyond.md section 17). */
export const parametersArgument = (registry: TypeRegistry): GraphQLFieldConfigArgumentMap =>
  registry.model.features.has('RAW')
    ? { parameters: { type: new GraphQLList(jsonValueType), description: 'The values of $1, $2 and so on.' } }
    : {}

/** `queryRaw`: one statement of the user's own that only reads. */
export const queryRawField = (registry: TypeRegistry): NamedField => [
  'queryRaw',
  {
    type: new GraphQLNonNull(jsonType),
    args: {
      query: { type: new GraphQLNonNull(stringType) },
      ...parametersArgument(registry),
      first: { type: intType, description: 'At most so many rows.' },
    },
    extensions: annotationOf({ kind: 'query-raw' }),
  },
]
