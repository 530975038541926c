import type { Socket } from 'node:net'
import mysql from 'mysql2'
import { DatabaseError } from '../../../../errors/database-error.js'
import type { ConnectionSettings, DriverQuery, DriverResult } from '../driver.js'
import type { LivenessWatchdog } from '../liveness-watchdog.js'
import { statementLeft } from '../statement-left.js'
import { clientConfig } from './client-config.js'
import { mysqlError } from './errors.js'
import { fittingStatement } from './fitting-statement.js'
import { sendStatement } from './send-statement.js'
import { writeTogether } from './write-ahead.js'
import type { CancelSignal } from '../../../../util/cancellation.js'

/** What every connection is told first, and the longest statement that the server takes, in bytes. */
export interface SessionSetup {
  readonly statements: readonly string[]
  readonly maxPacket: number
  /** Whether statements may be sent before those before them have been answered. */
  readonly takesAhead: boolean
}

export type Connections = ReturnType<typeof createConnections>

/** The pool's connections, each with its session set up before its first use, and watched while an answer is due. */
export function createConnections(
  pool: mysql.Pool,
  settings: ConnectionSettings,
  { statements, maxPacket, takesAhead }: SessionSetup,
  { watch }: LivenessWatchdog,
) {
  const ready = new WeakSet<mysql.PoolConnection>()

  function watched<T>(connection: mysql.PoolConnection, response: Promise<T>): Promise<T> {
    const stream = streamOf(connection)
    const unwatch = watch({
      session: connection.threadId,
      isWaiting: () => true,
      received: () => stream.bytesRead,
      destroy: (reason) => void stream.destroy(reason),
    })
    return response.finally(unwatch)
  }

  const send = (connection: mysql.PoolConnection, query: DriverQuery): Promise<DriverResult> =>
    watched(connection, sendStatement(connection, fittingStatement(query, maxPacket)))

  /** Does not wait for the answers to statements before it. */
  function sendAhead(connection: mysql.PoolConnection, query: DriverQuery): Promise<DriverResult> {
    const fitting = fittingStatement(query, maxPacket)
    writeTogether(connection)
    return watched(connection, sendStatement(connection, fitting, true))
  }

  async function setUp(connection: mysql.PoolConnection): Promise<void> {
    for (const text of statements) await send(connection, { text, values: [] })
    ready.add(connection)
  }

  async function take(): Promise<mysql.PoolConnection> {
    const connection = await takeFrom(pool, settings)
    if (ready.has(connection)) return connection
    try {
      await setUp(connection)
    } catch (error) {
      connection.destroy()
      throw error
    }
    return connection
  }

  /** A connection that failed, or of which nobody knows the state, is not used again. */
  function giveBack(connection: mysql.PoolConnection, error?: unknown): void {
    if (isLoss(error)) connection.destroy()
    else connection.release()
  }

  async function query(statement: DriverQuery): Promise<DriverResult> {
    const connection = await take()
    const { signal } = statement
    let failure: unknown
    try {
      if (signal?.isCancelled === true) throw statementLeft()
      return await untilLeft(send(connection, statement), signal, () => killStatement(settings, connection.threadId))
    } catch (error) {
      failure = error
      throw error
    } finally {
      if (signal?.isCancelled === true) connection.destroy()
      else giveBack(connection, failure)
    }
  }

  /** Whoever gave the statement has its answer while the session is made as new. */
  async function useAndRenew<T>(
    work: (connection: mysql.PoolConnection) => Promise<T>,
    signal: CancelSignal | undefined,
  ): Promise<T> {
    const connection = await take()
    try {
      const response = watched(connection, work(connection))
      return await untilLeft(response, signal, () => killStatement(settings, connection.threadId))
    } finally {
      if (signal?.isCancelled === true) connection.destroy()
      else void renew(connection)
    }
  }

  /** Logs in again, which undoes, unlocks and forgets all that a user's statement left in its session. */
  async function renew(connection: mysql.PoolConnection): Promise<void> {
    ready.delete(connection)
    try {
      await watched(connection, logInAgain(connection))
      await setUp(connection)
      connection.release()
    } catch {
      connection.destroy()
    }
  }

  return { takesAhead, take, giveBack, abandon, send, sendAhead, query, useAndRenew }
}

/** What waits for answers on the connection fails. */
const abandon = (connection: mysql.PoolConnection, reason: DatabaseError): void =>
  void streamOf(connection).destroy(reason)

const streamOf = (connection: mysql.PoolConnection): Socket =>
  (connection as unknown as { readonly stream: Socket }).stream

/** Behind it nobody knows the state of the connection. */
export const isLoss = (error: unknown): boolean =>
  error instanceof DatabaseError && ['unreachable', 'timeout', 'abandoned'].includes(error.kind)

const logInAgain = (connection: mysql.PoolConnection): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.changeUser({}, (error: mysql.QueryError | null | undefined) => {
      if (error === null || error === undefined) resolve()
      else reject(mysqlError(error))
    })
  })

/** A statement that is killed when whoever asked has left; its connection ends, for the kill may come late. */
async function untilLeft<T>(response: Promise<T>, signal: CancelSignal | undefined, kill: () => void): Promise<T> {
  const stopWaiting = signal?.onCancel(kill)
  try {
    return await response
  } catch (error) {
    throw signal?.isCancelled === true ? statementLeft(error) : error
  } finally {
    stopWaiting?.()
  }
}

/**
 * Ends what a session runs, from a connection beside those of the pool, which may all be busy.
 *
 * `KILL QUERY 42`
 */
function killStatement(settings: ConnectionSettings, session: number): void {
  const connection = mysql.createConnection(clientConfig(settings))
  connection.on('error', () => undefined)
  connection.query(`KILL QUERY ${String(session)}`, () => {
    connection.destroy()
  })
}

/** A connection of the pool; the wait for one ends with a clear error. */
export function takeFrom(
  pool: mysql.Pool,
  { connectTimeoutMs, connectionLimit }: ConnectionSettings,
): Promise<mysql.PoolConnection> {
  return new Promise((resolve, reject) => {
    let isTooLate = false
    const timer = setTimeout(() => {
      isTooLate = true
      reject(
        new DatabaseError(
          'timeout',
          `no database connection became free within ${String(connectTimeoutMs)} ms; all ${String(connectionLimit)} are in use (connectionLimit)`,
        ),
      )
    }, connectTimeoutMs)
    pool.getConnection((error: NodeJS.ErrnoException | null, connection) => {
      clearTimeout(timer)
      if (error !== null) {
        if (!isTooLate) reject(mysqlError(error))
      } else if (isTooLate) connection.release()
      else resolve(connection)
    })
  })
}
