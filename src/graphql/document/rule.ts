import type { ASTVisitor, DocumentNode, FragmentDefinitionNode, GraphQLSchema, TypeInfo } from 'graphql'
import type { LocatedNode } from './document-error.js'

/** A validation rule: visits the document and reports what it finds. */
export type Rule = (context: RuleContext) => ASTVisitor

export interface RuleContext {
  readonly graphqlSchema: GraphQLSchema
  readonly document: DocumentNode
  readonly typeInfo: TypeInfo
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** `message` without its places; they are those of `nodes`. */
  report(message: string, nodes: readonly LocatedNode[]): void
}
