import type { DdlOperation } from '../../tree/ddl.js'
import type { Insert, Update } from '../../tree/tree.js'

/** One thing that a step does to the database. */
export type TableChange =
  | { readonly kind: 'ddl'; readonly operation: DdlOperation }
  /** Fills a column, or copies links where a relation moves to another place. */
  | { readonly kind: 'statement'; readonly statement: Insert | Update }
