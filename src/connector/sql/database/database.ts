import type { RawCall } from '../tree/raw-call.js'
import type { Bindings } from '../../../model/value.js'
import type { Capabilities } from '../tree/capabilities.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Statement } from '../tree/tree.js'
import type { Dialect } from '../dialect/dialect.js'
import type { BeginOptions, ConnectionCounts } from '../dialect/driver.js'
import type { CancelSignal } from '../../../util/cancellation.js'
import type { Soon } from '../../../util/soon.js'

/** One result row: decoded values in column order. */
export type Row = readonly unknown[]

export interface QueryResult {
  readonly rows: readonly Row[]
  /** Rows inserted, changed or deleted. */
  readonly affected: number
}

/** Runs statements: on the shared connections, or inside one transaction. Throws `DatabaseError`. */
export interface SqlRunner {
  /** `isOnce`: the statement was made for this run. */
  run(query: SqlQuery, bindings: Bindings, isOnce?: boolean): Soon<QueryResult>
  /** Renders and runs a statement that is not worth keeping. */
  runStatement(statement: Statement, bindings?: Bindings): Promise<QueryResult>
  /** Runs ready text (DDL, catalogue queries); values are given to the driver as they are, rows come back as text or driver values. */
  runText(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: readonly Record<string, unknown>[]; readonly affected: number }>
}

export type { BeginOptions }

/** What runs in one transaction. */
export interface TransactionRunner extends SqlRunner {
  /** As `Database.runRaw`. */
  runRaw(call: RawCall): Promise<string>
}

/** The only place where SQL leaves the process. Every method but `transaction` may run many statements at once. */
export interface Database extends SqlRunner {
  readonly dialect: Dialect
  readonly capabilities: Capabilities
  /** Each statement is a transaction by itself; for those that change something. */
  readonly alone: SqlRunner
  /** The rendered statement; rendered once per tree. */
  render(statement: Statement): SqlQuery
  /**
   * Runs `work` on a connection of its own: commits when it resolves, rolls back when it throws. Statements that `work`
   * started without waiting for them belong to the transaction: it fails when one of them does. Not retried here.
   */
  transaction<T>(work: (runner: TransactionRunner) => Promise<T>, options?: BeginOptions): Promise<T>
  /** The same; `after` runs statements on the same connection after the commit and sees what was committed. */
  transactionThen<T>(
    work: (runner: SqlRunner) => Promise<unknown>,
    after: (runner: SqlRunner) => Soon<T>,
    options?: BeginOptions,
  ): Promise<T>
  /** The user's own SQL (`executeRaw`, queries.md section 16): JSON text. Throws `Problem` with the driver's message and code. */
  runRaw(call: RawCall, signal?: CancelSignal): Promise<string>
  /** A lock by name that only one process holds; undefined when another one does. */
  tryLock(name: string): Promise<(() => Promise<void>) | undefined>
  /** Keeps an original from starting until it is released; undefined when something else has the lock, or nothing needs it. */
  tryOriginalLock(): Promise<(() => Promise<void>) | undefined>
  /** Its connections now. */
  connections(): ConnectionCounts
  /** Whether a write failed for want of space, and none has succeeded since; after a while it may be tried again. */
  isDiskFull(): boolean
  /** Closes all connections after running statements ended. */
  close(): Promise<void>
}
