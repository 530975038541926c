import type pg from 'pg'
import type { ConnectionSettings, DriverQuery, DriverResult } from '../driver.js'
import { DatabaseError } from '../../../../errors/database-error.js'
import { statementLeft } from '../statement-left.js'
import { sessionSettings } from './client-config.js'
import { connectClient } from './connect-client.js'
import { createConnection, runOn, type Connection as AnyConnection } from './connection.js'
import { createPreparedNames } from './prepared-names.js'
import { readSessionFacts, type SessionFacts } from './session-facts.js'

type Connection = AnyConnection<pg.Client>

/** How long after a cancellation a statement may be hit that was not meant. */
const strayMs = 5000
/** When many clients leave together, each of the statements that they wait for sends a cancellation. */
const mostStrays = 20

/** A few connections that statements of all requests share; each opens when it is needed first. */
export function createSharedConnections(
  settings: ConnectionSettings,
  size: number,
  watch: (connection: Connection) => () => void,
) {
  const slots: (Promise<Connection> | undefined)[] = Array.from({ length: size }, () => undefined)
  const opened: (Connection | undefined)[] = slots.map(() => undefined)

  let facts: Promise<SessionFacts> | undefined

  /** All connections lead to the same: the first one is asked. */
  function factsOf(client: pg.Client): Promise<SessionFacts> {
    facts ??= readSessionFacts(client, settings.connectTimeoutMs).catch((error: unknown) => {
      facts = undefined
      throw error
    })
    return facts
  }

  async function open(): Promise<Connection> {
    const client = await connectClient(settings)
    try {
      const { isPooled } = await factsOf(client)
      return createConnection(client, { names: isPooled ? undefined : createPreparedNames() })
    } catch (error) {
      void client.end().catch(() => undefined)
      throw error
    }
  }

  async function openSlot(index: number): Promise<Connection> {
    const connection = await open().catch((error: unknown) => {
      slots[index] = undefined
      throw error
    })
    const { client } = connection
    const unwatch = watch(connection)
    const forget = (): void => {
      unwatch()
      if (opened[index] === connection) {
        opened[index] = undefined
        slots[index] = undefined
      }
    }
    client.on('error', forget)
    client.on('end', forget)
    void client.query(sessionSettings).catch(() => undefined)
    opened[index] = connection
    return connection
  }

  const connect = (index: number): Promise<Connection> => (slots[index] ??= openSlot(index))

  /** The open connection with the least to do; another one is opened when all are busy. */
  function choose(): Connection | Promise<Connection> {
    let best: Connection | undefined
    let free = -1
    for (let index = 0; index < size; index += 1) {
      const connection = opened[index]
      if (connection === undefined) free = index
      else if (best === undefined || connection.line.length < best.line.length) best = connection
    }
    if (best !== undefined && (best.line.length === 0 || free < 0)) return best
    if (best !== undefined) {
      void connect(free).catch(() => undefined)
      return best
    }
    return connect(free)
  }

  /** Of a connection that the server has ended the driver hears a little later. */
  function dropIfEnded(connection: Connection): void {
    const index = connection.isEnded ? opened.indexOf(connection) : -1
    if (index < 0) return
    opened[index] = undefined
    slots[index] = undefined
  }

  function ask(connection: Connection, driverQuery: DriverQuery, strays = 0): Promise<DriverResult> {
    if (driverQuery.signal?.isCancelled === true) return Promise.reject(statementLeft())
    return runOn(connection, driverQuery).catch((error: unknown) => {
      dropIfEnded(connection)
      // cancelled in place of one before it on the same connection; the server has undone it
      if (strays === mostStrays || !isStrayCancellation(error, connection)) throw error
      return ask(connection, driverQuery, strays + 1)
    })
  }

  function query(driverQuery: DriverQuery): Promise<DriverResult> {
    const chosen = choose()
    return chosen instanceof Promise
      ? chosen.then((connection) => ask(connection, driverQuery))
      : ask(chosen, driverQuery)
  }

  return {
    size,
    async connectFirst(): Promise<SessionFacts> {
      const { client } = await connect(0)
      return factsOf(client)
    },
    counts() {
      const connections = opened.filter((connection) => connection !== undefined)
      return { open: connections.length, idle: connections.filter(({ line }) => line.length === 0).length }
    },
    query,
    close: () => Promise.allSettled(slots.map(async (slot) => (await slot)?.client.end())),
  }
}

const isStrayCancellation = (error: unknown, { cancelledAt }: Connection): boolean =>
  error instanceof DatabaseError &&
  error.details.code === '57014' &&
  cancelledAt !== undefined &&
  Date.now() - cancelledAt < strayMs
