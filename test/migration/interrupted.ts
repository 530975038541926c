import { setTimeout as pause } from 'node:timers/promises'
import mysql from 'mysql2/promise'
import { expect } from 'vitest'
import type { TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const deployment = 'mutation ($input: DeployInput!) { deploy(input: $input) { sql migration { revision status } } }'

export interface Interrupted {
  readonly server: TestServer
  readonly service: TestService
  readonly client: mysql.Connection
  /** All statements of the migration; none has run. */
  readonly statements: readonly string[]
}

/** A server that was killed when it had stored a migration and stood before its first statement. */
export async function interrupted(
  database: TestDatabase,
  { before, after, rows }: { readonly before: string; readonly after: string; readonly rows: string },
): Promise<Interrupted> {
  const server = await startServer(database)
  const service = await deployService(server, before)
  await service.data(rows)
  const namespace = `${service.name}@${service.stage}`
  const client = await mysql.createConnection({ host: '127.0.0.1', ...database.address, multipleStatements: false })
  const [tables] = await client.query<mysql.RowDataPacket[]>(
    'SELECT TABLE_NAME AS name FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ?',
    [namespace],
  )
  const input = { name: service.name, stage: service.stage, types: after, force: true }
  const dry = await server.query('management', deployment, { input: { ...input, dryRun: true } })
  const { sql: statements } = dry.data?.['deploy'] as { readonly sql: readonly string[] }
  // reads go on, so the deploy is accepted; its first change has to wait
  await client.query(`LOCK TABLES ${tables.map(({ name }) => `\`${namespace}\`.\`${String(name)}\` READ`).join(', ')}`)
  const { data, errors } = await server.query('management', deployment, { input })
  expect({ data, errors }).toEqual({
    data: { deploy: { sql: [], migration: { revision: 3, status: 'PENDING' } } },
    errors: undefined,
  })
  const waiting = await waitingSessions(client, namespace)
  await server.stop('SIGKILL')
  for (const id of waiting) await client.query(`KILL ${String(id)}`)
  await client.query('UNLOCK TABLES')
  return { server, service, client, statements }
}

async function waitingSessions(client: mysql.Connection, namespace: string): Promise<readonly number[]> {
  for (;;) {
    const [found] = await client.query<mysql.RowDataPacket[]>(
      `SELECT ID AS id FROM INFORMATION_SCHEMA.PROCESSLIST WHERE STATE LIKE 'Waiting for table%lock%' AND INFO LIKE ?`,
      [`%${namespace}%`],
    )
    if (found.length > 0) return found.map(({ id }) => Number(id))
    await pause(20)
  }
}
