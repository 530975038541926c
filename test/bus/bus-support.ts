import pg from 'pg'
import type { Log } from '../../src/observe/log.js'

/** A log whose lines can be looked at: `LEVEL text`. */
export function collectLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = []
  const write = (level: string) => (message: string) => void lines.push(`${level} ${message}`)
  const log: Log = {
    error: write('ERROR'),
    warn: write('WARN'),
    info: write('INFO'),
    debug: write('DEBUG'),
    trace: write('TRACE'),
    line: write('LINE'),
    isEnabled: () => true,
  }
  return { log, lines }
}

export interface PostgresLogin {
  readonly port: number
  readonly user: string
  readonly password: string
}

/** A PostgreSQL database of this test's own, which can be shut like a server that is down. */
export interface ShutableDatabase {
  readonly name: string
  /** Ends all its connections and takes no new ones. */
  shut(): Promise<void>
  open(): Promise<void>
  drop(): Promise<void>
}

export async function createShutableDatabase(login: PostgresLogin, name: string): Promise<ShutableDatabase> {
  const run = async (...statements: readonly string[]): Promise<void> => {
    const client = new pg.Client({ ...login, host: '127.0.0.1', database: 'postgres' })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`
  await run(`CREATE DATABASE "${name}"`)
  return {
    name,
    shut: () => run(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`, end),
    open: () => run(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`),
    drop: () => run(end, `DROP DATABASE IF EXISTS "${name}"`),
  }
}
