import { isIP } from 'node:net'
import type mysql from 'mysql2'
import type { ConnectionSettings } from '../driver.js'
import { tlsOptions } from '../shared/tls-options.js'
import type { MysqlFeatures } from './features.js'

/** Statements that stay prepared on one connection; the server bounds those of all connections together. */
const maxPreparedStatements = 200
const idleTimeoutMs = 60_000

/** Settings of one connection. */
export const clientConfig = (settings: ConnectionSettings): mysql.ConnectionOptions => ({
  host: settings.host,
  port: settings.port,
  user: settings.user,
  password: settings.password,
  ...(settings.database === undefined ? {} : { database: settings.database }),
  connectTimeout: settings.connectTimeoutMs,
  charset: 'utf8mb4',
  timezone: 'Z',
  rowsAsArray: true,
  // values come as text or as numbers that hold them exactly; a type cast of our own costs an object for each value
  dateStrings: true,
  jsonStrings: true,
  supportBigNumbers: true,
  bigNumberStrings: true,
  enableKeepAlive: true,
  // rows that match count as changed; the original's driver counts so too
  flags: ['FOUND_ROWS'],
  ...secured(settings),
})

/** The driver compares names only when it is told to, and an address with `localhost`. */
function secured(settings: ConnectionSettings): Pick<mysql.ConnectionOptions, 'ssl'> {
  const { ssl } = tlsOptions(settings)
  if (ssl === undefined) return {}
  return { ssl: { ...ssl, verifyIdentity: settings.tls?.verify === true && isIP(settings.host) === 0 } }
}

/** Settings of the pool: half of the connections end when they have had nothing to do for a while. */
export const poolConfig = (settings: ConnectionSettings): mysql.PoolOptions => ({
  ...clientConfig(settings),
  connectionLimit: settings.connectionLimit,
  maxIdle: Math.max(1, Math.ceil(settings.connectionLimit / 2)),
  idleTimeout: idleTimeoutMs,
  maxPreparedStatements,
})

/**
 * What every connection is told first, whatever the server's defaults say: UTC, strict values, plain backslashes and
 * quotes, lists of any length. Servers read only those of the marked comments that are meant for them.
 *
 * `SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED`
 */
export function sessionSettings(
  { isolation }: MysqlFeatures,
  statementTimeoutMs: number | undefined,
): readonly string[] {
  const timeout =
    statementTimeoutMs === undefined
      ? ''
      : ` /*!50708 , SESSION max_execution_time = ${String(statementTimeoutMs)} */ /*M!100101 , SESSION max_statement_time = ${String(statementTimeoutMs / 1000)} */`
  return [
    'SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci',
    `SET SESSION TRANSACTION ISOLATION LEVEL ${isolation}`,
    `SET SESSION time_zone = '+00:00', SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', SESSION group_concat_max_len = 4294967295${timeout}`,
  ]
}

/** A lock's connection only waits: for as long as the longest change of a table takes. */
export const lockSettings = 'SET SESSION wait_timeout = 31536000'
