import type { Socket } from 'node:net'
import type pg from 'pg'
import type { DriverQuery, DriverResult } from '../driver.js'
import type { WatchedConnection } from '../liveness-watchdog.js'
import type { DatabaseError } from '../../../../errors/database-error.js'
import { statementLeft } from '../statement-left.js'
import { batchWrites } from './batch-writes.js'
import { cancelStatement } from './cancel-statement.js'
import { isEndOfSession, postgresError, undone } from './errors.js'
import { preparedQuery, type QueryDone } from './prepared-query.js'
import type { PreparedNames } from './prepared-names.js'
import type { CancelSignal } from '../../../../util/cancellation.js'

/** A connection on which statements follow each other without waiting for answers. */
export interface Connection<Client extends pg.ClientBase = pg.ClientBase> {
  readonly client: Client
  /** Absent where no statement stays prepared. */
  readonly names: PreparedNames | undefined
  /** Statements that are sent and not answered, in order. */
  readonly line: SentStatement[]
  /** Names to be given up when the transaction is over: inside one that failed nothing can be. */
  readonly outdated: string[] | undefined
  /** When a statement of it was cancelled last, by the clock of `Date.now()`; a cancellation may hit the next one. */
  cancelledAt: number | undefined
  /** The server has ended the session: what was sent behind that has not been read. */
  isEnded: boolean
}

export interface SentStatement {
  readonly signal: CancelSignal | undefined
}

export const createConnection = <Client extends pg.ClientBase>(
  client: Client,
  { names, outdated }: { readonly names?: PreparedNames | undefined; readonly outdated?: string[] } = {},
): Connection<Client> => ({ client, names, line: [], outdated, cancelledAt: undefined, isEnded: false })

/** The connection for a silence watch. */
export function watchable({ client, line }: Connection): WatchedConnection {
  const { processID, connection } = client as unknown as DriverInternals
  return {
    session: processID ?? undefined,
    isWaiting: () => line.length > 0,
    received: () => connection.stream.bytesRead,
    destroy: (reason) => void connection.stream.destroy(reason),
  }
}

/** What the driver shows to nobody. */
interface DriverInternals {
  readonly processID: number | null
  readonly connection: {
    readonly stream: Socket
    parsedStatements: Record<string, unknown>
    submittedNamedStatements: Record<string, unknown>
  }
}

/** Sends a statement; it does not wait for those before it on the same connection. */
export function runOn(connection: Connection, query: DriverQuery): Promise<DriverResult> {
  const { client, names } = connection
  const { text, values, signal } = query
  const name = query.isOnce === true || names === undefined ? undefined : query.name
  if (name !== undefined) {
    const outdated = names?.use(name)
    if (outdated !== undefined && connection.outdated !== undefined) connection.outdated.push(outdated)
    else if (outdated !== undefined) deallocate(client, outdated)
  }
  const leave = enterLine(connection, signal)
  batchWrites(client)
  return new Promise((resolve, reject) => {
    const fail = (error: unknown, isCompleted: boolean): void => {
      leave()
      reject(signal?.isCancelled === true ? statementLeft(error) : faultOf(error, isCompleted, connection))
    }
    if (name !== undefined) {
      const done: QueryDone = (error, result, isCompleted) => {
        if (result === undefined) {
          fail(error, isCompleted)
          return
        }
        leave()
        resolve(result)
      }
      client.query(preparedQuery({ text, name, values }, done))
      return
    }
    const config = { text, values: values as unknown[], rowMode: 'array' as const }
    client.query(config, (error: Error | null | undefined, result: pg.QueryArrayResult | pg.QueryArrayResult[]) => {
      if (error !== null && error !== undefined) {
        // the driver does not tell
        fail(error, true)
        return
      }
      leave()
      const last = Array.isArray(result) ? result.at(-1) : result
      resolve({
        rows: last?.rows ?? [],
        columns: (last?.fields ?? []).map((field) => field.name),
        affected: last?.rowCount ?? 0,
      })
    })
  })
}

/**
 * What a statement failed with. A session that the server ends says so where the next answer would stand: a statement that
 * was not completed by then is not committed, for what is committed is answered before that; those behind it are not read.
 */
function faultOf(error: unknown, isCompleted: boolean, connection: Connection): DatabaseError {
  const isBehind = connection.isEnded
  connection.isEnded ||= isEndOfSession(error)
  const fault = postgresError(error)
  return isBehind || (connection.isEnded && !isCompleted) ? undone(fault) : fault
}

/**
 * Gives a statement its place among those that wait for answers, and cancels it when whoever asked has left: once it is
 * the one that runs, for a cancellation hits whatever runs. Gives what takes it out again.
 */
export function enterLine(connection: Connection, signal: CancelSignal | undefined): () => void {
  const { line, client } = connection
  const sent: SentStatement = { signal }
  const cancelFirst = (): void => {
    if (line[0]?.signal?.isCancelled !== true) return
    connection.cancelledAt = Date.now()
    cancelStatement(client)
  }
  line.push(sent)
  const stopWaiting = signal?.onCancel(cancelFirst)
  return () => {
    stopWaiting?.()
    line.splice(line.indexOf(sent), 1)
    cancelFirst()
  }
}

/** Gives up a prepared statement. */
export function deallocate(client: pg.ClientBase, name: string): void {
  const { connection } = client as unknown as DriverInternals
  // a statement that failed may never have been prepared
  if (connection.parsedStatements[name] === undefined) return
  // the driver remembers what it prepared; a statement that is used once more is then prepared again
  Reflect.deleteProperty(connection.parsedStatements, name)
  client.query(`DEALLOCATE "${name}"`, () => undefined)
}

/** Lets the driver forget what it prepared, where the session has. */
export function forgetPrepared(client: pg.ClientBase): void {
  const { connection } = client as unknown as DriverInternals
  connection.parsedStatements = {}
  connection.submittedNamedStatements = {}
}
