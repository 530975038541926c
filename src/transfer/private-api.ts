import { buildSchema, extendSchema, parse } from 'graphql'
import type { Engine } from '../engine/engine.js'
import { createPlainApi, type PlainApi, type PlainRequest } from '../graphql/plain-api/create-plain-api.js'
import { subscriptionQueryFaults } from '../graphql/subscription-query-faults.js'

const shownSchema = buildSchema(`
  type Mutation { resetData: Boolean }
  type Query { validateSubscriptionQuery(query: String!): SubscriptionQueryValidationResult! }
  type SubscriptionQueryValidationResult { errors: [String!]! }
`)

/** The same with what only this server has: the web page asks for the datamodel with the service's own token. */
const graphqlSchema = extendSchema(shownSchema, parse('extend type Query { datamodel: String! }'))

interface PrivateContext {
  readonly requestId: string
}

/** The internal API of one service (import-export.md section 8). */
export function createPrivateApi(
  engine: Engine,
  failed: (cause: unknown, request: PlainRequest, context: PrivateContext) => void,
): PlainApi<PrivateContext> {
  return createPlainApi({
    graphqlSchema,
    shownSchema,
    failed,
    resolvers: {
      datamodel: () => engine.definition.datamodel,
      validateSubscriptionQuery: ({ query }) => ({
        errors: subscriptionQueryFaults(String(query), engine.graphqlSchema),
      }),
      resetData: async () => {
        await engine.data.transfer.reset()
        return true
      },
    },
  })
}
