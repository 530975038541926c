import pg from 'pg'
import type { BeginOptions, ConnectionSettings, DriverQuery, DriverResult, DriverTransaction } from '../driver.js'
import { statementLeft } from '../statement-left.js'
import { clientConfig, sessionSettings } from './client-config.js'
import { createConnection, deallocate, enterLine, forgetPrepared, runOn, type Connection } from './connection.js'
import { postgresError } from './errors.js'
import { createPreparedNames, type PreparedNames } from './prepared-names.js'
import type { RawCall } from '../../tree/raw-call.js'
import { runRawPostgres } from './raw.js'
import type { CancelSignal } from '../../../../util/cancellation.js'
import { beginPipelined, runPipelined } from './pipelined-write.js'
import { createWritePipelines } from './write-pipelines.js'

export interface ExclusivePoolOptions {
  readonly settings: ConnectionSettings
  /** Connections. */
  readonly max: number
  watch(connection: Connection): () => void
  /** Behind a pooler statements are not prepared, and no session is made as new. */
  readonly isPooled: boolean
}

/**
 * Connections that one user at a time has for himself: transactions, and users' own SQL. Writes of one statement share
 * those that are left.
 */
export function createExclusivePool({ settings, max, watch, isPooled }: ExclusivePoolOptions) {
  const pool = new pg.Pool({ ...clientConfig(settings), max, idleTimeoutMillis: 60_000 })
  const registry = new WeakMap<pg.PoolClient, PreparedNames>()
  pool.on('connect', (client) => {
    // who uses a connection that dies sees its statement fail; the pool replaces it
    client.on('error', () => undefined)
    void client.query(sessionSettings).catch(() => undefined)
  })
  pool.on('error', () => undefined)

  async function take(): Promise<pg.PoolClient> {
    if (pool.idleCount === 0 && pool.totalCount >= max) pipelines.giveBackIdle()
    return takeFromPool()
  }

  async function takeFromPool(): Promise<pg.PoolClient> {
    try {
      return await pool.connect()
    } catch (error) {
      throw postgresError(error)
    }
  }

  function namesOf(client: pg.PoolClient): PreparedNames | undefined {
    if (isPooled) return undefined
    const names = registry.get(client) ?? createPreparedNames()
    registry.set(client, names)
    return names
  }

  async function begin(options: BeginOptions): Promise<DriverTransaction> {
    const client = await take()
    const outdated: string[] = []
    const connection = createConnection(client, { names: namesOf(client), outdated })
    const unwatch = watch(connection)
    return transactionOn(connection, options, (isOfNoUse, isBroken) => {
      unwatch()
      if (!isBroken) for (const name of outdated) if (connection.names?.has(name) !== true) deallocate(client, name)
      client.release(isOfNoUse)
    })
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
      void (isPooled ? Promise.resolve(false) : renew(connection))
        // a cancellation that is still on its way could hit the next user
        .then((isRenewed) => {
          unwatch()
          client.release(!isRenewed || connection.cancelledAt !== undefined)
        })
      registry.delete(client)
    }
  }

  const pipelines = createWritePipelines({
    async take() {
      const client = await takeFromPool()
      const connection = createConnection(client, { names: namesOf(client) })
      return { connection, unwatch: watch(connection) }
    },
    idle: () => pool.idleCount,
    mayOpen: () => pool.totalCount < max,
    isWanted: () => pool.waitingCount > 0,
  })
  const beginAlone = (): Promise<DriverTransaction> => begin({ isSingle: true })

  return {
    counts: () => ({
      open: pool.totalCount,
      idle: pool.idleCount + pipelines.idle(),
      waiting: pool.waitingCount,
    }),
    single: (query: DriverQuery) => runPipelined(query, pipelines, beginAlone),
    begin: (options: BeginOptions) =>
      options.isSingle === true ? beginPipelined(pipelines, beginAlone) : begin(options),
    raw,
    async close() {
      pipelines.close()
      await pool.end()
    },
  }
}

/** One transaction. `release` gives its connection back, or away. */
function transactionOn(
  connection: Connection,
  { isSingle = false, isolation, isReadOnly = false }: BeginOptions,
  release: (isOfNoUse: boolean, isBroken: boolean) => void,
): DriverTransaction {
  const level = isolation === undefined ? '' : ` ISOLATION LEVEL ${isolation}`
  const beginning = `BEGIN${level}${isReadOnly ? ' READ ONLY' : ''}`
  const isPlain = beginning === 'BEGIN'
  let hasRunRaw = false
  const say = (text: string, name?: string): Promise<DriverResult> => {
    const said = runOn(connection, { text, values: [], ...(name === undefined ? {} : { name }) })
    said.catch(() => undefined)
    return said
  }
  let hasBegun = isSingle
  // BEGIN travels with the first statement; if it fails, so does that
  const open = (): void => {
    if (!hasBegun) void say(beginning, isPlain ? 'refract_begin' : undefined)
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
      return runRawPostgres(call, (config) => connection.client.query(config))
    },
    async commit() {
      if (hasBegun && !isSingle) await say('COMMIT', 'refract_commit')
      hasBegun = true
    },
    async rollback() {
      if (hasBegun && !isSingle) await say('ROLLBACK').catch(() => undefined)
      hasBegun = true
    },
    release(isBroken) {
      release(isBroken || hasRunRaw, isBroken)
    },
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
