import { GraphQLError, parse, type DocumentNode } from 'graphql'
import { syntaxReason } from '../../util/syntax-reason.js'

export type ParsedDocument =
  | { readonly kind: 'document'; readonly document: DocumentNode }
  | { readonly kind: 'syntax-error'; readonly message: string }

/** Reads a document; a text that is none gives the original's message (queries.md section 2.1). */
export function parseDocument(text: string): ParsedDocument {
  try {
    return { kind: 'document', document: parse(text) }
  } catch (error) {
    if (error instanceof GraphQLError)
      return { kind: 'syntax-error', message: `Syntax error while parsing GraphQL query. ${syntaxReason(text, error)}` }
    throw error
  }
}
