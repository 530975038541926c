import type { ConnectorCapabilities } from '../../capabilities.js'

/** What a database can do, as far as plans and migrations ask; read once from the server where its version decides. */
export interface Capabilities extends ConnectorCapabilities {
  /** Which statements can return the rows that they write, with expressions over them. */
  readonly returning: 'inserts and updates' | 'inserts' | 'nothing'
  /** Subqueries among what a statement returns may read other tables. */
  readonly returningReads: boolean
  /** Writes may stand before a SELECT as its common tables (`Combined`). */
  readonly combinesWrites: boolean
  /**
   * A value of a statement may have any length, and be made from any number of rows; elsewhere one that is too long, or
   * from too many rows, is marked as such.
   */
  readonly longValues: boolean
  /**
   * How deep one statement may nest what a selection reads: a list within a row counts two, a related node joined to
   * its row one. Deeper reads go by levels.
   */
  readonly selectionNesting: number
  /**
   * An index that gives the first key of an order is walked, and only rows that are equal in it are sorted; elsewhere it
   * is walked where it gives the whole order.
   */
  readonly sortsIncrementally: boolean
  /** Statements stay planned only when the numbers of rows that they read stand in their texts. */
  readonly plansRowCounts: boolean
  /** Schemas or databases group tables; elsewhere a namespace is a prefix of their names. */
  readonly namespaces: boolean
  /** Statements of different requests may share a connection without waiting for each other. */
  readonly pipelining: boolean
  /** A transaction in which a statement failed can only be undone: COMMIT undoes it, too. */
  readonly failureUndoesTransaction: boolean
  /** Largest number of parameters of one statement. */
  readonly maxParameters: number
  /** A table may be read in a subquery of the statement that changes it. */
  readonly readsOwnTargetTable: boolean
  /** Distance of the ids that the database makes for the rows of one INSERT. */
  readonly generatedIdStep: number
  /** The database looks after the constraints of columns that it counts up. */
  readonly checksNumbers: boolean
  /**
   * Whoever waits for a lock with a snapshot of his own is not told that others held it and wrote elsewhere meanwhile: only a
   * row that they wrote refuses him.
   */
  readonly snapshotsMissLocks: boolean
  /** How many columns of a table the database counts up, its id included. */
  readonly countedColumns: 'any' | 'one'
  /** Primary keys may hold nulls: a column of others that numbers no rows takes a row without an id. */
  readonly takesNullIds: boolean
  /** Whether it refuses ids of missing rows in columns of relations; others are only emptied when their target goes. */
  readonly checksInlineReferences: boolean
}
