import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { parseDocument } from './document/parse-document.js'
import { defaultQueryLimits } from './document/query-limits.js'
import { validateDocument } from './document/validate-document.js'

const unknownModel =
  "The provided query doesn't include any known model name. Please check for the latest subscriptions API."

/** What keeps a text from being the query of a webhook (webhooks.md section 3); empty: nothing. */
export function subscriptionQueryFaults(query: string, graphqlSchema: GraphQLSchema): readonly string[] {
  const parsed = parseDocument(query, defaultQueryLimits)
  if (parsed.kind === 'too-large') return [parsed.error.message]
  if (parsed.kind === 'syntax-error') return ['The subscription query is invalid GraphQL.']
  const operations = operationsOf(parsed.document)
  if (!beginsWithModel(operations[0], graphqlSchema)) return [unknownModel]
  const faults = validateDocument(query, parsed.document, graphqlSchema, defaultQueryLimits).map(
    ({ message }) => message,
  )
  if (faults.length > 0) return faults
  if (operations.length > 1) return ['Must provide operation name if query contains multiple operations']
  return requiredVariables(operations[0])
}

const operationsOf = (document: DocumentNode): readonly OperationDefinitionNode[] =>
  document.definitions.filter((node) => node.kind === 'OperationDefinition')

function beginsWithModel(operation: OperationDefinitionNode | undefined, graphqlSchema: GraphQLSchema): boolean {
  const [first] = operation?.operation === 'subscription' ? operation.selectionSet.selections : []
  if (first?.kind !== 'Field') return false
  return graphqlSchema.getSubscriptionType()?.getFields()[first.name.value] !== undefined
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
