import { once } from '../util/once.js'
import { inSlices } from '../util/slices.js'
import { buildSchema, extendSchema, parse } from 'graphql'
import type { Engine } from '../engine/engine.js'
import {
  createResolverApi,
  type ResolverApi,
  type ResolverRequest,
} from '../graphql/resolver-api/create-resolver-api.js'
import { documentKinds } from './import-document.js'
import { subscriptionQueryFaults } from '../graphql/subscription-query-faults.js'

const shownSchema = once(() =>
  buildSchema(`
    type Mutation { resetData: Boolean }
    type Query { validateSubscriptionQuery(query: String!): SubscriptionQueryValidationResult! }
    type SubscriptionQueryValidationResult { errors: [String!]! }
  `),
)

/**
 * The same with what only this server has: the web page asks for the datamodel with the service's own token, the command
 * line compares what it transferred with what is there.
 */
const graphqlSchema = once(() =>
  extendSchema(
    shownSchema(),
    parse(`
      extend type Query { datamodel: String! rowCounts: [RowCount!]! }
      type RowCount { kind: String! name: String! count: Float! }
    `),
  ),
)

interface PrivateContext {
  readonly requestId: string
}

/** The internal API of one service (import-export.md section 8). */
export function createPrivateApi(
  engine: Engine,
  failed: (cause: unknown, request: ResolverRequest, context: PrivateContext) => void,
): ResolverApi<PrivateContext> {
  return createResolverApi({
    graphqlSchema,
    shownSchema,
    failed,
    resolvers: {
      datamodel: () => engine.definition.datamodel,
      validateSubscriptionQuery: async ({ query }) => ({
        errors: await inSlices(subscriptionQueryFaults(String(query), engine.graphqlSchema)),
      }),
      rowCounts: () => countRows(engine),
      resetData: async () => {
        await engine.data.transfer.reset()
        return true
      },
    },
  })
}

/** Of each type, list and relation, in the order of an export. */
async function countRows({ data }: Engine) {
  const counts = []
  for (const kind of documentKinds)
    for (const table of data.transfer.exportTables(kind))
      counts.push({ kind, name: table.name, count: await table.count() })
  return counts
}
