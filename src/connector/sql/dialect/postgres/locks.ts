import pg from 'pg'
import type { ConnectionSettings, LockRelease } from '../driver.js'
import { clientConfig } from './client-config.js'
import { createConnection, runOn, type Connection } from './connection.js'
import { postgresError } from './errors.js'

/** The key of a lock by its name, the first value of the statement. */
export const lockKeyOfName = 'hashtextextended($1, 0)'
/** Of the lock that the original takes when it starts. */
export const originalLockKey = '1000'

export interface Locks {
  /** The lock, unless this or another process holds it. */
  take(name: string): Promise<LockRelease | undefined>
  takeOriginal(): Promise<LockRelease | undefined>
  close(): Promise<void>
}

/**
 * Session locks on a connection of their own, which is their life: it is not taken from those of the requests, so
 * holders of locks never wait for each other's connections.
 *
 * `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS ok`
 */
export function createSessionLocks(settings: ConnectionSettings, watch: (connection: Connection) => () => void): Locks {
  const held = new Set<string>()
  let connection: Promise<Connection<pg.Client>> | undefined

  const forget = (): void => {
    connection = undefined
    held.clear()
  }

  async function open(): Promise<Connection<pg.Client>> {
    const client = new pg.Client(clientConfig(settings))
    client.on('error', forget)
    client.on('end', forget)
    try {
      await client.connect()
    } catch (error) {
      connection = undefined
      throw postgresError(error)
    }
    const opened = createConnection(client)
    client.on('end', watch(opened))
    return opened
  }

  async function ask(text: string, ...values: readonly string[]): Promise<boolean> {
    const { rows } = await runOn(await (connection ??= open()), { text, values })
    return rows[0]?.[0] === 't'
  }

  return {
    async take(name: string): Promise<LockRelease | undefined> {
      // one session may take its own locks again
      if (held.has(name)) return undefined
      held.add(name)
      const isTaken = await ask(`SELECT pg_try_advisory_lock(${lockKeyOfName}) AS ok`, name).catch((error: unknown) => {
        held.delete(name)
        throw error
      })
      if (!isTaken) {
        held.delete(name)
        return undefined
      }
      return async () => {
        // a lost connection has released it
        await ask(`SELECT pg_advisory_unlock(${lockKeyOfName}) AS ok`, name).catch(() => false)
        held.delete(name)
      }
    },
    /** A session counts how often it has the same lock. */
    async takeOriginal(): Promise<LockRelease | undefined> {
      if (!(await ask(`SELECT pg_try_advisory_lock(${originalLockKey}) AS ok`))) return undefined
      return async () => {
        await ask(`SELECT pg_advisory_unlock(${originalLockKey}) AS ok`).catch(() => false)
      }
    },
    async close(): Promise<void> {
      const opened = await connection?.catch(() => undefined)
      await opened?.client.end().catch(() => undefined)
    },
  }
}
