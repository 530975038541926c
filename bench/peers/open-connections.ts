import LibsqlDatabase from 'libsql'
import mysql from 'mysql2'
import pg from 'pg'

/** Where a program's database is. */
export interface ConnectionPlace {
  readonly connector: 'postgres' | 'mysql' | 'sqlite'
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database?: string
  }
  readonly file: string
  /**
   * Path of the package `mariadb`, which sends statements without waiting for the answers before them: MariaDB answers up
   * to 1.6 times as many requests so, MySQL no more.
   */
  readonly mariadbDriver?: string
}

/** A statement with its values. */
export interface Sent {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
  readonly isInTransaction: boolean
  /** Its rows are those that are given, although others follow. */
  readonly isAnswer?: true
}

type Rows = readonly (readonly unknown[])[]
/** Sends the statements of one request, in order; gives the rows of the last one, or of that which `isAnswer`. */
export type Run = (statements: readonly Sent[]) => Promise<Rows>

const connectionCount = 10

/** The driver as a program written by hand would use it. */
export function openConnections(place: ConnectionPlace): Promise<Run> {
  switch (place.connector) {
    case 'postgres':
      return openPostgres(place)
    case 'mysql':
      return place.mariadbDriver === undefined ? openMysql(place) : openPipelined(place, place.mariadbDriver)
    case 'sqlite':
      return Promise.resolve(openSqlite(place))
  }
}

const isTransaction = (statements: readonly Sent[]): boolean => statements.some((one) => one.isInTransaction)
const isBound = (one: Sent | string): one is string => typeof one === 'string'

/** The statements with those around a transaction, which may stand before others. */
function withBounds(statements: readonly Sent[]): readonly (Sent | string)[] {
  const end = statements.findLastIndex((one) => one.isInTransaction)
  return end < 0 ? statements : ['BEGIN', ...statements.slice(0, end + 1), 'COMMIT', ...statements.slice(end + 1)]
}

/** What the last statement gave that is no bound of a transaction, unless another one is the answer. */
function lastOf(results: readonly Rows[], statements: readonly (Sent | string)[]): Rows {
  const answer = statements.findIndex((one) => !isBound(one) && one.isAnswer === true)
  return results[answer >= 0 ? answer : statements.findLastIndex((one) => !isBound(one))] ?? []
}

