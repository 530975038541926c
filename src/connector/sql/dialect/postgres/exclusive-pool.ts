import pg from 'pg'
import type { BeginOptions, ConnectionSettings, DriverResult, DriverTransaction } from '../driver.js'
import { statementLeft } from '../statement-left.js'
import { clientConfig, sessionSettings } from './client-config.js'
import { createConnection, deallocate, enterLine, forgetPrepared, runOn, type Connection } from './connection.js'
import { postgresError } from './errors.js'
import { createPreparedNames, type PreparedNames } from './prepared-names.js'
import type { RawCall } from '../../tree/raw-call.js'
import { runRawPostgres } from './raw.js'
import type { CancelSignal } from '../../../../util/cancellation.js'

type Watch = (connection: Connection) => () => void

/** Connections that one user at a time has for himself: transactions, and users' own SQL. */
export function createExclusivePool(settings: ConnectionSettings, max: number, watch: Watch) {
  const pool = new pg.Pool({ ...clientConfig(settings), max, idleTimeoutMillis: 60_000 })
  const registry = new WeakMap<pg.PoolClient, PreparedNames>()
  pool.on('connect', (client) => {
    // who uses a connection that dies sees its statement fail; the pool replaces it
    client.on('error', () => undefined)
    void client.query(sessionSettings).catch(() => undefined)
  })
  pool.on('error', () => undefined)

  async function take(): Promise<pg.PoolClient> {
    try {
      return await pool.connect()
    } catch (error) {
      throw postgresError(error)
    }
  }

  function namesOf(client: pg.PoolClient): PreparedNames {
    const names = registry.get(client) ?? createPreparedNames()
    registry.set(client, names)
    return names
  }

  async function begin({ isSingle = false, isolation, isReadOnly = false }: BeginOptions): Promise<DriverTransaction> {
    const client = await take()
    const level = isolation === undefined ? '' : ` ISOLATION LEVEL ${isolation}`
    const beginning = `BEGIN${level}${isReadOnly ? ' READ ONLY' : ''}`
    let hasRunRaw = false
    const outdated: string[] = []
    const connection = createConnection(client, { names: namesOf(client), outdated })
    const unwatch = watch(connection)
    const say = (text: string): Promise<DriverResult> => {
      const said = runOn(connection, { text, values: [] })
      said.catch(() => undefined)
      return said
    }
    let hasBegun = isSingle
    // BEGIN travels with the first statement; if it fails, so does that
    const open = (): void => {
      if (!hasBegun) void say(beginning)
      hasBegun = true
    }
    return {
      query(query) {
        open()
        return runOn(connection, query)
      },
      raw(call) {
        open()
        hasRunRaw = true
        return runRawPostgres(call, (config) => client.query(config))
      },
      async commit() {
        if (hasBegun && !isSingle) await say('COMMIT')
        hasBegun = true
      },
      async rollback() {
        if (hasBegun && !isSingle) await say('ROLLBACK').catch(() => undefined)
        hasBegun = true
      },
      release(isBroken) {
        unwatch()
        if (!isBroken) for (const name of outdated) if (!connection.names.has(name)) deallocate(client, name)
        client.release(isBroken || hasRunRaw)
      },
    }
  }

  /** Whoever gave the text has its answer while the session is made as new. */
  async function raw(call: RawCall, signal: CancelSignal | undefined): Promise<string> {
    const client = await take()
    const connection = createConnection(client)
    const unwatch = watch(connection)
    const leave = enterLine(connection, signal)
    try {
      return await runRawPostgres(call, (config) => client.query(config))
    } catch (error) {
      throw signal?.isCancelled === true ? statementLeft(error) : error
    } finally {
      leave()
      void renew(connection)
        // a cancellation that is still on its way could hit the next user
        .then((isRenewed) => {
          unwatch()
          client.release(!isRenewed || connection.cancelledAt !== undefined)
        })
      registry.delete(client)
    }
  }

  return {
    counts: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    begin,
    raw,
    close: () => pool.end(),
  }
}

/**
 * Ends what a user's statement left open in its session and forgets all that it set, took or prepared; gives whether
 * that succeeded.
 */
async function renew(connection: Connection): Promise<boolean> {
  const { client } = connection
  const said = ['ROLLBACK', 'DISCARD ALL', sessionSettings].map((text) => runOn(connection, { text, values: [] }))
  forgetPrepared(client)
  const ended = await Promise.allSettled(said)
  return ended.every(({ status }) => status === 'fulfilled')
}
