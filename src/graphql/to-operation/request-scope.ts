import type { FragmentDefinitionNode, GraphQLSchema, Location } from 'graphql'
import type { DocumentLocation } from '../../operation/selection.js'

/** What translating one operation of a document needs to know of the request. */
export interface RequestScope {
  readonly graphqlSchema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Coerced. The translation depends on their shape only: which are there, null, how lists and objects are built. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** Where a node of the document begins. */
export const locationOf = (node: { readonly loc?: Location | undefined }): DocumentLocation => ({
  line: node.loc?.startToken.line ?? 1,
  column: node.loc?.startToken.column ?? 1,
})
