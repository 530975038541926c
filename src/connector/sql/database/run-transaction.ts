import { DatabaseError } from '../../../errors/database-error.js'
import type { Soon } from '../../../util/soon.js'
import type { BeginOptions, Driver } from '../dialect/driver.js'
import type { CreateRunner } from './create-runners.js'
import type { SqlRunner, TransactionRunner } from './database.js'

export interface TransactionWork<T> {
  run(runner: TransactionRunner): Promise<unknown>
  /** Called as soon as the commit is done. */
  committed(): void
  /** Begins while the commit is under way, on the same connection. */
  after(runner: SqlRunner): Soon<T>
}

/** Runs the work in a transaction and gives what `after` gives, once the commit is done; a failure rolls back. */
export async function runTransaction<T>(
  work: TransactionWork<T>,
  options: BeginOptions,
  driver: Driver,
  runnerOn: CreateRunner,
): Promise<T> {
  const beginning = driver.begin(options)
  const transaction = beginning instanceof Promise ? await beginning : beginning
  const started = createStarted()
  const state = { isRefused: false }
  const runner: TransactionRunner = {
    ...runnerOn(
      (query) => (query.isAttempt === true ? transaction.query(query) : started.run(() => transaction.query(query))),
      {
        // the transaction knows nothing of a statement that was not sent, nor waits for those before it
        refused(error) {
          state.isRefused = true
          started.fail(error)
        },
      },
    ),
    runRaw: async (call) => started.run(() => transaction.raw(call)),
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
    const committed = started.run(() => transaction.commit())
    const response = work.after(runnerOn((query) => transaction.query(query)))
    if (response instanceof Promise) response.catch(() => undefined)
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
    run<T>(work: () => Soon<T>): Soon<T> {
      added += 1
      const place = added
      const noteFailure = (reason: unknown): void => {
        if (failed === undefined || place < failed.place) failed = { place, reason }
      }
      let one: Soon<T>
      try {
        one = work()
      } catch (reason) {
        noteFailure(reason)
        throw reason
      }
      if (!(one instanceof Promise)) return one
      running += 1
      one.then(ended, (reason: unknown) => {
        noteFailure(reason)
        ended()
      })
      return one
    },
    /** Something could not be started. */
    fail(reason: unknown): void {
      added += 1
      failed ??= { place: added, reason }
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
