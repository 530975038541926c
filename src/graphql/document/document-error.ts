import type { SourceLocation } from '../../util/source-location.js'

/** A fault of a document or of its variables; the message ends with its places (queries.md section 2.2). */
export interface DocumentError {
  readonly message: string
  readonly locations?: readonly SourceLocation[]
}

/** What a node of a document tells of its place. */
export interface LocatedNode {
  readonly loc?: { readonly startToken: { readonly line: number; readonly column: number } } | undefined
}
