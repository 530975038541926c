import {
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql'
import { upperFirst } from '../../model/names.js'
import { rootAnnotation } from '../schema/annotation.js'
import { parseDocument } from './parse-document.js'
import { defaultQueryLimits, type QueryLimits } from './query-limits.js'

/** A text that may be a subscription, before it is validated. */
export type ReadSubscription =
  | { readonly kind: 'syntax-error' }
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'subscription'
      /** The model that it is about. */
      readonly type: string
      /** Without mutations, which are never run here and not looked at either. */
      readonly document: DocumentNode
      /** What the document is validated against: it knows no fields of other models. */
      readonly graphqlSchema: GraphQLSchema
    }

export const unknownModel =
  "The provided query doesn't include any known model name. Please check for the latest subscriptions API."

/** Finds the model that a text subscribes to (subscriptions.md section 5). */
export function readSubscription(
  source: string,
  graphqlSchema: GraphQLSchema,
  {
    embeddedTypes = new Set(),
    limits = defaultQueryLimits,
  }: { readonly embeddedTypes?: ReadonlySet<string>; readonly limits?: QueryLimits } = {},
): ReadSubscription {
  const parsed = parseDocument(source, limits)
  if (parsed.kind === 'syntax-error') return { kind: 'syntax-error' }
  if (parsed.kind === 'too-large') return { kind: 'refused', message: parsed.error.message }
  const type = upperFirst(firstFieldOf(parsed.document) ?? '')
  if (embeddedTypes.has(type)) return { kind: 'refused', message: 'Subscriptions on embedded types are not allowed.' }
  const field = subscriptionFieldOf(type, graphqlSchema)
  if (field === undefined) return { kind: 'refused', message: unknownModel }
  return {
    kind: 'subscription',
    type,
    document: withoutMutations(parsed.document),
    graphqlSchema: narrowedTo(field, graphqlSchema),
  }
}

/** Name of the first selection of the last subscription, if it is a field. */
function firstFieldOf(document: DocumentNode): string | undefined {
  const subscription = document.definitions.findLast(
    (node): node is OperationDefinitionNode => node.kind === 'OperationDefinition' && node.operation === 'subscription',
  )
  const [first] = subscription?.selectionSet.selections ?? []
  return first?.kind === 'Field' ? first.name.value : undefined
}

function subscriptionFieldOf(type: string, graphqlSchema: GraphQLSchema): string | undefined {
  const fields = Object.values(graphqlSchema.getSubscriptionType()?.getFields() ?? {})
  return fields.find((field) => {
    const annotation = rootAnnotation(field)
    return annotation.kind === 'subscription' && annotation.type === type
  })?.name
}

const withoutMutations = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.filter(
    (node) => node.kind !== 'OperationDefinition' || node.operation !== 'mutation',
  ),
})

/** Narrowed GraphQL schemas, by the only field of their subscriptions. */
const narrowed = new WeakMap<GraphQLSchema, Map<string, GraphQLSchema>>()

/** Subscriptions of one model, next to no queries: what else a document asks for is unknown. */
function narrowedTo(fieldName: string, graphqlSchema: GraphQLSchema): GraphQLSchema {
  const known = narrowed.get(graphqlSchema) ?? new Map<string, GraphQLSchema>()
  narrowed.set(graphqlSchema, known)
  const root = graphqlSchema.getSubscriptionType()
  const before = known.get(fieldName)
  if (before !== undefined || root === undefined || root === null) return before ?? graphqlSchema
  const field = root.toConfig().fields[fieldName]
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { dummy: { type: GraphQLString } } }),
    subscription: new GraphQLObjectType({ name: root.name, fields: field ? { [fieldName]: field } : {} }),
    directives: graphqlSchema.getDirectives(),
    assumeValid: true,
  })
  known.set(fieldName, schema)
  return schema
}
