import type { Socket } from 'node:net'
import pg from 'pg'
import type { ConnectionSettings, Driver, DriverQuery, DriverResult, DriverTransaction } from '../driver.js'
import { createSilenceWatch, type WatchedConnection } from '../silence-watch.js'
import { batchWrites } from './batch-writes.js'
import { clientConfig, sessionSettings } from './client-config.js'
import { createMissingDatabase, isMissingDatabase } from './create-missing-database.js'
import { isFromServer, postgresError } from './errors.js'
import { createLocks } from './locks.js'
import { postgresDialect } from './postgres.js'
import { createPreparedNames, type PreparedNames } from './prepared-names.js'
import { runRawPostgres } from './raw.js'

interface Connection {
  readonly client: pg.Client
  readonly names: PreparedNames
  inFlight: number
  /** Names to be given up when the transaction is over: inside one that failed nothing can be. */
  outdated: string[] | undefined
}

/**
 * Connects to PostgreSQL: a few connections shared by pipelined statements, and a pool of exclusive ones for
 * transactions. A missing database is created. Fails with a `DatabaseError` when the first connection can not be made.
 */
export async function connectPostgres(settings: ConnectionSettings): Promise<Driver> {
  const { watch } = createSilenceWatch(() => probe(settings))
  const size = Math.max(1, Math.min(4, Math.floor(settings.connectionLimit / 2)))
  const shared = createSharedConnections(settings, size, (connection) => watch(watchable(connection)))
  const exclusive = createExclusivePool(settings, Math.max(1, settings.connectionLimit - shared.size))
  const namesOf = createNameRegistry()
  await shared.connectFirst()
  const { rows } = await shared.query({ text: 'SHOW server_version', values: [] })
  const locks = createLocks(settings)
  return {
    dialect: postgresDialect,
    product: `PostgreSQL ${String(rows[0]?.[0]).split(' ', 1)[0] ?? ''}`,
    query: (query) => shared.query(query),
    begin: (isSingle = false) =>
      beginTransaction(exclusive, namesOf, isSingle, (connection) => watch(watchable(connection))),
    raw: (text) => runRawPostgres(text, (query) => shared.rawQuery(query)),
    tryLock: (name) => locks.take(name),
    tryOriginalLock: () => locks.takeOriginal(),
    async close() {
      await Promise.allSettled([shared.close(), exclusive.end(), locks.close()])
    },
  }
}

/** How long a probe may take. */
const probeMs = 4000

/** Rejects when nothing answers; a server that has no connection to give does. */
async function probe(settings: ConnectionSettings): Promise<void> {
  try {
    const client = await connectClient({ ...settings, connectTimeoutMs: probeMs })
    await client.end()
  } catch (error) {
    if (!isFromServer(postgresError(error))) throw error
  }
}

type Watch = (connection: Connection) => () => void

function watchable(connection: Connection): WatchedConnection {
  const { stream } = (connection.client as unknown as { readonly connection: { readonly stream: Socket } }).connection
  return {
    isWaiting: () => connection.inFlight > 0,
    received: () => stream.bytesRead,
    destroy: (reason) => void stream.destroy(reason),
  }
}

function createSharedConnections(settings: ConnectionSettings, size: number, watch: Watch) {
  const slots: (Promise<Connection> | undefined)[] = Array.from({ length: size }, () => undefined)
  const open: (Connection | undefined)[] = slots.map(() => undefined)

  async function openSlot(index: number): Promise<Connection> {
    const client = await connectClient(settings).catch((error: unknown) => {
      slots[index] = undefined
      throw error
    })
    const connection: Connection = { client, names: createPreparedNames(), inFlight: 0, outdated: undefined }
    const unwatch = watch(connection)
    const forget = (): void => {
      unwatch()
      if (open[index] === connection) {
        open[index] = undefined
        slots[index] = undefined
      }
    }
    client.on('error', forget)
    client.on('end', forget)
    void client.query(sessionSettings).catch(() => undefined)
    open[index] = connection
    return connection
  }

  const connect = (index: number): Promise<Connection> => (slots[index] ??= openSlot(index))

  /** The open connection with the least to do; another one is opened when all are busy. */
  function choose(): Connection | Promise<Connection> {
    let best: Connection | undefined
    let free = -1
    for (let index = 0; index < size; index += 1) {
      const connection = open[index]
      if (connection === undefined) free = index
      else if (best === undefined || connection.inFlight < best.inFlight) best = connection
    }
    if (best !== undefined && (best.inFlight === 0 || free < 0)) return best
    if (best !== undefined) {
      void connect(free).catch(() => undefined)
      return best
    }
    return connect(free)
  }

  async function query(driverQuery: DriverQuery): Promise<DriverResult> {
    const chosen = choose()
    const connection = chosen instanceof Promise ? await chosen : chosen
    return runOn(connection, driverQuery)
  }

  return {
    size,
    async connectFirst(): Promise<void> {
      await connect(0)
    },
    query,
    async rawQuery(config: pg.QueryConfig & { rowMode: 'array' }): Promise<pg.QueryArrayResult> {
      const connection = await choose()
      return connection.client.query(config)
    },
    close: () => Promise.allSettled(slots.map(async (slot) => (await slot)?.client.end())),
  }
}

