import { randomBytes } from 'node:crypto'
import mysql from 'mysql2/promise'
import pg from 'pg'
import type { TestServer } from './server.js'
import { until } from './until.js'

/** Something in the database that transactions wait at. */
export interface DatabaseGate {
  /** A user's statement that returns when the gate is open. */
  readonly passing: string
  shut(): Promise<void>
  /** Until somebody waits. */
  waits(): Promise<void>
  open(): Promise<void>
  end(): Promise<void>
}

/** A gate in the server's database; whoever shuts it holds a lock that no row knows of. */
export const createDatabaseGate = async (server: TestServer): Promise<DatabaseGate> =>
  server.database.connector === 'postgres' ? await postgresGate(server) : await mysqlGate(server)

async function postgresGate({ configuration }: TestServer): Promise<DatabaseGate> {
  const client = new pg.Client(configuration.databases.default)
  await client.connect()
  const sent = async (text: string): Promise<number> => (await client.query(text)).rowCount ?? 0
  return {
    passing: 'SELECT pg_advisory_xact_lock_shared(1, 1)',
    shut: async () => {
      await sent('SELECT pg_advisory_lock(1, 1)')
    },
    waits: () =>
      until(
        async () =>
          (await sent(`SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
            WHERE locktype = 'advisory' AND classid = 1 AND objid = 1 AND NOT granted`)) > 0,
      ),
    open: async () => {
      await sent('SELECT pg_advisory_unlock(1, 1)')
    },
    end: () => client.end(),
  }
}

async function mysqlGate({ database }: TestServer): Promise<DatabaseGate> {
  const client = await mysql.createConnection({ host: '127.0.0.1', ...database.address })
  const name = `gate ${randomBytes(6).toString('hex')}`
  const passing = `SELECT GET_LOCK('${name}', 60)`
  const sent = async (text: string): Promise<number> => (await client.query<mysql.RowDataPacket[]>(text))[0].length
  return {
    passing,
    shut: async () => {
      await sent(passing)
    },
    waits: () =>
      until(
        async () =>
          (await sent(
            `SELECT 1 FROM information_schema.processlist WHERE state = 'User lock' AND info LIKE '%${name}%'`,
          )) > 0,
      ),
    open: async () => {
      await sent(`SELECT RELEASE_LOCK('${name}')`)
    },
    end: () => client.end(),
  }
}
