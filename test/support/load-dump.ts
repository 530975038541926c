import mysql from 'mysql2/promise'
import pg from 'pg'
import type { TestDatabase } from './databases.js'
import { freshDatabase } from './server.js'

/** Keys of a database's entry in a configuration. */
export type DatabaseKeys = Readonly<Record<string, unknown>>

interface DumpLoader {
  load(keys: DatabaseKeys, dump: string): Promise<void>
  query(keys: DatabaseKeys, text: string): Promise<readonly Readonly<Record<string, unknown>>[]>
}

/** Makes a database of its own from a dump; gives the keys that reach it. */
export async function loadDump(database: TestDatabase, dump: string): Promise<DatabaseKeys> {
  const keys = freshDatabase(database)
  await loaderOf(database).load(keys, dump)
  return keys
}

/** Asks the database itself, past the server. */
export const queryDatabase = (
  database: TestDatabase,
  keys: DatabaseKeys,
  text: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> => loaderOf(database).query(keys, text)

function loaderOf({ connector }: TestDatabase): DumpLoader {
  const loader = loaders[connector]
  if (loader === undefined) throw new Error(`dumps of ${connector} cannot be loaded`)
  return loader
}

const postgres: DumpLoader = {
  async load(keys, dump) {
    await onPostgres({ ...keys, database: 'postgres' }, `CREATE DATABASE "${String(keys['database'])}"`)
    // lines for psql itself
    await onPostgres(keys, dump.replaceAll(/^\\.*$/gm, ''))
  },
  query: onPostgres,
}

/** A dump makes several databases: the first is the management's, the others are services of the names they have. */
const mysqlLoader: DumpLoader = {
  async load(keys, dump) {
    const [management, ...services] = [...dump.matchAll(/^CREATE DATABASE `([^`]+)`/gm)].map(([, name]) => String(name))
    const drops = services.map((name) => `DROP DATABASE IF EXISTS \`${name}\`;`).join('')
    await onMysql(keys, drops + dump.replaceAll(`\`${String(management)}\``, `\`${String(keys['managementSchema'])}\``))
  },
  query: (keys, text) => onMysql(keys, `USE \`${String(keys['managementSchema'])}\`;${text}`),
}

const loaders: Partial<Record<TestDatabase['connector'], DumpLoader>> = { postgres, mysql: mysqlLoader }

/** The rows of the last statement. */
async function onMysql(
  { host, port, user, password }: DatabaseKeys,
  text: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = await mysql.createConnection({
    ...({ host, port, user, password } as mysql.ConnectionOptions),
    multipleStatements: true,
  })
  try {
    const [results] = await connection.query(text)
    const last: unknown = (results as readonly unknown[]).at(-1)
    return Array.isArray(last) ? (last as readonly Readonly<Record<string, unknown>>[]) : []
  } finally {
    await connection.end()
  }
}

async function onPostgres(
  { host, port, user, password, database }: DatabaseKeys,
  text: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ host, port, user, password, database } as pg.ClientConfig)
  await client.connect()
  try {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(text)
    return rows
  } finally {
    await client.end()
  }
}