/** A connection; where the database does not exist, or no more, it is created first. */
async function connectClient(settings: ConnectionSettings): Promise<pg.Client> {
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(clientConfig(settings))
    // what is lost before anybody listens is seen with the first statement
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      throw postgresError(error)
    }
  }
  try {
    return await connect()
  } catch (error) {
    if (!isMissingDatabase(error)) throw error
    await createMissingDatabase(settings)
    return connect()
  }
}

/** Sends a statement; it does not wait for those before it on the same connection. */
function runOn(connection: Connection, { text, values, name }: DriverQuery): Promise<DriverResult> {
  const { client, names } = connection
  if (name !== undefined) {
    const outdated = names.use(name)
    if (outdated !== undefined && connection.outdated !== undefined) connection.outdated.push(outdated)
    else if (outdated !== undefined) deallocate(client, outdated)
  }
  connection.inFlight += 1
  batchWrites(client)
  return new Promise((resolve, reject) => {
    const config = {
      text,
      values: values as unknown[],
      rowMode: 'array' as const,
      ...(name === undefined ? {} : { name }),
    }
    client.query(config, (error: Error | null | undefined, result: pg.QueryArrayResult | pg.QueryArrayResult[]) => {
      connection.inFlight -= 1
      if (error !== null && error !== undefined) {
        reject(postgresError(error))
        return
      }
      const last = Array.isArray(result) ? result.at(-1) : result
      resolve({
        rows: last?.rows ?? [],
        columns: (last?.fields ?? []).map((field) => field.name),
        affected: last?.rowCount ?? 0,
      })
    })
  })
}

function deallocate(client: pg.Client, name: string): void {
  const { connection } = client as unknown as { connection: { parsedStatements: Record<string, unknown> } }
  // a statement that failed may never have been prepared
  if (connection.parsedStatements[name] === undefined) return
  // the driver remembers what it prepared; a statement that is used again is then prepared anew
  Reflect.deleteProperty(connection.parsedStatements, name)
  client.query(`DEALLOCATE "${name}"`, () => undefined)
}

function createExclusivePool(settings: ConnectionSettings, max: number): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(settings), max, idleTimeoutMillis: 60_000 })
  pool.on('connect', (client) => {
    // who uses a connection that dies sees its statement fail; the pool replaces it
    client.on('error', () => undefined)
    void client.query(sessionSettings).catch(() => undefined)
  })
  pool.on('error', () => undefined)
  return pool
}

/** Remembers what each pooled connection has prepared. */
function createNameRegistry(): (client: pg.PoolClient) => PreparedNames {
  const registry = new WeakMap<pg.PoolClient, PreparedNames>()
  return (client) => {
    const names = registry.get(client) ?? createPreparedNames()
    registry.set(client, names)
    return names
  }
}

async function beginTransaction(
  pool: pg.Pool,
  namesOf: (client: pg.PoolClient) => PreparedNames,
  isSingle: boolean,
  watch: Watch,
): Promise<DriverTransaction> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    throw postgresError(error)
  }
  const outdated: string[] = []
  const connection: Connection = { client, names: namesOf(client), inFlight: 0, outdated }
  const say = (text: string): Promise<DriverResult> => {
    const said = runOn(connection, { text, values: [] })
    said.catch(() => undefined)
    return said
  }
  const unwatch = watch(connection)
  let hasBegun = isSingle
  return {
    query(query) {
      // BEGIN travels with the first statement; if it fails, so does that
      if (!hasBegun) void say('BEGIN')
      hasBegun = true
      return runOn(connection, query)
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
      client.release(isBroken)
    },
  }
}
