import type { ConnectionSettings, Driver } from '../driver.js'
import { createLivenessWatchdog } from '../liveness-watchdog.js'
import { watchable, type Connection } from './connection.js'
import { createExclusivePool } from './exclusive-pool.js'
import { createSessionLocks } from './locks.js'
import { postgresDialect } from './postgres.js'
import { probeSessions } from './probe-sessions.js'
import { createSharedConnections } from './shared-connections.js'
import { createTransactionLocks } from './transaction-locks.js'

/**
 * Connects to PostgreSQL: a few connections shared by pipelined statements, and a pool of exclusive ones for
 * transactions and users' own SQL. A missing database is created. Fails with a `DatabaseError` when the first connection
 * cannot be made.
 */
export async function connectPostgres(settings: ConnectionSettings): Promise<Driver> {
  const silence = createLivenessWatchdog(probeSessions(settings))
  const watch = (connection: Connection): (() => void) => silence.watch(watchable(connection))
  const size = Math.max(1, Math.min(4, Math.floor(settings.connectionLimit / 2)))
  const shared = createSharedConnections(settings, size, watch)
  const { serverVersion, isPooled } = await shared.connectFirst()
  const max = Math.max(1, settings.connectionLimit - shared.size)
  const exclusive = createExclusivePool({ settings, max, watch, isPooled })
  const locks = (isPooled ? createTransactionLocks : createSessionLocks)(settings, watch)
  return {
    dialect: postgresDialect,
    product: `PostgreSQL ${serverVersion}`,
    connections: () => {
      const [one, other] = [shared.counts(), exclusive.counts()]
      return {
        limit: settings.connectionLimit,
        open: one.open + other.open,
        idle: one.idle + other.idle,
        waiting: other.waiting,
      }
    },
    query: (query) => shared.query(query),
    single: (query) => exclusive.single(query),
    begin: (options = {}) => exclusive.begin(options),
    raw: (call, signal) => exclusive.raw(call, signal),
    tryLock: (name) => locks.take(name),
    tryOriginalLock: () => locks.takeOriginal(),
    async close() {
      await Promise.allSettled([shared.close(), exclusive.close(), locks.close()])
    },
  }
}
