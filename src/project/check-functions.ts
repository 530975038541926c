import type { GraphQLSchema } from 'graphql'
import type { WebhookDefinition } from '../model/project-definition.js'
import { subscriptionQueryFaults } from '../graphql/subscription-query-faults.js'
import type { Diagnostic } from '../errors/diagnostic.js'

/** What is wrong with the first faulty one of a deploy's functions (webhooks.md section 3). */
export function checkFunctions(
  functions: readonly WebhookDefinition[],
  graphqlSchema: () => GraphQLSchema,
): readonly Diagnostic[] {
  for (const { name, query } of functions) {
    const faults = subscriptionQueryFaults(query, graphqlSchema())
    if (faults.length > 0) return faults.map((description) => ({ type: 'Subscription', field: name, description }))
  }
  return []
}
