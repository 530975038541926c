import { DatabaseError } from '../../../../errors/database-error.js'
import { once } from '../../../../util/once.js'
import type { DriverQuery, DriverResult, DriverTransaction } from '../driver.js'
import { runOn, type Connection } from './connection.js'
import type { WritePipelines } from './write-pipelines.js'

/** Begins a write with a connection for itself. */
type BeginAlone = () => Promise<DriverTransaction>

/** A write of which nothing is read back. What is cancelled in its pipeline is done on a connection for itself. */
export async function runPipelined(
  query: DriverQuery,
  pipelines: WritePipelines,
  beginAlone: BeginAlone,
): Promise<DriverResult> {
  const entered = pipelines.enter()
  const pipeline = entered instanceof Promise ? await entered : entered
  try {
    return await runOn(pipeline.connection, query)
  } catch (error) {
    if (isLost(error)) pipeline.isBroken = true
    if (!isCancelled(error, pipeline.connection)) throw error
  } finally {
    pipelines.leave(pipeline)
  }
  return runAlone(query, beginAlone)
}

/** A write in a pipeline. What is cancelled there, and all that follows it, is done on a connection for itself. */
export async function beginPipelined(pipelines: WritePipelines, beginAlone: BeginAlone): Promise<DriverTransaction> {
  const pipeline = await pipelines.enter()
  const { connection } = pipeline
  const leave = once(() => {
    pipelines.leave(pipeline)
  })
  let alone: Promise<DriverTransaction> | undefined

  /** On another connection, of which there may be none before this one is given back. */
  function goAlone(): Promise<DriverTransaction> {
    leave()
    alone ??= beginAlone()
    return alone
  }

  const isAlone = (): boolean => alone !== undefined

  async function query(driverQuery: DriverQuery): Promise<DriverResult> {
    if (isAlone()) return (await goAlone()).query(driverQuery)
    try {
      const result = await runOn(connection, driverQuery)
      if (!isAlone()) return result
    } catch (error) {
      if (isLost(error)) pipeline.isBroken = true
      if (!isAlone() && !isCancelled(error, connection)) throw error
    }
    return (await goAlone()).query(driverQuery)
  }

  return {
    query,
    raw: async (call) => (await goAlone()).raw(call),
    commit: () => Promise.resolve(),
    rollback: () => Promise.resolve(),
    release(isBroken) {
      leave()
      alone?.then(
        (transaction) => {
          transaction.release(isBroken)
        },
        () => undefined,
      )
    },
  }
}

/** Does what was cancelled, on a connection for itself. */
async function runAlone(query: DriverQuery, beginAlone: BeginAlone): Promise<DriverResult> {
  const transaction = await beginAlone()
  let isBroken = false
  try {
    return await transaction.query(query)
  } catch (error) {
    isBroken = isLost(error)
    throw error
  } finally {
    transaction.release(isBroken)
  }
}

const isLost = (error: unknown): boolean => error instanceof DatabaseError && error.kind === 'unreachable'

/** Whether a statement was ended for those behind it, or in place of the one before: the server has undone it. */
const isCancelled = (error: unknown, { cancelledAt }: Connection): boolean =>
  error instanceof DatabaseError && error.details.code === '57014' && cancelledAt !== undefined
