import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import LibsqlDatabase from 'libsql'
import mysql from 'mysql2/promise'
import pg from 'pg'
import type { TestDatabase } from '../support/databases.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** A database that no server made. */
export interface ForeignDatabase {
  /** How `refract introspect` reaches it. */
  readonly flags: readonly string[]
  /** Keys of a configuration for a server over it. */
  readonly entry: Readonly<Record<string, unknown>>
  /** Name of its schema or database. */
  readonly schema: string
  run(...statements: readonly string[]): Promise<void>
  rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  close(): Promise<void>
}

/** An empty one. */
export async function foreignDatabase({ connector, address }: TestDatabase): Promise<ForeignDatabase> {
  const name = `f_${randomBytes(6).toString('hex')}`
  const { port = 0, user = '', password = '' } = address ?? {}
  const login = ['--HOST', '127.0.0.1', '--PORT', String(port), '--USER', user, '--PASSWORD', password, '--DB', name]
  const flags = (prefix: string): readonly string[] =>
    login.map((word) => (word.startsWith('--') ? `--${prefix}-${word.slice(2).toLowerCase()}` : word))
  if (connector === 'postgres') {
    const admin = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'postgres' })
    await admin.connect()
    await admin.query(`create database ${name}`)
    await admin.end()
    const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: name })
    await client.connect()
    return {
      flags: [...flags('pg'), '--pg-schema', 'public'],
      entry: { database: name, schema: 'public' },
      schema: 'public',
      async run(...statements) {
        for (const statement of statements) await client.query(statement)
      },
      rows: async (query) => (await client.query<Record<string, unknown>>(query)).rows,
      close: () => client.end(),
    }
  }
  if (connector === 'mysql') {
    const client = await mysql.createConnection({ host: '127.0.0.1', port, user, password, charset: 'utf8mb4' })
    await client.query(`create database ${name} default character set utf8mb4`)
    await client.query(`use ${name}`)
    return {
      flags: flags('mysql'),
      entry: { database: name, managementSchema: `${name}_m` },
      schema: name,
      async run(...statements) {
        for (const statement of statements) await client.query(statement)
      },
      rows: async (query) => (await client.query(query))[0] as Record<string, unknown>[],
      close: () => client.end(),
    }
  }
  const folder = mkdtempSync(join(temporaryFolder(), 'refract-foreign-'))
  const file = join(folder, 'foreign.db')
  const database = new LibsqlDatabase(file)
  database.exec('PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000')
  return {
    flags: ['--sqlite-file', file],
    entry: { file, schema: 'main' },
    schema: 'main',
    run(...statements) {
      for (const statement of statements) database.exec(statement)
      return Promise.resolve()
    },
    rows: (query) => Promise.resolve(database.prepare(query).all() as Record<string, unknown>[]),
    close() {
      database.close()
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}
