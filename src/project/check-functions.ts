import type { WebhookDefinition } from '../model/project-definition.js'
import { buildGraphqlSchema } from '../graphql/schema/build-graphql-schema.js'
import { subscriptionQueryFaults } from '../graphql/subscription-query-faults.js'
import type { Diagnostic } from '../errors/diagnostic.js'
import type { Model } from '../model/model.js'
import { beginWork } from '../util/breather.js'
import { inSlices } from '../util/slices.js'

/** What is wrong with the first faulty one of a deploy's functions (webhooks.md section 3). */
export async function checkFunctions(
  functions: readonly WebhookDefinition[],
  model: Model,
): Promise<readonly Diagnostic[]> {
  if (functions.length === 0) return []
  const breather = beginWork()
  const graphqlSchema = await inSlices(buildGraphqlSchema(model, { rawDatabases: [] }), breather)
  for (const { name, query } of functions) {
    const faults = await inSlices(subscriptionQueryFaults(query, graphqlSchema), breather)
    await breather.breathe()
    if (faults.length > 0) return faults.map((description) => ({ type: 'Subscription', field: name, description }))
  }
  return []
}
