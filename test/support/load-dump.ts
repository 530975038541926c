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
  if (loader === undefined) throw new Error(`dumps of ${connector} can not be loaded`)
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

const loaders: Partial<Record<TestDatabase['connector'], DumpLoader>> = { postgres }

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
