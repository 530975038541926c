import mysql from 'mysql2'
import type { ConnectionSettings, LockRelease } from '../driver.js'
import { clientConfig, lockSettings } from './client-config.js'
import { sendStatement } from './send-statement.js'

/** Of the lock that the original takes when it starts. */
export const originalLockName = 'deploy_privileges'

/** Longer names are refused from 5.7 on. */
const maxNameLength = 64

/**
 * Session locks, each on a connection of its own: a session of MySQL 5.6 holds one lock only, and holders of locks must
 * not wait for connections of requests.
 *
 * `SELECT GET_LOCK(?, 0)`
 */
export const createLocks = (settings: ConnectionSettings) => ({
  /** The lock, unless another session holds it. */
  async take(name: string): Promise<LockRelease | undefined> {
    const connection = mysql.createConnection(clientConfig(settings))
    // a lost connection has released the lock
    connection.on('error', () => undefined)
    const lockName = name.slice(-maxNameLength)
    const send = (text: string, values: readonly unknown[] = []) => sendStatement(connection, { text, values })
    try {
      await send(lockSettings)
      const { rows } = await send('SELECT GET_LOCK(?, 0)', [lockName])
      if (String(rows[0]?.[0]) !== '1') {
        connection.destroy()
        return undefined
      }
    } catch (error) {
      connection.destroy()
      throw error
    }
    return async () => {
      // whoever waits may have it as soon as this resolves, which the end of a connection alone does not promise
      await send('SELECT RELEASE_LOCK(?)', [lockName]).catch(() => undefined)
      connection.destroy()
    }
  },
})
