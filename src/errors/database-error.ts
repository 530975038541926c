/** What went wrong in a database, the same words for every dialect. */
export type DatabaseErrorKind =
  | 'unique'
  | 'foreign-key'
  | 'not-null'
  | 'check'
  | 'value-out-of-range'
  | 'deadlock'
  | 'unreachable'
  | 'timeout'
  | 'abandoned'
  | 'missing'
  | 'unknown-column'
  | 'disk-full'
  | 'read-only'
  | 'other'

/** Why a server lets nobody in, in the same words for every dialect. */
export type ConnectionRejection =
  /** Unknown user or wrong password. */
  | 'access-denied'
  /** It asks for a password, and none was given. */
  | 'password-required'
  | 'tls-required'
  /** It does not offer TLS. */
  | 'tls-missing'
  | 'starting'

/**
 * What a driver reported, translated by the dialect (`dialect/<db>/errors.ts`). `deadlock` covers serialization failures
 * and lock time-outs: whatever may succeed when tried again; `missing` is a database, schema or table that is not there;
 * `unknown-column` a column that is not there, is of another type than the statement takes it to be, or that it should have known;
 * `read-only` what a server or file that takes no writes says of one; `abandoned` a statement that was ended because whoever asked has left.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  constructor(
    readonly kind: DatabaseErrorKind,
    message: string,
    readonly details: {
      /** Vendor code: SQLSTATE on PostgreSQL, error number as text on MySQL. */
      readonly code?: string
      /** Table the fault concerns, where the driver says so. */
      readonly table?: string
      /** Name of the violated constraint or index, as the database reports it. */
      readonly constraint?: string
      /** Columns concerned, where the driver says so. */
      readonly columns?: readonly string[]
      /** Number of the parameter whose value was refused, from 1. */
      readonly parameter?: number
      /** The same in a message that names no parameter: the value's own text. */
      readonly value?: string
      /** Where nothing else tells which of several values was refused: what it is like. */
      readonly likeness?: 'longest' | 'four-byte-characters'
      /** The field that was searched for the refused value. */
      readonly searched?: { readonly field: string; readonly model: string; readonly value: string }
      /** Number of the row concerned among those that a statement writes, from 1. */
      readonly row?: number
      /** What a value must do that broke a check, where it was found out: `be at least 0`. */
      readonly rule?: string
      /** Why the server refused the connection, where it says so. */
      readonly rejection?: ConnectionRejection
      /** The server has said that it ended the session, and nothing of the statement's transaction stands. */
      readonly isUndone?: true
      readonly cause?: unknown
    } = {},
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause })
  }
}

/**
 * Whether the database itself refused, so that nothing of the statement stands. A lost or silent connection proves
 * nothing: what was sent on it may have been done.
 */
export const isRejection = ({ kind }: DatabaseError): boolean =>
  kind !== 'unreachable' && kind !== 'timeout' && kind !== 'abandoned'

/** Nothing was done, and the same may succeed in a moment: also when a table was changed while it was read. */
export const isDeadlock = (error: unknown): error is DatabaseError =>
  error instanceof DatabaseError && error.kind === 'deadlock'

/**
 * Whether tables are not as the statement took them to be, as after a deploy that this server has not heard of yet: told
 * by the database, or behind what users are told of it.
 */
export const isOutdated = (error: unknown): boolean =>
  error instanceof DatabaseError
    ? error.kind === 'missing' || error.kind === 'unknown-column'
    : error instanceof Error && error.cause instanceof DatabaseError && isOutdated(error.cause)
