import type pg from 'pg'
import { cancelStatement } from './cancel-statement.js'
import type { Connection, SentStatement } from './connection.js'

/** A pool of exclusive connections, of which some are lent to pipelines. */
export interface PipelinePool {
  /** A connection, as soon as there is one. */
  take(): Promise<WatchedClient>
  /** Connections that nobody has. */
  idle(): number
  /** Whether it may open another one. */
  mayOpen(): boolean
  /** Whether somebody waits for a connection. */
  isWanted(): boolean
}

export interface WatchedClient {
  readonly connection: Connection<pg.PoolClient>
  unwatch(): void
}

export interface Pipeline extends WatchedClient {
  /** Writes that are in it. */
  writes: number
  /** Writes that have entered since it was taken from the pool. */
  entered: number
  /** What ran when it was looked at last. */
  running: SentStatement | undefined
  /** Nothing has come of that since: no further write enters. */
  isStalled: boolean
  /** It is of no more use: no further write enters, and it is closed when it is empty. */
  isBroken: boolean
  /** Ends listening to its connection. */
  forget(): void
}

/** How often pipelines are looked at, in ms: behind what runs for longer nobody has to wait for twice that time. */
const lookMs = 50
/** A cancellation that had no effect is repeated after so many ms. */
const cancelAgainMs = 1000
/** Writes that a pipeline takes in while others wait for its connection. */
const turn = 16

export type WritePipelines = ReturnType<typeof createWritePipelines>

/**
 * Connections on which writes of one statement each follow each other without waiting for results: each is its own
 * transaction, and what waits behind another holds no locks, so that no deadlock comes of their order. A write shares a
 * connection when all are in use. What runs for long, or waits for a lock, while others wait behind it is cancelled,
 * which undoes it, and done on a connection for itself.
 */
export function createWritePipelines(pool: PipelinePool) {
  const pipelines = new Set<Pipeline>()
  const opening = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let isClosing = false

  function giveBack(pipeline: Pipeline): void {
    pipelines.delete(pipeline)
    pipeline.forget()
    pipeline.unwatch()
    pipeline.connection.client.release(pipeline.isBroken)
  }

  function giveBackIdle(): void {
    for (const pipeline of pipelines) if (pipeline.writes === 0) giveBack(pipeline)
  }

  const giveBackIfWanted = (pipeline: Pipeline): void => {
    const isOver = pipeline.isBroken || isClosing || pool.isWanted()
    if (isOver && pipeline.writes === 0 && pipelines.has(pipeline)) giveBack(pipeline)
  }

  async function open(): Promise<void> {
    const { connection, unwatch } = await pool.take()
    const { client } = connection
    const lost = (): void => {
      pipeline.isBroken = true
      giveBackIfWanted(pipeline)
    }
    const forget = (): void => {
      client.off('error', lost)
      client.off('end', lost)
    }
    const counts = { writes: 0, entered: 0, running: undefined, isStalled: false, isBroken: false }
    const pipeline: Pipeline = { connection, unwatch, forget, ...counts }
    client.on('error', lost)
    client.on('end', lost)
    pipelines.add(pipeline)
    timer ??= setInterval(look, lookMs).unref()
    // whoever asked for it may have found another one
    setImmediate(giveBackIfWanted, pipeline)
  }

  function startOpening(): Promise<void> {
    const started = open().finally(() => opening.delete(started))
    opening.add(started)
    started.catch(() => undefined)
    return started
  }

  function leastBusy(): Pipeline | undefined {
    const isWanted = pool.isWanted()
    let found: Pipeline | undefined
    for (const pipeline of pipelines) {
      if (pipeline.isBroken || pipeline.isStalled || (isWanted && pipeline.entered >= turn)) continue
      if (found === undefined || pipeline.writes < found.writes) found = pipeline
    }
    return found
  }

  /** At once where there is one that is better than to wait for. */
  function choose(): Pipeline | Promise<Pipeline> {
    const found = leastBusy()
    if (found?.writes === 0) return found
    if (!pool.isWanted() && (pool.idle() > opening.size || pool.mayOpen())) return chooseAfter(startOpening())
    return found ?? chooseAfter(opening.size > 0 ? Promise.race(opening) : startOpening())
  }

  async function chooseAfter(opened: Promise<void>): Promise<Pipeline> {
    await opened
    return choose()
  }

  function look(): void {
    for (const pipeline of pipelines) {
      const [running] = pipeline.connection.line
      pipeline.isStalled = running !== undefined && running === pipeline.running
      pipeline.running = running
      // the event loop may have been held: what came meanwhile is read first
      if (pipeline.isStalled) setImmediate(freeBehind, pipeline)
      else if (pipeline.writes === 0) giveBack(pipeline)
    }
    if (pipelines.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    /** The connection of the next write, which has its place on it until it leaves. */
    enter(): Pipeline | Promise<Pipeline> {
      const chosen = choose()
      if (chosen instanceof Promise) return chosen.then(entered)
      return entered(chosen)
    },
    leave(pipeline: Pipeline): void {
      pipeline.writes -= 1
      giveBackIfWanted(pipeline)
    },
    giveBackIdle,
    /** Connections that are lent and not used. */
    idle(): number {
      let count = 0
      for (const { writes } of pipelines) if (writes === 0) count += 1
      return count
    },
    close(): void {
      isClosing = true
      giveBackIdle()
    },
  }
}

/** Cancels what a pipeline has been at for long while others wait behind it. */
function freeBehind(pipeline: Pipeline): void {
  const { connection, running } = pipeline
  const { line, cancelledAt = -Infinity, client } = connection
  if (line[0] !== running || line.length < 2 || Date.now() - cancelledAt < cancelAgainMs) return
  connection.cancelledAt = Date.now()
  // a cancellation that is still on its way could hit a later user
  pipeline.isBroken = true
  cancelStatement(client)
}

function entered(pipeline: Pipeline): Pipeline {
  pipeline.writes += 1
  pipeline.entered += 1
  return pipeline
}
