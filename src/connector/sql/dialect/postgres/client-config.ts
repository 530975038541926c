import type pg from 'pg'
import type { ConnectionSettings } from '../driver.js'
import { tlsOptions } from '../shared/tls-options.js'

// every value stays the text that the server sent
const textTypes = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig

/** Columns hold UTC; JIT compiles the large statements of nested reads for longer than they run. */
export const sessionSettings = `SET TIME ZONE 'UTC'; SET datestyle TO ISO; SET jit TO off; SET client_min_messages TO warning`

/** Settings of one connection. */
export const clientConfig = (settings: ConnectionSettings): pg.ClientConfig => ({
  host: settings.host,
  port: settings.port,
  user: settings.user,
  password: settings.password,
  ...(settings.database === undefined ? {} : { database: settings.database }),
  connectionTimeoutMillis: settings.connectTimeoutMs,
  ...(settings.statementTimeoutMs === undefined ? {} : { statement_timeout: settings.statementTimeoutMs }),
  keepAlive: true,
  types: textTypes,
  pipeline: true,
  application_name: 'refract',
  ...tlsOptions(settings),
})
