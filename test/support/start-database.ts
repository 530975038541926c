import type { DatabaseName, DatabaseServer } from './database-servers.js'
import { startMariadb } from './start-mariadb.js'
import { startMysql } from './start-mysql.js'
import { startMysql9 } from './start-mysql9.js'
import { startPostgres } from './start-postgres.js'
import type { StartedServer } from './started-server.js'

const starters: Readonly<Record<DatabaseName, (folder: string) => Promise<StartedServer>>> = {
  sqlite: () => Promise.resolve({ server: { kind: 'embedded' }, stop: () => Promise.resolve() }),
  postgres: startPostgres,
  mariadb: startMariadb,
  mysql: startMysql,
  mysql9: startMysql9,
}

/** Starts a database in a folder of its own; one that cannot be had is missing, which is said aloud. */
export async function startDatabase(name: DatabaseName, folder: string): Promise<StartedServer> {
  const started = await starters[name](folder).catch(notStarted)
  if (started.server.kind === 'missing') {
    const line = '!'.repeat(100)
    process.stderr.write(
      `\n${line}\n${name} could not be started, its tests are NOT RUN: ${started.server.reason}\n${line}\n\n`,
    )
  }
  return started
}

function notStarted(error: unknown): StartedServer {
  const reason = error instanceof Error ? error.message : String(error)
  const server: DatabaseServer = { kind: 'missing', reason, isAllowed: false }
  return { server, stop: () => Promise.resolve() }
}
