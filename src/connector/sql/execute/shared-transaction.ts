import { problem } from '../../../errors/problem.js'
import type { SharedTransaction, SharedTransactionOptions } from '../../compiled-operation.js'
import type { Soon } from '../../../util/soon.js'
import type { BeginOptions, Database, SqlRunner, TransactionRunner } from '../database/database.js'
import type { WritePlan } from '../plan/write/write-plan.js'
import { nextTry, pauseBefore, errorToReport } from './next-try.js'
import type { WriteEnvironment } from './write-environment.js'

/** A transaction that operations run in, one after the other. */
export interface SqlTransaction extends SharedTransaction {
  readonly runner: TransactionRunner
  /** Plans whose batched form has failed: they run in exact order. */
  readonly exact: ReadonlySet<WritePlan>
  /** The batched plans of writes that failed, and those that were run, by what they failed with. */
  readonly failed: Map<unknown, { readonly batched: WritePlan; readonly plan: WritePlan }>
  /** Ends when the write that was started last has sent all of its statements. */
  sending: Promise<void>
}

/** Runs `work` in one transaction, and all of it again where a single write would be tried again (`run-write.ts`). */
export async function runShared<T>(
  options: SharedTransactionOptions,
  { database, clock, pause, random }: Pick<WriteEnvironment, 'database' | 'clock' | 'pause' | 'random'>,
  work: (within: SqlTransaction) => Promise<T>,
  /** First in the transaction, and not counted in its time. */
  before?: (runner: SqlRunner) => Promise<void>,
): Promise<T> {
  const failures = new Map<WritePlan, unknown>()
  const deadline = createDeadline(options.timeoutMs, clock)
  try {
    for (let attempt = 1; ; attempt += 1) {
      let within: SqlTransaction | undefined
      try {
        const once = (): Promise<T> =>
          database.transaction(async (runner) => {
            await before?.(runner)
            deadline.start()
            within = {
              kind: 'shared transaction',
              runner: deadline.guard(runner),
              exact: new Set(failures.keys()),
              failed: new Map(),
              sending: Promise.resolve(),
            }
            return await deadline.orProblem(work(within))
          }, beginOptions(options))
        return await (attempt === 1 ? once() : laneOf(database).run(once))
      } catch (error) {
        const failed = within?.failed.get(error)
        const next = deadline.isOver() ? 'none' : nextTry(error, failed?.plan, attempt)
        if (next === 'none') throw errorToReport(error, failed && failures.get(failed.batched))
        if (next === 'exact' && failed) failures.set(failed.batched, error)
        else await pause(pauseBefore(attempt, random()))
      }
    }
  } finally {
    deadline.end()
  }
}

/** Transactions that met each other would do so again: those that are repeated run one after the other. */
const lanes = new WeakMap<Database, ReturnType<typeof createLane>>()

function laneOf(database: Database): ReturnType<typeof createLane> {
  const lane = lanes.get(database) ?? createLane()
  lanes.set(database, lane)
  return lane
}

function createLane() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      const run = last.then(work)
      last = run.catch(() => undefined)
      return run
    },
  }
}

function beginOptions({ isolation, isReadOnly }: SharedTransactionOptions): BeginOptions {
  if (isolation === 'SERIALIZABLE') return { isolation, isReadOnly }
  return isolation === 'REPEATABLE_READ' || isReadOnly ? { isolation: 'REPEATABLE READ', isReadOnly } : {}
}

/** Nothing is sent any more once the time is over. */
function createDeadline(timeoutMs: number, clock: () => number) {
  // an error takes longer to make than much of a transaction that is in time
  const rejection = () => problem('transactionTooLong', { limit: String(timeoutMs) })
  let end = Infinity
  let timer: NodeJS.Timeout | undefined
  let refuse: () => void = () => undefined
  const over = new Promise<never>((_, reject) => {
    refuse = () => {
      reject(rejection())
    }
  })
  over.catch(() => undefined)
  // statements of an embedded database leave timers no time to fire
  const isOver = (): boolean => clock() >= end
  const inTime = <T, Sent extends Soon<T>>(send: () => Sent): Sent | Promise<never> =>
    isOver() ? Promise.reject(rejection()) : send()
  return {
    /** Counts from the first time on. */
    start: () => {
      if (timer !== undefined) return
      end = clock() + timeoutMs
      timer = setTimeout(refuse, timeoutMs)
    },
    isOver,
    orProblem: <T>(work: Promise<T>): Promise<T> => {
      work.catch(() => undefined)
      return Promise.race([work, over])
    },
    guard: (runner: TransactionRunner): TransactionRunner => ({
      run: (query, bindings, isOnce) => inTime(() => runner.run(query, bindings, isOnce)),
      runStatement: (statement, bindings) => inTime(() => runner.runStatement(statement, bindings)),
      runText: (text, values) => inTime(() => runner.runText(text, values)),
      runRaw: (call) => inTime(() => runner.runRaw(call)),
    }),
    end: () => {
      clearTimeout(timer)
    },
  }
}
