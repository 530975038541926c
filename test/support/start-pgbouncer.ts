import { chmodSync, chownSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe } from 'vitest'
import type { TestDatabase } from './databases.js'
import { programIn, requireProgram } from './required-program.js'
import { accountForServer } from './start-postgres.js'
import { freePort, startProcess } from './started-server.js'

export interface StartedPooler {
  readonly port: number
  stop(): Promise<void>
}

const findProgram = programIn('pgbouncer')

/** Runs a suite where PgBouncer is there; else says so, or fails where everything must be there. */
export function requirePgbouncer(suite: () => void): void {
  const reason =
    findProgram() === undefined ? 'its program was not found (Debian: apt-get install pgbouncer)' : undefined
  requireProgram('PgBouncer', reason, () => {
    describe('behind PgBouncer', suite)
  })
}

/** A PgBouncer of a test's own with few sessions to a PostgreSQL, configured no further than it must be. */
export async function startPgbouncer(
  { address }: TestDatabase,
  { mode, sessions }: { readonly mode: 'session' | 'transaction'; readonly sessions: number },
): Promise<StartedPooler> {
  const folder = mkdtempSync(join(tmpdir(), 'refract-pgbouncer-'))
  const account = accountForServer()
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o711)
  const [port, user] = [await freePort(), address?.user ?? '']
  const file = join(folder, 'pgbouncer.ini')
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'trust',
    auth_file: join(folder, 'users'),
    pool_mode: mode,
    default_pool_size: sessions,
    max_client_conn: 300,
  }
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${String(value)}`)
  writeFileSync(
    file,
    [`[databases]`, `* = host=127.0.0.1 port=${String(address?.port)}`, '[pgbouncer]', ...lines].join('\n'),
  )
  writeFileSync(settings.auth_file, `"${user}" ""\n`)
  const stop = await startProcess({
    program: findProgram() ?? 'pgbouncer',
    arguments: [file],
    options: { ...account, cwd: folder },
    logFile: join(folder, 'log'),
    async isReady() {
      const client = new pg.Client({ host: '127.0.0.1', port, user, database: 'postgres' })
      await client.connect()
      await client.end()
      return true
    },
  })
  return { port, stop }
}
