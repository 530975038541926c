import type { SizedScalar } from '../../../model/scalar.js'
import type { Param } from './tree.js'

/** A rendered statement. */
export interface SqlQuery {
  readonly text: string
  /** In placeholder order. */
  readonly params: readonly Param[]
  /** One entry for each result column: how its values are decoded; undefined = the driver's text as it is. */
  readonly columns: readonly (SizedScalar | 'Count' | 'LooseJson' | undefined)[]
  /** No row of it is used but the first. */
  readonly takesFirst?: true
  /** Whoever sends it copes with its failure, and the transaction goes on: for databases where it undoes nothing else. */
  readonly isAttempt?: true
}
