import mysql from 'mysql2'
import type { ConnectionSettings } from '../driver.js'
import type { SessionProbe } from '../liveness-watchdog.js'
import { clientConfig } from './client-config.js'
import { isFromServer, mysqlError } from './errors.js'

/** How long a probe may take to connect, and to be answered. */
const probeMs = 4000

/**
 * Asks the server on a connection of its own; one that has no connection to give is there all the same.
 *
 * `SHOW PROCESSLIST`
 */
export const probeSessions =
  (settings: ConnectionSettings): SessionProbe =>
  (sessions) =>
    new Promise((resolve, reject) => {
      const connection = mysql.createConnection(clientConfig({ ...settings, connectTimeoutMs: probeMs }))
      const end = (work: () => void): void => {
        connection.destroy()
        work()
      }
      connection.on('error', () => undefined)
      connection.connect((error) => {
        if (error === null) ask()
        else if (isFromServer(mysqlError(error)))
          end(() => {
            resolve(undefined)
          })
        else
          end(() => {
            reject(error)
          })
      })
      // every account sees its own sessions there
      const ask = (): void => {
        connection.query(
          { sql: 'SHOW PROCESSLIST', timeout: probeMs },
          (error: mysql.QueryError | null, rows: unknown) => {
            end(() => {
              if (error !== null && !isFromServer(mysqlError(error))) reject(error)
              else resolve(error === null ? idleOnes(sessions, rows as ProcessRow[], connection.threadId) : undefined)
            })
          },
        )
      }
    })

type ProcessRow = readonly [id: string | number, user: string, host: string, database: string | null, command: string]

function idleOnes(
  sessions: readonly number[],
  rows: readonly ProcessRow[],
  own: number,
): ReadonlySet<number> | undefined {
  const commands = new Map(rows.map(([id, , , , command]) => [Number(id), command]))
  // the numbers that a proxy gives its clients are not those of the sessions
  if (!commands.has(own)) return undefined
  return new Set(sessions.filter((session) => (commands.get(session) ?? 'Sleep') === 'Sleep'))
}
