import type { DocumentNode, OperationDefinitionNode } from 'graphql'

/** The operation that a request runs, or why there is none (queries.md section 2.2). */
export function chooseOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode | string {
  const operations = document.definitions.filter((node) => node.kind === 'OperationDefinition')
  if (name !== undefined)
    return operations.find((node) => node.name?.value === name) ?? `Unknown operation name '${name}'`
  const [only, second] = operations
  if (only === undefined || second !== undefined)
    return 'Must provide operation name if query contains multiple operations'
  return only
}