/** Statements of all requests are sent without waiting for those before; a transaction has its connection for itself. */
async function openPostgres({ connection }: ConnectionPlace): Promise<Run> {
  const types = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig
  const config = { ...connection, pipeline: true, types }
  const shared = await Promise.all(
    Array.from({ length: connectionCount }, async () => {
      const client = new pg.Client(config)
      // its statements fail, or the database is stopped behind the last one
      client.on('error', () => undefined)
      await client.connect()
      await client.query('SET jit TO off')
      return client
    }),
  )
  const pool = new pg.Pool({ ...config, max: connectionCount, idleTimeoutMillis: 0 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const next = turns(shared)
  const sendOn = async (client: pg.ClientBase, statements: readonly (Sent | string)[]): Promise<Rows> => {
    const results = statements.map((one) =>
      isBound(one)
        ? client.query<unknown[]>({ text: one, rowMode: 'array' })
        : client.query<unknown[]>({ name: one.name, text: one.text, values: [...one.values], rowMode: 'array' }),
    )
    const rows = (await Promise.all(results)).map((result) => result.rows)
    return lastOf(rows, statements)
  }
  return async (statements) => {
    if (!isTransaction(statements)) return sendOn(next(), statements)
    const client = await pool.connect()
    try {
      return await sendOn(client, withBounds(statements))
    } finally {
      client.release()
    }
  }
}

const sessionSettings = `SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci; SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; SET SESSION time_zone = '+00:00', SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', SESSION group_concat_max_len = 10000000`

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

/** `{sql}` as the text that it stands for. */
const textValue = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'sql' in value ? mysql.raw(String(value.sql)) : value

const asText = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('utf8') : value)
const textRows = (result: unknown): Rows =>
  Array.isArray(result) ? (result as unknown[][]).map((row) => row.map(asText)) : []

/** One statement at a time on a connection of a pool. */
function openMysql({ connection }: ConnectionPlace): Promise<Run> {
  const pool = mysql.createPool({
    ...connection,
    connectionLimit: connectionCount,
    rowsAsArray: true,
    charset: 'utf8mb4',
    dateStrings: true,
    jsonStrings: true,
  })
  pool.on('connection', (added) => {
    for (const text of sessionSettings.split('; ')) added.query(text)
  })
  const send = (taken: mysql.PoolConnection, one: Sent | string): Promise<Rows> =>
    new Promise((resolve, reject) => {
      const settle = (error: Error | null, result: unknown): void => {
        if (error === null) resolve(textRows(result))
        else reject(error)
      }
      if (isBound(one)) taken.query(one, settle)
      else if (one.values.every(isPlain)) taken.execute(one.text, one.values as string[], settle)
      else taken.query(one.text, one.values.map(textValue), settle)
    })
  return Promise.resolve(
    (statements) =>
      new Promise((resolve, reject) => {
        pool.getConnection((error: Error | null, taken) => {
          if (error !== null) {
            reject(error)
            return
          }
          // they wait for each other in the driver
          const bounded = withBounds(statements)
          Promise.all(bounded.map((one) => send(taken, one)))
            .then((results) => {
              resolve(lastOf(results, bounded))
            }, reject)
            .finally(() => {
              taken.release()
            })
        })
      }),
  )
}

/** What is used of the package `mariadb`. */
interface PipeliningConnection {
  query(options: object, values?: readonly unknown[]): Promise<unknown>
  execute(options: object, values?: readonly unknown[]): Promise<unknown>
}

interface PipeliningDriver {
  createConnection(options: object): Promise<PipeliningConnection>
}

/** Requests without a transaction share connections; those with one wait for one that has no other. */
async function openPipelined({ connection }: ConnectionPlace, driverPath: string): Promise<Run> {
  const { default: driver } = (await import(driverPath)) as { readonly default: PipeliningDriver }
  const open = async (): Promise<PipeliningConnection> => {
    const opened = await driver.createConnection({
      ...connection,
      pipelining: true,
      rowsAsArray: true,
      dateStrings: true,
      prepareCacheLength: 256,
    })
    for (const text of sessionSettings.split('; ')) await opened.query({ sql: text })
    return opened
  }
  const shared = await Promise.all(Array.from({ length: connectionCount }, open))
  const next = turns(shared)
  const send = (on: PipeliningConnection, one: Sent | string): Promise<unknown> => {
    if (isBound(one)) return on.query({ sql: one })
    if (one.values.every(isPlain)) return on.execute({ sql: one.text, rowsAsArray: true }, one.values)
    return on.query({ sql: mysql.format(one.text, one.values.map(textValue) as never), rowsAsArray: true })
  }
  // statements of a connection keep their order, so those of a transaction are sent in one go
  return async (statements) => {
    const on = next()
    const bounded = withBounds(statements)
    const results = await Promise.all(bounded.map((one) => send(on, one)))
    return lastOf(results.map(textRows), bounded)
  }
}

function openSqlite({ file }: ConnectionPlace): Run {
  const database = new LibsqlDatabase(file)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 1000',
  )
  const prepared = new Map<string, ReturnType<typeof database.prepare>>()
  const send = (one: Sent | string): Rows => {
    if (isBound(one)) {
      database.exec(one === 'BEGIN' ? 'BEGIN IMMEDIATE' : one)
      return []
    }
    const statement = prepared.get(one.name) ?? database.prepare(one.text)
    prepared.set(one.name, statement)
    if (statement.reader) return statement.raw().all(...(one.values as never[])) as unknown[][]
    statement.run(...(one.values as never[]))
    return []
  }
  return (statements) => {
    const bounded = withBounds(statements)
    try {
      return Promise.resolve(lastOf(bounded.map(send), bounded))
    } catch (error) {
      // else the file would stay locked
      if (database.inTransaction) database.exec('ROLLBACK')
      return Promise.reject(error as Error)
    }
  }
}

/** One after the other, again and again. */
function turns<T>(all: readonly T[]): () => T {
  let turn = 0
  return () => all[(turn = (turn + 1) % all.length)] as T
}
