import { quote } from '../shared/quote.js'
import pg from 'pg'
import { DatabaseError } from '../../../../errors/database-error.js'
import type { ConnectionSettings } from '../driver.js'
import { clientConfig } from './client-config.js'
import { postgresError } from './errors.js'

/** Whether a connection failed because its database does not exist. */
export const isMissingDatabase = (error: unknown): boolean =>
  error instanceof DatabaseError && error.details.code === '3D000'

/**
 * Creates the configured database through the one that always exists; one that another server has just made is fine.
 *
 * `CREATE DATABASE prisma`
 */
export async function createMissingDatabase(settings: ConnectionSettings): Promise<void> {
  const client = new pg.Client(clientConfig({ ...settings, database: 'postgres' }))
  // a lost connection fails the query that waits on it
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(`CREATE DATABASE ${quote(settings.database ?? 'prisma')}`)
  } catch (error) {
    const fault = postgresError(error)
    if (!alreadyThere.has(fault.details.code ?? ''))
      throw new DatabaseError(
        'unreachable',
        `database "${settings.database ?? 'prisma'}" does not exist and user "${settings.user}" may not create it: ${fault.message}`,
        { cause: error },
      )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** duplicate_database; unique_violation when two servers create it at once. */
const alreadyThere = new Set(['42P04', '23505'])
