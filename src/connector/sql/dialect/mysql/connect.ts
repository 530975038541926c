import mysql from 'mysql2'
import type { ConnectionCounts, ConnectionSettings, Driver } from '../driver.js'
import { createLivenessWatchdog } from '../liveness-watchdog.js'
import { beginTransaction } from './begin-transaction.js'
import { poolConfig, sessionSettings } from './client-config.js'
import { createConnections, takeFrom } from './connection-pool.js'
import { askedVariables, mysqlFeatures, productOf } from './features.js'
import { createLocks, originalLockName } from './locks.js'
import { mysqlDialect } from './mysql.js'
import { answersAhead } from './probe-ahead.js'
import { probeSessions } from './probe-sessions.js'
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
    const { maxPacket } = features
    const takesAhead = features.takesAhead && (await probeAhead(pool, settings))
    const setup = { statements: sessionSettings(features, settings.statementTimeoutMs), maxPacket, takesAhead }
    const silence = createLivenessWatchdog(probeSessions(settings))
    const connections = createConnections(pool, settings, setup, silence)
    // a setting that the server refuses is told now, not with the first request
    connections.giveBack(await connections.take())
    const locks = createLocks(settings)
    return {
      dialect: mysqlDialect(features),
      product: productOf(features),
      connections: () => countsOf(pool, settings.connectionLimit),
      query: (query) => connections.query(query),
      single: (query) => connections.query(query),
      begin: (options = {}) => beginTransaction(connections, options),
      raw: (call, signal) => connections.useAndRenew((connection) => runRawMysql(connection, call), signal),
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

async function probeAhead(pool: mysql.Pool, settings: ConnectionSettings): Promise<boolean> {
  const connection = await takeFrom(pool, settings)
  const isAnswered = await answersAhead(connection)
  if (isAnswered) connection.release()
  else connection.destroy()
  return isAnswered
}

/** The driver keeps its connections in lists of its own. */
function countsOf(pool: mysql.Pool, limit: number): ConnectionCounts {
  const lists = pool as unknown as Partial<
    Record<'_allConnections' | '_freeConnections' | '_connectionQueue', { readonly length: number }>
  >
  return {
    limit,
    open: lists._allConnections?.length ?? 0,
    idle: lists._freeConnections?.length ?? 0,
    waiting: lists._connectionQueue?.length ?? 0,
  }
}
