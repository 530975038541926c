import { DatabaseError } from '../../../errors/database-error.js'
import { InternalError } from '../../../errors/internal-error.js'
import { textOf } from '../../../util/text-of.js'
import type { BeginOptions, Driver } from '../dialect/driver.js'
import type { CreateRunner } from './create-runners.js'
import type { SqlRunner, TransactionRunner } from './database.js'

export interface TransactionWork<T> {
  run(runner: TransactionRunner): Promise<unknown>
  /** Called as soon as the commit is done. */
  committed(): void
  /** Begins while the commit is under way, on the same connection. */
  after(runner: SqlRunner): Promise<T>
}

/** Runs the work in a transaction and gives what `after` gives, once the commit is done; a failure rolls back. */
export async function runTransaction<T>(
  work: TransactionWork<T>,
  options: BeginOptions,
  driver: Driver,
  runnerOn: CreateRunner,
): Promise<T> {
  const transaction = await driver.begin(options)
  const started = createStarted()
  const state = { isRefused: false }
  const runner: TransactionRunner = {
    ...runnerOn(
      (query) => (query.isAttempt === true ? transaction.query(query) : started.add(transaction.query(query))),
      {
        // the transaction knows nothing of a statement that was not sent, nor waits for those before it
        refused(error) {
          state.isRefused = true
          void started.add(Promise.reject(asError(error)))
        },
      },
    ),
    runRaw: (call) => started.add(transaction.raw(call)),
  }
  let isBroken = false
  try {
    try {
      await work.run(runner)
      // what is its own transaction has ended with it
      const mustEnd = !driver.dialect.capabilities.failureUndoesTransaction && options.isSingle !== true
      if (mustEnd || state.isRefused) await started.end()
    } catch (error) {
      await started.end().catch(() => undefined)
      await transaction.rollback()
      throw error
    }
    const committed = started.add(transaction.commit())
    const response = work.after(runnerOn((query) => transaction.query(query)))
    response.catch(() => undefined)
    await started.end()
    await committed
    work.committed()
    return await response
  } catch (error) {
    isBroken = error instanceof DatabaseError && error.kind === 'unreachable'
    throw error
  } finally {
    transaction.release(isBroken)
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new InternalError(textOf(error)))

/** What was started and may not have ended. */
function createStarted() {
  let added = 0
  let running = 0
  /** The failure of what was started first. */
  let failed: { readonly place: number; readonly reason: unknown } | undefined
  let allEnded: (() => void) | undefined
  const ended = (): void => {
    running -= 1
    if (running === 0) allEnded?.()
  }
  return {
    add<T>(one: Promise<T>): Promise<T> {
      added += 1
      running += 1
      const place = added
      one.then(ended, (reason: unknown) => {
        if (failed === undefined || place < failed.place) failed = { place, reason }
        ended()
      })
      return one
    },
    /** Waits for all of them; throws the failure of the first that failed. */
    async end(): Promise<void> {
      if (running > 0)
        await new Promise<void>((resolve) => {
          allEnded = resolve
        })
      const failure = failed
      failed = undefined
      if (failure !== undefined) throw failure.reason
    },
  }
}
