import type { Problem } from '../errors/problem.js'
import type { DocumentLocation } from '../operation/selection.js'

export type ResponsePath = readonly (string | number)[]

/** Why a place of the answer is null; the text for the user is made by `graphql/response`. */
export interface FieldFailure {
  /** Below the root field. */
  readonly path: ResponsePath
  readonly location: DocumentLocation
  readonly reason: Problem | 'null-violation' | 'unreadable'
}

/** The answer of a field as JSON text, with the places that are null for a reason. */
export interface CompletedJson {
  readonly json: string
  readonly failures: readonly FieldFailure[]
}
