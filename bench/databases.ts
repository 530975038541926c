import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import LibsqlDatabase from 'libsql'
import mysql from 'mysql2/promise'
import type { Driver } from '../src/connector/sql/dialect/driver.js'
import { connectMysql } from '../src/connector/sql/dialect/mysql/connect.js'
import { connectPostgres } from '../src/connector/sql/dialect/postgres/connect.js'
import { connectSqlite } from '../src/connector/sql/dialect/sqlite/connect.js'
import type { DatabaseName } from '../test/support/database-servers.js'
import { startMariadb } from '../test/support/start-mariadb.js'
import { startMysql9 } from '../test/support/start-mysql9.js'
import { startPostgres } from '../test/support/start-postgres.js'
import type { StartedServer } from '../test/support/started-server.js'
import { loadData } from './load-data.js'
import { loadStatements } from './load-statements.js'
import { installedPackages } from './peers/installed-package.js'
import type { ConnectionPlace } from './peers/open-connections.js'
import { processNaming } from './process-usage.js'

export const benchDatabases = ['postgres', 'mariadb', 'mysql9', 'sqlite'] as const satisfies readonly DatabaseName[]
export type BenchDatabase = (typeof benchDatabases)[number]

/** A started database that requests are measured on. */
export interface OpenDatabase {
  readonly name: BenchDatabase
  /** As PRISMA_CONFIG has it. */
  readonly settings: (connectionLimit: number) => Readonly<Record<string, unknown>>
  /** For the programs beside ours. */
  readonly place: ConnectionPlace
  /** Our own driver, to record what it is given. */
  connect(): Promise<Driver>
  /** As the deployed service is called, with the namespace of the management's tables. */
  readonly project: { readonly projectId: string; readonly managementNamespace: string }
  /** Its process; undefined where it is part of the program. */
  readonly pid: number | undefined
  /** Fills the tables of the deployed service. */
  load(): Promise<void>
  stop(): Promise<void>
}

/** Starts a database in a folder; a text says why it cannot be started. */
export async function openDatabase(name: BenchDatabase, folder: string): Promise<OpenDatabase | string> {
  if (name === 'sqlite') return openSqlite(folder)
  const start = { postgres: startPostgres, mariadb: startMariadb, mysql9: startMysql9 }[name]
  const started: StartedServer = await start(join(folder, name))
  const { server } = started
  if (server.kind !== 'running') return server.kind === 'missing' ? server.reason : 'it does not run as a server'
  const { port, user } = server
  const pid = processNaming(join(folder, name))
  const address = { host: '127.0.0.1', port, user }
  const common = { name, pid, stop: () => started.stop() }
  const few = { ...address, password: '', connectionLimit: 4, connectTimeoutMs: 5000 }
  if (name === 'postgres') {
    const connection = { ...address, database: 'bench' }
    return {
      ...common,
      settings: (connectionLimit) => ({ connector: 'postgres', ...connection, connectionLimit }),
      place: { connector: 'postgres', connection, file: '' },
      connect: () => connectPostgres({ ...few, database: connection.database }),
      project: { projectId: 'bench$dev', managementNamespace: 'management' },
      load: () => loadData(connection, 'bench$dev'),
    }
  }
  return {
    ...common,
    settings: (connectionLimit) => ({ connector: 'mysql', ...address, connectionLimit }),
    place: {
      connector: 'mysql',
      connection: { ...address, database: 'bench@dev' },
      file: '',
      ...(name === 'mariadb' ? { mariadbDriver: mariadbDriver() } : {}),
    },
    connect: () => connectMysql({ ...few, database: undefined }),
    project: { projectId: 'bench@dev', managementNamespace: 'prisma' },
    async load() {
      const connection = await mysql.createConnection({ ...address, database: 'bench@dev' })
      for (const text of loadStatements((table) => `\`${table}\``, 'mysql')) await connection.query(text)
      await connection.query('ANALYZE TABLE User, Post, Comment, Tag')
      await connection.end()
    },
  }
}

const mariadbDriver = (): string =>
  join(installedPackages('mariadb', ['mariadb@3.5.4']), 'node_modules/mariadb/promise.js')

function openSqlite(folder: string): OpenDatabase {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'bench.db')
  return {
    name: 'sqlite',
    settings: () => ({ connector: 'sqlite', file }),
    place: { connector: 'sqlite', connection: { host: '', port: 0, user: '' }, file },
    connect: () => Promise.resolve(connectSqlite(file)),
    project: { projectId: 'bench$dev', managementNamespace: 'management' },
    pid: undefined,
    load() {
      const database = new LibsqlDatabase(file)
      for (const text of loadStatements((table) => `"bench$dev.${table}"`, 'sqlite')) database.exec(text)
      database.exec('ANALYZE')
      database.close()
      return Promise.resolve()
    },
    stop: () => Promise.resolve(),
  }
}
