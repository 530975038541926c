import type { RawCall } from '../tree/raw-call.js'
import type { Dialect } from './dialect.js'
import type { CancelSignal } from '../../../util/cancellation.js'
import type { Soon } from '../../../util/soon.js'

/** A statement as a driver takes it. */
export interface DriverQuery {
  /** Indexes of result columns of bytes, which are given as they are where others are read as text. */
  readonly bytes?: readonly number[] | undefined
  readonly text: string
  /** Encoded values in placeholder order. */
  readonly values: readonly unknown[]
  /** Statements with a name are prepared once per connection and kept (bounded); others are not. */
  readonly name?: string
  /** Preparing it would cost more than it saves, as it does where a statement was made for this run. */
  readonly isOnce?: boolean | undefined
  /** Its transaction may go on when it fails. */
  readonly isAttempt?: boolean | undefined
  /** It only reads, and no row of it is used but the first: a driver may leave out the others. */
  readonly takesFirst?: boolean | undefined
  /** Ends the statement when whoever asked has left: outside transactions only, which end as they began. */
  readonly signal?: CancelSignal | undefined
}

export interface DriverResult {
  /** Raw values in column order. */
  readonly rows: readonly (readonly unknown[])[]
  /** Their names; none of a statement that stays prepared. */
  readonly columns: readonly string[]
  readonly affected: number
}

export interface BeginOptions {
  /** The only statement that changes anything is its own transaction; what follows it only reads. */
  readonly isSingle?: boolean
  /** Absent: as the session has it, read committed where that is safe. */
  readonly isolation?: 'REPEATABLE READ' | 'SERIALIZABLE'
  /** One snapshot for all statements; nothing is written. */
  readonly isReadOnly?: boolean
}

/** One transaction on a connection of its own. */
export interface DriverTransaction {
  /** The user's own SQL inside the transaction, as `Driver.raw`; the connection is not used again afterwards. */
  raw(call: RawCall): Promise<string>
  /** After `commit` or `rollback`: a statement outside the transaction on the same connection. */
  query(query: DriverQuery): Soon<DriverResult>
  commit(): Soon<void>
  rollback(): Soon<void>
  /** Gives the connection back, or away when it is of no more use. To be called last, once. */
  release(isBroken: boolean): void
}

/**
 * Connections to one database, made by a dialect's `connect.ts`. Every failure is a `DatabaseError`; a lost connection
 * is replaced on the next use.
 */
export interface Driver {
  readonly dialect: Dialect
  /** `PostgreSQL 16.4` */
  readonly product: string
  /** Its connections now. */
  connections(): ConnectionCounts
  /** One statement outside transactions, on a connection that statements of other requests use too. */
  query(query: DriverQuery): Soon<DriverResult>
  /** A statement that changes something, as a transaction by itself. */
  single(query: DriverQuery): Soon<DriverResult>
  begin(options?: BeginOptions): Soon<DriverTransaction>
  /**
   * The user's own SQL: JSON text (queries.md section 16); throws `Problem` with the vendor's message and code. Nothing
   * that it does to its session reaches another user of the connection. `signal` ends it when whoever asked has left.
   */
  raw(call: RawCall, signal?: CancelSignal): Promise<string>
  /** Takes a lock by name for this process, or gives undefined when another one holds it. It ends with the connection. */
  tryLock(name: string): Promise<LockRelease | undefined>
  /** The lock for which an original that starts waits; absent where there is no original (management-api.md section 10). */
  readonly tryOriginalLock?: () => Promise<LockRelease | undefined>
  close(): Promise<void>
}

export interface ConnectionCounts {
  /** At most this many are opened. */
  readonly limit: number
  readonly open: number
  readonly idle: number
  /** Statements or transactions that wait for a free one. */
  readonly waiting: number
}

export type LockRelease = () => Promise<void>

/** Where and how to connect. */
export interface ConnectionSettings {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string | undefined
  /** All connections of this server to this database together. */
  readonly connectionLimit: number
  /** Absent: no TLS. */
  readonly tls?: TlsSettings
  readonly connectTimeoutMs: number
  /** Longer statements are ended by the database; absent: none are. */
  readonly statementTimeoutMs?: number
}

export interface TlsSettings {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  /** Whether the server's certificate must be valid. */
  readonly verify: boolean
}
