import type { Socket } from 'node:net'
import mysql from 'mysql2'
import { DatabaseError } from '../../../../errors/database-error.js'
import type { ConnectionSettings, Driver, DriverQuery, DriverResult, DriverTransaction } from '../driver.js'
import { createSilenceWatch, type WatchedConnection } from '../silence-watch.js'
import { clientConfig, poolConfig, sessionSettings } from './client-config.js'
import { isFromServer, mysqlError } from './errors.js'
import { askedVariables, mysqlFeatures, productOf } from './features.js'
import { createLocks, originalLockName } from './locks.js'
import { mysqlDialect } from './mysql.js'
import { runRawMysql } from './raw.js'
import { sendStatement } from './send-statement.js'

/** Connects to a server of the MySQL family and reads from it what it can do. */
export async function connectMysql(settings: ConnectionSettings): Promise<Driver> {
  const pool = mysql.createPool(poolConfig(settings))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      pool.end(() => {
        resolve()
      })
    })
  try {
    const features = mysqlFeatures(await askServer(pool, settings))
    const connections = createConnections(pool, settings, sessionSettings(features, settings.statementTimeoutMs))
    // a setting that the server refuses is told now, not with the first request
    connections.giveBack(await connections.take())
    const locks = createLocks(settings)
    const { watch } = createSilenceWatch(() => probe(settings))
    const send: Send = (connection, query) => {
      const unwatch = watch(watchable(connection))
      return sendStatement(connection, fitting(query, features.maxPacket)).finally(unwatch)
    }
    return {
      dialect: mysqlDialect(features),
      product: productOf(features),
      query: (query) => connections.use((connection) => send(connection, query)),
      begin: (isSingle = false) => beginTransaction(connections, send, isSingle),
      raw: (text) => connections.use((connection) => runRawMysql(connection, text), keepsSession.test(text)),
      tryLock: (name) => locks.take(name),
      tryOriginalLock: () => locks.take(originalLockName),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function askServer(pool: mysql.Pool, settings: ConnectionSettings): Promise<ReadonlyMap<string, string>> {
  const connection = await takeFrom(pool, settings)
  try {
    const { rows } = await sendStatement(connection, { text: askedVariables, values: [] })
    return new Map(rows.map(([name, value]) => [String(name), String(value)]))
  } finally {
    connection.release()
  }
}

type Send = (connection: mysql.PoolConnection, query: DriverQuery) => Promise<DriverResult>

/** How long a probe may take. */
const probeMs = 4000

/** Makes a connection of its own and ends it. Rejects when nothing answers; a server that has none to give does. */
const probe = (settings: ConnectionSettings): Promise<void> =>
  new Promise((resolve, reject) => {
    const connection = mysql.createConnection(clientConfig({ ...settings, connectTimeoutMs: probeMs }))
    connection.on('error', () => undefined)
    connection.connect((error) => {
      connection.destroy()
      if (error === null || isFromServer(mysqlError(error))) resolve()
      else reject(error)
    })
  })

function watchable(connection: mysql.PoolConnection): WatchedConnection {
  const { stream } = connection as unknown as { readonly stream: Socket }
  return { isWaiting: () => true, received: () => stream.bytesRead, destroy: (reason) => void stream.destroy(reason) }
}

/** Behind it nobody knows the state of the connection. */
const isLoss = (error: unknown): boolean =>
  error instanceof DatabaseError && (error.fault === 'unreachable' || error.fault === 'timeout')

type Connections = ReturnType<typeof createConnections>

/** The pool's connections, each with its session set up before its first use. */
function createConnections(pool: mysql.Pool, settings: ConnectionSettings, session: readonly string[]) {
  const ready = new WeakSet<mysql.PoolConnection>()

  async function take(): Promise<mysql.PoolConnection> {
    const connection = await takeFrom(pool, settings)
    if (ready.has(connection)) return connection
    try {
      for (const text of session) await sendStatement(connection, { text, values: [] })
    } catch (error) {
      connection.destroy()
      throw error
    }
    ready.add(connection)
    return connection
  }

  /** A connection that failed, or of which nobody knows the state, is not used again. */
  function giveBack(connection: mysql.PoolConnection, error?: unknown): void {
    if (isLoss(error)) connection.destroy()
    else connection.release()
  }

  async function use<T>(work: (connection: mysql.PoolConnection) => Promise<T>, isKept = true): Promise<T> {
    const connection = await take()
    try {
      const value = await work(connection)
      if (isKept) giveBack(connection)
      else connection.destroy()
      return value
    } catch (error) {
      giveBack(connection, error)
      throw error
    }
  }

  return { take, giveBack, use }
}

/** Users' statements that leave the session as it was; after others (SET, USE, BEGIN, LOCK ...) the connection ends. */
const keepsSession =
  /^\s*(?:select|insert|update|delete|replace|with|show|explain|describe|create|alter|drop|rename|truncate)\b/i

/** A connection of the pool; the wait for one ends with a clear error. */
function takeFrom(
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

/** Longer statements make the server end the connection without a word. */
function fitting(query: DriverQuery, maxPacket: number): DriverQuery {
  const length = query.values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    query.text.length,
  )
  if (length * 4 < maxPacket) return query
  const bytes = query.values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
    Buffer.byteLength(query.text),
  )
  if (bytes < maxPacket) return query
  throw new DatabaseError(
    'other',
    `a statement of ${String(bytes)} bytes is longer than the server takes: max_allowed_packet is ${String(maxPacket)}`,
  )
}

async function beginTransaction(connections: Connections, sendOn: Send, isSingle: boolean): Promise<DriverTransaction> {
  const connection = await connections.take()
  let isLost = false
  const send = async (query: DriverQuery): Promise<DriverResult> => {
    try {
      return await sendOn(connection, query)
    } catch (error) {
      isLost ||= isLoss(error)
      throw error
    }
  }
  // the connection takes statements in order, so nobody waits for this one; if it fails, nothing may be committed
  const begun = isSingle ? undefined : send({ text: 'START TRANSACTION', values: [] })
  begun?.catch(() => undefined)
  const finish = async (word: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    if (isSingle) return
    try {
      await send({ text: word, values: [] })
    } catch (error) {
      isLost = true
      if (word === 'COMMIT') throw error
    }
  }
  return {
    async query(query) {
      const answer = send(query)
      answer.catch(() => undefined)
      await begun
      return answer
    },
    commit: () => finish('COMMIT'),
    rollback: () => finish('ROLLBACK'),
    release(isBroken) {
      if (isBroken || isLost) connection.destroy()
      else connections.giveBack(connection)
    },
  }
}
