import type pg from 'pg'
import type { ConnectionSettings, LockRelease } from '../driver.js'
import { connectClient } from './connect-client.js'
import { createConnection, runOn, type Connection } from './connection.js'
import { lockKeyOfName, originalLockKey, type Locks } from './locks.js'

/**
 * Locks that last as long as a transaction, each on a connection of its own: behind a pooler a session would keep its locks
 * for whoever has it next.
 *
 * `BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0`
 * `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))`
 */
export function createTransactionLocks(
  settings: ConnectionSettings,
  watch: (connection: Connection) => () => void,
): Locks {
  const holders = new Set<pg.Client>()

  /** With its transaction over the pooler may use its session again. */
  async function end(client: pg.Client): Promise<void> {
    holders.delete(client)
    await client.query('COMMIT').catch(() => undefined)
    await client.end().catch(() => undefined)
  }

  async function take(key: string, ...values: readonly string[]): Promise<LockRelease | undefined> {
    const client = await connectClient(settings)
    holders.add(client)
    const connection = createConnection(client)
    client.on('end', watch(connection))
    const ask = (text: string, ...given: readonly string[]) => runOn(connection, { text, values: given })
    try {
      await ask('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0')
      const { rows } = await ask(`SELECT pg_try_advisory_xact_lock(${key})`, ...values)
      if (rows[0]?.[0] === 't') return () => end(client)
    } catch (error) {
      await end(client)
      throw error
    }
    await end(client)
    return undefined
  }

  return {
    take: (name) => take(lockKeyOfName, name),
    takeOriginal: () => take(originalLockKey),
    async close() {
      await Promise.all([...holders].map(end))
    },
  }
}
