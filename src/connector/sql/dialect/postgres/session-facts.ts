import type pg from 'pg'
import { postgresError } from './errors.js'

/** What the first connection tells of all of them. */
export interface SessionFacts {
  /** `15.18` */
  readonly serverVersion: string
  /**
   * Statements of one connection may run in several sessions, as behind PgBouncer: nothing that a session keeps, prepared
   * statements and its locks among it, may be relied on.
   */
  readonly isPooled: boolean
}

/**
 * Asks on a connection. The number that a pooler gives a client is not that of the session that answers.
 *
 * `SELECT current_setting('server_version'), pg_backend_pid()`
 */
export async function readSessionFacts(client: pg.Client, timeoutMs: number): Promise<SessionFacts> {
  const text = "SELECT current_setting('server_version'), pg_backend_pid()"
  const query = { text, rowMode: 'array', query_timeout: timeoutMs } as const
  const { rows } = await client.query<string[]>(query).catch((error: unknown) => {
    throw postgresError(error)
  })
  const [version = '', session] = rows[0] ?? []
  const { processID } = client as unknown as { readonly processID: number | null }
  return { serverVersion: version.split(' ', 1)[0] ?? '', isPooled: String(processID) !== session }
}
