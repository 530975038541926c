import type { GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { defaultQueryLimits } from './document/query-limits.js'
import { readSubscription } from './document/read-subscription.js'
import type { Slices } from '../util/slices.js'
import { validateDocument } from './document/validate-document.js'

/** What keeps a text from being the query of a webhook (webhooks.md section 3); empty: nothing. */
export function* subscriptionQueryFaults(query: string, graphqlSchema: GraphQLSchema): Slices<readonly string[]> {
  const found = readSubscription(query, graphqlSchema)
  if (found.kind === 'syntax-error') return ['The subscription query is invalid GraphQL.']
  if (found.kind === 'refused') return [found.message]
  const faults = yield* validateDocument(query, found.document, found.graphqlSchema, defaultQueryLimits)
  if (faults.length > 0) return faults.map(({ message }) => message)
  const operations = found.document.definitions.filter((node) => node.kind === 'OperationDefinition')
  if (operations.length > 1) return ['Must provide operation name if query contains multiple operations']
  return requiredVariables(operations[0])
}

/** A function is run without variables, so one that needs some could never run. */
function requiredVariables(operation: OperationDefinitionNode | undefined): readonly string[] {
  return (operation?.variableDefinitions ?? [])
    .filter(({ type, defaultValue }) => type.kind === 'NonNullType' && defaultValue === undefined)
    .map(
      ({ variable }) =>
        `Variable '$${variable.name.value}' expected non-null value, but a function runs without variables.`,
    )
}
