import type { GraphQLSchema } from 'graphql'
import type { Slices } from '../../util/slices.js'
import type { DocumentBudget } from './document-budget.js'
import type { QueryLimits } from './query-limits.js'
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
  read(source: string): Slices<SubscriptionDocument<Plan> | { readonly rejection: string }>
  /** A plan was added to a document's operation. */
  grown(document: SubscriptionDocument<Plan>): void
}

const noGraphql = 'the GraphQL Query was not valid'

/**
 * Checks documents of subscriptions against the GraphQL schema of a service, and keeps them as far as the budget goes:
 * from their first time on, for clients start them again on each connection.
 */
export function createSubscriptionDocuments<Plan extends object>(
  graphqlSchema: GraphQLSchema,
  embeddedTypes: ReadonlySet<string>,
  { limits, budget }: { readonly limits: QueryLimits; readonly budget: DocumentBudget },
): SubscriptionDocuments<Plan> {
  const documents = new Map<string, SubscriptionDocument<Plan>>()
  return {
    *read(source) {
      const kept = documents.get(source)
      if (kept) {
        budget.use(kept)
        return kept
      }
      const found = readSubscription(source, graphqlSchema, { embeddedTypes, limits })
      if (found.kind === 'syntax-error') return { rejection: noGraphql }
      if (found.kind === 'refused') return { rejection: found.message }
      yield
      const known = yield* knownDocument<Plan>(source, found.document, found.graphqlSchema, { limits })
      const [fault] = known.errors
      if (fault) return { rejection: fault.message }
      // another one with this text may have come meanwhile
      const other = documents.get(source)
      if (other) return other
      const document = { type: found.type, graphqlSchema: found.graphqlSchema, known }
      documents.set(source, document)
      budget.keep(document, known.bytes(), () => documents.delete(source))
      return document
    },
    grown: (document) => {
      budget.use(document, document.known.bytes())
    },
  }
}
