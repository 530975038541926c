import mysql from 'mysql2'
import type {
  BeginOptions,
  ConnectionCounts,
  ConnectionSettings,
  Driver,
  DriverQuery,
  DriverResult,
  DriverTransaction,
} from '../driver.js'
import { createLivenessWatchdog } from '../liveness-watchdog.js'
import { poolConfig, sessionSettings } from './client-config.js'
import { createConnections, isLoss, takeFrom, type Connections } from './connection-pool.js'
import { askedVariables, mysqlFeatures, productOf } from './features.js'
import { createLocks, originalLockName } from './locks.js'
import { mysqlDialect } from './mysql.js'
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
    const setup = { statements: sessionSettings(features, settings.statementTimeoutMs), maxPacket }
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

/**
 * Begins with `SET TRANSACTION ISOLATION LEVEL SERIALIZABLE` where a level is asked for, then `START TRANSACTION`.
 */
async function beginTransaction(
  connections: Connections,
  { isSingle = false, isolation, isReadOnly = false }: BeginOptions,
): Promise<DriverTransaction> {
  const connection = await connections.take()
  let isLost = false
  const send = async (query: DriverQuery): Promise<DriverResult> => {
    try {
      return await connections.send(connection, query)
    } catch (error) {
      isLost ||= isLoss(error)
      throw error
    }
  }
  // the connection takes statements in order, so nobody waits for this one; if it fails, nothing may be committed
  const say = (text: string): Promise<DriverResult> => {
    const said = send({ text, values: [] })
    said.catch(() => undefined)
    return said
  }
  // a level is that of the next transaction only
  const level = isolation === undefined ? undefined : say(`SET TRANSACTION ISOLATION LEVEL ${isolation}`)
  const snapshot = isReadOnly ? ' WITH CONSISTENT SNAPSHOT, READ ONLY' : ''
  const started = isSingle ? undefined : say(`START TRANSACTION${snapshot}`)
  const begun = Promise.all([level, started])
  begun.catch(() => undefined)
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
      const response = send(query)
      response.catch(() => undefined)
      await begun
      return response
    },
    async raw(call) {
      const response = runRawMysql(connection, call)
      response.catch(() => undefined)
      // its session is as the text left it
      isLost = true
      await begun
      return response
    },
    commit: () => finish('COMMIT'),
    rollback: () => finish('ROLLBACK'),
    release(isBroken) {
      if (isBroken || isLost) connection.destroy()
      else connections.giveBack(connection)
    },
  }
}
