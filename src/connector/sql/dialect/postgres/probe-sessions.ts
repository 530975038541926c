import type { ConnectionSettings } from '../driver.js'
import type { SessionProbe } from '../liveness-watchdog.js'
import { connectClient } from './connect-client.js'
import { isFromServer, postgresError } from './errors.js'

/** How long a probe may take to connect, and to be answered. */
const probeMs = 4000

const question = `SELECT pid, pg_backend_pid() = $1::int AS is_direct FROM pg_stat_activity
  WHERE pid = pg_backend_pid() OR pid = ANY($2::int[]) AND (state IS NULL OR state <> 'idle' AND state NOT LIKE 'idle in transaction%')`

/** Asks PostgreSQL on a connection of its own; a server that has no connection to give is there all the same. */
export const probeSessions =
  (settings: ConnectionSettings): SessionProbe =>
  async (sessions) => {
    let client: Awaited<ReturnType<typeof connectClient>>
    try {
      client = await connectClient({ ...settings, connectTimeoutMs: probeMs })
    } catch (error) {
      if (!isFromServer(postgresError(error))) throw error
      return undefined
    }
    try {
      const { processID } = client as unknown as { readonly processID: number }
      const query = { text: question, values: [processID, sessions], query_timeout: probeMs }
      const { rows } = await client.query<{ pid: string; is_direct: string }>(query)
      // the numbers that a pooler gives its clients are not those of the sessions
      if (rows[0]?.is_direct !== 't') return undefined
      const busy = new Set(rows.map(({ pid }) => Number(pid)))
      return new Set(sessions.filter((session) => !busy.has(session)))
    } finally {
      client.end().catch(() => undefined)
    }
  }
