import { GraphQLError, parse, type DocumentNode } from 'graphql'
import type { DocumentError } from './document-error.js'
import { limitText, type QueryLimits } from './query-limits.js'
import { scanDocument } from '../../util/scan-graphql.js'
import { syntaxReason } from '../../util/syntax-reason.js'

export type ParsedDocument =
  | { readonly kind: 'document'; readonly document: DocumentNode }
  | { readonly kind: 'syntax-error'; readonly message: string }
  /** More than this server reads. */
  | { readonly kind: 'too-large'; readonly error: DocumentError }

/** Reads a document; a text that is none gives the original's message (queries.md section 2.1). */
export function parseDocument(text: string, limits: QueryLimits): ParsedDocument {
  const { tokens, nesting } = scanDocument(text, limits)
  if (tokens > limits.tokens) return tooLarge(`The query has more than ${String(limits.tokens)} tokens`, limits.tokens)
  if (nesting > limits.nesting)
    return tooLarge(`The query opens more than ${String(limits.nesting)} brackets in each other`, limits.nesting)
  try {
    return { kind: 'document', document: parse(text) }
  } catch (error) {
    if (error instanceof GraphQLError)
      return { kind: 'syntax-error', message: `Syntax error while parsing GraphQL query. ${syntaxReason(text, error)}` }
    throw error
  }
}

const tooLarge = (found: string, limit: number): ParsedDocument => ({
  kind: 'too-large',
  error: { message: limitText(found, limit) },
})
