import type { Value } from '../model/value.js'
import type { ReadOperation } from './read.js'
import type { WriteOperation } from './write.js'

/** What one root field asks, in words of the model; fragments, directives and the shape of variables are resolved. */
export type Operation = ReadOperation | WriteOperation | RawOperation

/** The user's own SQL. */
export type RawOperation = {
  readonly query: Value
  /** A list of JSON texts, the values of `$1 …`. */
  readonly parameters?: Value
} & (
  | { readonly kind: 'execute-raw' }
  /** One statement that reads; at most so many of its rows are returned. */
  | { readonly kind: 'query-raw'; readonly first?: Value }
)
