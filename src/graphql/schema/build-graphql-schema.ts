import type { Slices } from '../../util/slices.js'
import {
  GraphQLDeprecatedDirective,
  GraphQLEnumType,
  GraphQLIncludeDirective,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLSkipDirective,
} from 'graphql'
import { withOwnIntrospection } from '../introspection/with-own-introspection.js'
import type { Model } from '../../model/model.js'
import { asKnownTypes, collectTypes } from './collect-types.js'
import { declaredValuesKey } from './declared-values.js'
import { directivesOf } from './operation-directives.js'
import { mutationFields } from './mutation-fields.js'
import { queryFields } from './query-fields.js'
import { subscriptionFields } from './subscription-fields.js'
import { createTypeRegistry } from './type-registry.js'

export interface GraphqlSchemaOptions {
  /** Databases that `executeRaw` may be sent to; none: there is no `executeRaw`. */
  readonly rawDatabases: readonly string[]
}

/**
 * The API of a service, computed from its model alone (api-schema.md). Every field, input field and order value carries
 * its meaning (`annotation.ts`).
 */
export function* buildGraphqlSchema(model: Model, options: GraphqlSchemaOptions): Slices<GraphQLSchema> {
  const registry = createTypeRegistry(model)
  for (const { name, values } of model.enums)
    registry.addEnum(
      new GraphQLEnumType({
        name,
        values: Object.fromEntries(values.map((value) => [value, {}])),
        // the original showed repeated values as often as they were declared
        ...(new Set(values).size < values.length ? { extensions: { [declaredValuesKey]: values } } : {}),
      }),
    )
  const hasTypes = model.types.some(({ isEmbedded }) => !isEmbedded)
  // a type of the old syntax may have this name; it then hides the root type
  const hasSubscriptions = hasTypes && !model.types.some(({ name }) => name === 'Subscription')
  const hasMutations = hasTypes || options.rawDatabases.length > 0
  const query = Object.fromEntries(yield* queryFields(registry, options.rawDatabases))
  const mutation = hasMutations ? Object.fromEntries(yield* mutationFields(registry, options.rawDatabases)) : undefined
  const subscription = hasSubscriptions ? subscriptionFields(registry) : undefined
  yield* registry.resolve()
  const roots = {
    query: new GraphQLObjectType({ name: 'Query', fields: query }),
    ...(mutation ? { mutation: new GraphQLObjectType({ name: 'Mutation', fields: mutation }) } : {}),
    ...(subscription ? { subscription: new GraphQLObjectType({ name: 'Subscription', fields: subscription }) } : {}),
  }
  const graphqlSchema = new GraphQLSchema({
    ...roots,
    types: asKnownTypes(yield* collectTypes(Object.values(roots))),
    directives: [
      GraphQLIncludeDirective,
      GraphQLSkipDirective,
      GraphQLDeprecatedDirective,
      ...directivesOf(model.features),
    ],
    // built from a checked model
    assumeValid: true,
  })
  return withOwnIntrospection(graphqlSchema)
}
