// The program that somebody would write by hand: node:http and the database's driver, the best statements for each
// request (best-statements.ts), prepared, and pipelined where the driver can. It parses no GraphQL and checks nothing.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import LibsqlDatabase from 'libsql'
import mysql from 'mysql2/promise'
import pg from 'pg'
import type { HandWritten } from '../best-statements.js'

export interface HandWrittenSettings {
  readonly connector: 'postgres' | 'mysql' | 'sqlite'
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database?: string
  }
  readonly file: string
  readonly requests: Readonly<Record<string, HandWritten>>
}

type Texts = readonly { readonly name: string; readonly text: string; readonly values: readonly unknown[] }[]
/** Runs the statements of one request; gives the first column of the last one's first row. */
type Run = (texts: Texts, inTransaction: boolean) => Promise<string | undefined>

const [, , port = '', settingsFile = ''] = process.argv
const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as HandWrittenSettings
const run = await { postgres: openPostgres, mysql: openMysql, sqlite: openSqlite }[settings.connector]()
let ids = 0

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const wanted = settings.requests[request.url ?? '']
    if (wanted === undefined) {
      response.writeHead(404).end()
      return
    }
    const { variables } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { variables: Record<string, unknown> }
    reply(request.url ?? '', wanted, variables).then(
      (json) => {
        const body = `{"data":{"result":${json}}}`
        response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(body))])
        response.end(body)
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
}).listen(Number(port))

async function reply(path: string, wanted: HandWritten, variables: Record<string, unknown>): Promise<string> {
  const made = new Map<string, unknown>()
  const valueOf = (name: string): unknown => {
    if (name in variables) return variables[name]
    if (!made.has(name)) made.set(name, name === 'now' ? nowText() : newId())
    return made.get(name)
  }
  const texts = wanted.statements.map(({ text, values }, index) => ({
    name: `${path}${String(index)}`,
    text,
    values: values.map(valueOf),
  }))
  const json = await run(texts, wanted.inTransaction === true)
  return wanted.response?.replace(/@(\w+)@/g, (_, name: string) => JSON.stringify(valueOf(name))) ?? json ?? 'null'
}

const newId = (): string => `c${process.pid.toString(36)}${(ids += 1).toString(36).padStart(12, '0')}`
const nowText = (): string => new Date().toISOString().replace('T', ' ').slice(0, 23)

async function openPostgres(): Promise<Run> {
  const types = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig
  const clients = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const client = new pg.Client({ ...settings.connection, pipeline: true, types })
      await client.connect()
      await client.query('SET jit TO off')
      return client
    }),
  )
  let turn = 0
  return async (texts) => {
    const client = clients[(turn = (turn + 1) % clients.length)] as pg.Client
    let first: unknown
    for (const { name, text, values } of texts) {
      const { rows } = await client.query({ name, text, values: values as unknown[], rowMode: 'array' })
      first = (rows[0] as unknown[] | undefined)?.[0]
    }
    return first as string | undefined
  }
}

async function openMysql(): Promise<Run> {
  const pool = mysql.createPool({ ...settings.connection, connectionLimit: 10, rowsAsArray: true })
  pool.on('connection', (connection) => {
    void connection.query('SET SESSION group_concat_max_len = 10000000')
  })
  return async (texts, inTransaction) => {
    const connection = await pool.getConnection()
    try {
      let first: unknown
      if (inTransaction) await connection.query('START TRANSACTION')
      for (const { text, values } of texts) {
        const [rows] = await connection.execute(text, values as string[])
        first = Array.isArray(rows) ? (rows[0] as unknown[] | undefined)?.[0] : undefined
      }
      if (inTransaction) await connection.query('COMMIT')
      return Buffer.isBuffer(first) ? first.toString('utf8') : (first as string | undefined)
    } finally {
      connection.release()
    }
  }
}

function openSqlite(): Promise<Run> {
  const database = new LibsqlDatabase(settings.file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 1000')
  const prepared = new Map<string, ReturnType<typeof database.prepare>>()
  return Promise.resolve((texts, inTransaction) => {
    let first: unknown
    if (inTransaction) database.exec('BEGIN IMMEDIATE')
    for (const { name, text, values } of texts) {
      const statement = prepared.get(name) ?? database.prepare(text)
      prepared.set(name, statement)
      if (statement.reader) first = (statement.raw().get(...values) as unknown[] | undefined)?.[0]
      else statement.run(...values)
    }
    if (inTransaction) database.exec('COMMIT')
    return Promise.resolve(first as string | undefined)
  })
}
