import { buildSchema } from 'graphql'
import type { Database } from '../connector/sql/database/database.js'
import type { Engine } from '../engine/engine.js'
import { createPlainApi, type PlainApi, type PlainRequest } from '../graphql/plain-api/create-plain-api.js'
import { subscriptionQueryFaults } from '../graphql/subscription-query-faults.js'
import { resetData } from './reset-data.js'

const graphqlSchema = buildSchema(`
  type Mutation { resetData: Boolean }
  type Query { validateSubscriptionQuery(query: String!): SubscriptionQueryValidationResult! }
  type SubscriptionQueryValidationResult { errors: [String!]! }
`)

interface PrivateContext {
  readonly requestId: string
}

/** The internal API of one service (import-export.md section 8). */
export function createPrivateApi(
  engine: Engine,
  database: Database,
  failed: (cause: unknown, request: PlainRequest, context: PrivateContext) => void,
): PlainApi<PrivateContext> {
  return createPlainApi({
    graphqlSchema,
    failed,
    resolvers: {
      validateSubscriptionQuery: ({ query }) => ({
        errors: subscriptionQueryFaults(String(query), engine.graphqlSchema),
      }),
      resetData: async () => {
        await resetData(engine.storage, database)
        return true
      },
    },
  })
}
