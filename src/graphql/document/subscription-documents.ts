import { LRUCache } from 'lru-cache'
import {
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql'
import { upperFirst } from '../../model/names.js'
import { fieldMeaning } from '../schema/meaning.js'
import { parseDocument } from './parse-document.js'
import { defaultQueryLimits } from './query-limits.js'
import { knownDocument, type KnownDocument } from './request-cache.js'

/** A document that subscriptions can be started with. */
export interface SubscriptionDocument<Plan extends object> {
  /** The model that its subscriptions are about. */
  readonly type: string
  /** Knows no fields of other models. */
  readonly graphqlSchema: GraphQLSchema
  readonly known: KnownDocument<Plan>
}

export interface SubscriptionDocuments<Plan extends object> {
  /** The document of a text, or why there is none: the first reason only (subscriptions.md section 5). */
  read(source: string): SubscriptionDocument<Plan> | { readonly refusal: string }
}

const noGraphql = 'the GraphQL Query was not valid'
export const unknownModel =
  "The provided query doesn't include any known model name. Please check for the latest subscriptions API."

const maxDocuments = 1000
/** All texts together, in UTF-16 units. */
const maxTextLength = 4_000_000

/** Checks documents of subscriptions against the GraphQL schema of a service, bounded by number and by length. */
export function createSubscriptionDocuments<Plan extends object>(
  graphqlSchema: GraphQLSchema,
  embeddedTypes: ReadonlySet<string>,
): SubscriptionDocuments<Plan> {
  const documents = new LRUCache<string, SubscriptionDocument<Plan>>({
    max: maxDocuments,
    maxSize: maxTextLength,
    sizeCalculation: (_, source) => source.length + 1,
  })
  const narrowed = new Map<string, GraphQLSchema>()

  /** Subscriptions of one model, next to no queries: what else a document asks for is unknown. */
  function schemaOf(fieldName: string): GraphQLSchema {
    const root = graphqlSchema.getSubscriptionType()
    const known = narrowed.get(fieldName)
    if (known !== undefined || root === undefined || root === null) return known ?? graphqlSchema
    const field = root.toConfig().fields[fieldName]
    const schema = new GraphQLSchema({
      query: new GraphQLObjectType({ name: 'Query', fields: { dummy: { type: GraphQLString } } }),
      subscription: new GraphQLObjectType({ name: root.name, fields: field ? { [fieldName]: field } : {} }),
      directives: graphqlSchema.getDirectives(),
      assumeValid: true,
    })
    narrowed.set(fieldName, schema)
    return schema
  }

  return {
    read(source) {
      const cached = documents.get(source)
      if (cached) return cached
      const parsed = parseDocument(source, defaultQueryLimits)
      if (parsed.kind === 'syntax-error') return { refusal: noGraphql }
      if (parsed.kind === 'too-large') return { refusal: parsed.error.message }
      const model = upperFirst(firstFieldOf(parsed.document) ?? '')
      if (embeddedTypes.has(model)) return { refusal: 'Subscriptions on embedded types are not allowed.' }
      const field = subscriptionFieldOf(model, graphqlSchema)
      if (field === undefined) return { refusal: unknownModel }
      const narrow = schemaOf(field)
      const known = knownDocument<Plan>(source, withoutMutations(parsed.document), narrow)
      const [fault] = known.errors
      if (fault) return { refusal: fault.message }
      const document = { type: model, graphqlSchema: narrow, known }
      documents.set(source, document)
      return document
    },
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

function subscriptionFieldOf(model: string, graphqlSchema: GraphQLSchema): string | undefined {
  const fields = Object.values(graphqlSchema.getSubscriptionType()?.getFields() ?? {})
  return fields.find((field) => {
    const meaning = fieldMeaning(field)
    return meaning.kind === 'subscription' && meaning.type === model
  })?.name
}

/** Mutations are never run here, and not looked at either. */
const withoutMutations = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.filter(
    (node) => node.kind !== 'OperationDefinition' || node.operation !== 'mutation',
  ),
})
