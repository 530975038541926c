import mysql, { type FieldPacket, type ResultSetHeader } from 'mysql2'
import { DatabaseError } from '../../errors/database-error.js'
import type {
  ConnectionSettings,
  Driver,
  DriverQuery,
  DriverResult,
  DriverTransaction,
  LockRelease,
} from '../driver.js'
import { mysqlError } from './errors.js'
import { mysqlFeatures } from './features.js'
import { mysqlDialect } from './mysql.js'
import { runRawMysql } from './raw.js'

/**
 * Strict values, UTC, plain backslashes and quotes whatever the server's defaults say; lists of any length; locks as
 * the original took them.
 */
const sessionSettings = [
  `SET NAMES utf8mb4`,
  `SET SESSION time_zone = '+00:00', SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', SESSION group_concat_max_len = 4294967295`,
  `SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED`,
]

/** Values as the text that the server sent, bits as their character. */
const textValues: mysql.TypeCast = (field) => field.string('utf8')

/** Connects to a server of the MySQL family and reads from it what it can do. */
export async function connectMysql(settings: ConnectionSettings): Promise<Driver> {
  const pool = mysql.createPool(poolOptions(settings))
  pool.on('connection', (connection) => {
    for (const setting of sessionSettings) connection.query(setting, () => undefined)
    // only one of the two exists, by server
    if (settings.statementTimeoutMs !== undefined) {
      connection.query(`SET SESSION max_execution_time = ${String(settings.statementTimeoutMs)}`, () => undefined)
      connection.query(
        `SET SESSION max_statement_time = ${String(settings.statementTimeoutMs / 1000)}`,
        () => undefined,
      )
    }
  })
  const { rows } = await runOn(pool, { text: 'SELECT VERSION()', values: [] }).catch((error: unknown) => {
    pool.end(() => undefined)
    throw error
  })
  const dialect = mysqlDialect(mysqlFeatures(String(rows[0]?.[0])))
  return {
    dialect,
    query: (query) => runOn(pool, query),
    begin: () => beginTransaction(pool),
    raw: (text) => runRawMysql(pool, text),
    tryLock: (name) => tryLock(settings, name),
    close: () =>
      new Promise((resolve) => {
        pool.end(() => {
          resolve()
        })
      }),
  }
}

const poolOptions = (settings: ConnectionSettings): mysql.PoolOptions => ({
  ...connectionOptions(settings),
  connectionLimit: settings.connectionLimit,
})

const connectionOptions = (settings: ConnectionSettings): mysql.ConnectionOptions => ({
  host: settings.host,
  port: settings.port,
  user: settings.user,
  password: settings.password,
  ...(settings.database === undefined ? {} : { database: settings.database }),
  connectTimeout: settings.connectTimeoutMs,
  charset: 'utf8mb4',
  timezone: 'Z',
  rowsAsArray: true,
  typeCast: textValues,
  supportBigNumbers: true,
  enableKeepAlive: true,
  flags: ['-FOUND_ROWS'],
  ...(settings.tls === undefined
    ? {}
    : {
        ssl: {
          rejectUnauthorized: settings.tls.verify,
          ...(settings.tls.ca === undefined ? {} : { ca: settings.tls.ca }),
          ...(settings.tls.cert === undefined ? {} : { cert: settings.tls.cert }),
          ...(settings.tls.key === undefined ? {} : { key: settings.tls.key }),
        },
      }),
})

type Runner = Pick<mysql.Pool, 'query'> | Pick<mysql.Connection, 'query'>

function runOn(runner: Runner, { text, values }: DriverQuery): Promise<DriverResult> {
  return new Promise((resolve, reject) => {
    runner.query(
      text,
      values as unknown[],
      (error: mysql.QueryError | null, result: unknown, fields: FieldPacket[] | undefined) => {
        if (error !== null) {
          reject(mysqlError(error))
          return
        }
        if (Array.isArray(result)) {
          resolve({
            rows: result as unknown[][],
            columns: (fields ?? []).map((field) => field.name),
            affected: result.length,
          })
          return
        }
        const header = result as ResultSetHeader
        // the id that the database made stands where RETURNING would give it
        resolve({
          rows: header.insertId > 0 ? [[String(header.insertId)]] : [],
          columns: ['insertId'],
          affected: header.affectedRows,
        })
      },
    )
  })
}

const takeConnection = (pool: mysql.Pool): Promise<mysql.PoolConnection> =>
  new Promise((resolve, reject) => {
    pool.getConnection((error: NodeJS.ErrnoException | null, one) => {
      if (error === null) resolve(one)
      else reject(mysqlError(error))
    })
  })

async function beginTransaction(pool: mysql.Pool): Promise<DriverTransaction> {
  const connection = await takeConnection(pool)
  let isOver = false
  const finish = async (word: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    if (isOver) return
    isOver = true
    try {
      await runOn(connection, { text: word, values: [] })
      connection.release()
    } catch (error) {
      connection.destroy()
      if (word === 'COMMIT') throw error
    }
  }
  // the connection takes statements in order, so nobody waits for this one; if it fails, so does the next
  runOn(connection, { text: 'START TRANSACTION', values: [] }).catch(() => undefined)
  return {
    query(query) {
      if (isOver) return Promise.reject(new DatabaseError('other', 'the transaction is over'))
      return runOn(connection, query)
    },
    commit: () => finish('COMMIT'),
    rollback: () => finish('ROLLBACK'),
  }
}

const maxLockName = 64

/** A named lock on a connection of its own, which is the lock's life. */
async function tryLock(settings: ConnectionSettings, name: string): Promise<LockRelease | undefined> {
  const connection = mysql.createConnection(connectionOptions(settings))
  // a lost connection has released the lock
  connection.on('error', () => undefined)
  const leave = (): void => {
    connection.end(() => undefined)
  }
  try {
    const { rows } = await runOn(connection, { text: 'SELECT GET_LOCK(?, 0)', values: [name.slice(-maxLockName)] })
    if (String(rows[0]?.[0]) === '1') {
      return () => {
        leave()
        return Promise.resolve()
      }
    }
  } catch (error) {
    connection.destroy()
    throw error
  }
  leave()
  return undefined
}
