import { Problem } from '../errors/problem.js'
import { coerceVariables } from '../graphql/document/coerce-variables.js'
import { unknownModel } from '../graphql/document/read-subscription.js'
import type { DocumentBudget } from '../graphql/document/document-budget.js'
import { inputLimitsOf, type QueryLimits } from '../graphql/document/query-limits.js'
import { createSubscriptionDocuments } from '../graphql/document/subscription-documents.js'
import { shapeOfVariables } from '../graphql/document/variable-shape.js'
import { toSubscription } from '../graphql/to-operation/subscription.js'
import type { GraphQLSchema } from 'graphql'
import type { Slices } from '../util/slices.js'
import type { Model } from '../model/model.js'
import type { Subscription } from '../operation/subscription.js'
import type { GraphqlRequest } from './engine.js'

/** A subscription that was checked: what is asked, with the values that it is asked for. */
export interface CheckedSubscription {
  /** Equal for requests that get the same answers. */
  readonly key: string
  readonly operation: Subscription
  readonly variables: Readonly<Record<string, unknown>>
  readonly request: GraphqlRequest
}

/** Checks a subscription and translates it; refused with a text (subscriptions.md section 5). */
export type StartSubscription = (
  request: GraphqlRequest,
) => Slices<CheckedSubscription | { readonly rejection: string }>

export function createStartSubscription(
  graphqlSchema: GraphQLSchema,
  model: Model,
  kept: { readonly limits: QueryLimits; readonly budget: DocumentBudget },
): StartSubscription {
  const embedded = new Set(model.types.filter(({ isEmbedded }) => isEmbedded).map(({ name }) => name))
  const documents = createSubscriptionDocuments<Subscription>(graphqlSchema, embedded, kept)
  const inputLimits = inputLimitsOf(kept.limits, { hasBatches: false })
  return function* (request) {
    const document = yield* documents.read(request.query)
    if ('rejection' in document) return document
    const { known, type } = document
    const chosen = known.operation(request.operationName)
    if (typeof chosen === 'string') return { rejection: chosen }
    if (chosen.node.operation !== 'subscription') return { rejection: unknownModel }
    const coerced = coerceVariables(chosen.variables, request.variables, known.source, inputLimits)
    if (coerced.kind === 'errors') return { rejection: coerced.errors[0]?.message ?? '' }
    const variables = coerced.values
    const shape = shapeOfVariables(chosen.variables, variables)
    let operation = chosen.plans.get(shape)
    if (operation === undefined) {
      try {
        const { fragments } = known
        operation = toSubscription(chosen.node, type, {
          graphqlSchema: document.graphqlSchema,
          fragments,
          variables,
        })
      } catch (error) {
        if (error instanceof Problem) return { rejection: error.message }
        throw error
      }
      chosen.plans.set(shape, operation)
      documents.grown(document)
    }
    const key = JSON.stringify([request.query, request.operationName ?? null, variables])
    return { key, operation, variables, request }
  }
}
