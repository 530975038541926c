import { DatabaseError } from '../../../errors/database-error.js'
import type { StatementObserver } from '../../statement-observer.js'
import type { BeginOptions, Driver } from '../dialect/driver.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Statement } from '../tree/tree.js'
import { createRunners } from './create-runners.js'
import type { Database, TransactionRunner } from './database.js'
import { runTransaction, type TransactionWork } from './run-transaction.js'

/** The `Database` over a driver: renders, encodes, decodes, reports every statement to `observer`. */
export function createDatabase(driver: Driver, observer: StatementObserver): Database {
  const { dialect } = driver
  const rendered = new WeakMap<Statement, SqlQuery>()
  const disk = createDiskState(observer)

  const render = (statement: Statement): SqlQuery => {
    const known = rendered.get(statement)
    if (known !== undefined) return known
    const query = dialect.render(statement)
    rendered.set(statement, query)
    return query
  }

  const runnerOn = createRunners(dialect, disk.observer)

  async function transact<T>(work: TransactionWork<T>, options: BeginOptions): Promise<T> {
    try {
      return await runTransaction(work, options, driver, runnerOn)
    } catch (error) {
      disk.failed(error)
      throw error
    }
  }

  return {
    dialect,
    capabilities: dialect.capabilities,
    render,
    ...runnerOn((query) => driver.query(query)),
    alone: runnerOn((query) => driver.single(query), { ran: disk.written }),
    async transaction<T>(work: (runner: TransactionRunner) => Promise<T>, options: BeginOptions = {}): Promise<T> {
      const ended: { value?: T } = {}
      const run = async (runner: TransactionRunner): Promise<void> => {
        ended.value = await work(runner)
      }
      await transact({ run, after: () => Promise.resolve(), committed: disk.written }, options)
      return ended.value as T
    },
    transactionThen: (work, after, options = {}) => transact({ run: work, after, committed: disk.written }, options),
    runRaw: (call, signal) => driver.raw(call, signal),
    tryLock: (name) => driver.tryLock(name),
    tryOriginalLock: async () => driver.tryOriginalLock?.(),
    connections: () => driver.connections(),
    isDiskFull: () => disk.isFull(),
    close: () => driver.close(),
  }
}

/** How long a full disk is reported without another failure, in ms. */
const fullForMs = 30_000

/** Remembers whether writes fail for want of space. */
function createDiskState(observer: StatementObserver) {
  let failedAt: number | undefined
  const failed = (error: unknown): void => {
    if (error instanceof DatabaseError && error.kind === 'disk-full') failedAt = observer.now()
  }
  return {
    failed,
    observer: {
      ...observer,
      failed: (query, ms, error) => {
        failed(error)
        observer.failed(query, ms, error)
      },
    } satisfies StatementObserver,
    written(): void {
      failedAt = undefined
    },
    isFull: (): boolean => failedAt !== undefined && observer.now() - failedAt < fullForMs,
  }
}
