import { LRUCache } from 'lru-cache'
import type { GraphQLSchema } from 'graphql'
import { readSubscription } from './read-subscription.js'
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
  return {
    read(source) {
      const cached = documents.get(source)
      if (cached) return cached
      const found = readSubscription(source, graphqlSchema, embeddedTypes)
      if (found.kind === 'syntax-error') return { refusal: noGraphql }
      if (found.kind === 'refused') return { refusal: found.message }
      const known = knownDocument<Plan>(source, found.document, found.graphqlSchema)
      const [fault] = known.errors
      if (fault) return { refusal: fault.message }
      const document = { type: found.type, graphqlSchema: found.graphqlSchema, known }
      documents.set(source, document)
      return document
    },
  }
}
