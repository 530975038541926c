import { DatabaseError } from '../../../errors/database-error.js'
import { InternalError } from '../../../errors/internal-error.js'
import { noBindings, type Bindings } from '../../../model/value.js'
import type { BeginOptions, Driver, DriverQuery, DriverResult } from '../dialect/driver.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Statement } from '../tree/tree.js'
import { textOf } from '../../../util/text-of.js'
import { encodeValues } from './encode-values.js'
import type { Database, QueryResult, SqlRunner, TransactionRunner } from './database.js'
import type { StatementObserver } from '../../statement-observer.js'

/** The `Database` over a driver: renders, encodes, decodes, reports every statement to `observer`. */
export function createDatabase(driver: Driver, observer: StatementObserver): Database {
  const { dialect } = driver
  const rendered = new WeakMap<Statement, SqlQuery>()
  const names = createStatementNames()
  const disk = createDiskState(observer)

  const render = (statement: Statement): SqlQuery => {
    const known = rendered.get(statement)
    if (known !== undefined) return known
    const query = dialect.render(statement)
    rendered.set(statement, query)
    return query
  }

  const runnerOn = (
    send: (query: DriverQuery) => Promise<DriverResult>,
    refused?: (error: unknown) => void,
  ): SqlRunner => {
    const valuesOf = (query: SqlQuery, bindings: Bindings): readonly unknown[] => {
      try {
        return encodeValues(query, bindings, dialect)
      } catch (error) {
        refused?.(error)
        throw error
      }
    }
    const observed = observe(send, disk.observer)
    return {
      async run(query, bindings) {
        const values = valuesOf(query, bindings)
        const { signal } = bindings
        const sent = {
          text: query.text,
          values,
          name: names.of(query),
          ...bytesOf(query),
          ...(signal === undefined ? {} : { signal }),
        }
        return decodeResult(await observed(sent).catch(throwWithField(query, sent)), query)
      },
      async runStatement(statement, bindings = noBindings) {
        const query = dialect.render(statement)
        const values = valuesOf(query, bindings)
        return decodeResult(await observed({ text: query.text, values, ...bytesOf(query) }), query)
      },
      async runText(text, values = []) {
        const result = await observed({ text, values })
        const rows = result.rows.map((row) =>
          Object.fromEntries(result.columns.map((name, index) => [name, row[index]])),
        )
        return { rows, affected: result.affected }
      },
    }
  }

  function decodeResult(result: DriverResult, query: SqlQuery): QueryResult {
    const { columns } = query
    if (!columns.some((column) => column !== undefined)) return result
    const rows = result.rows.map((row) =>
      row.map((raw, index) => {
        const column = columns[index]
        if (column === undefined) return raw
        return column === 'Count' ? Number(raw) : dialect.decode(raw, column)
      }),
    )
    return { rows, affected: result.affected }
  }

  async function transact<T>(
    work: (runner: TransactionRunner) => Promise<unknown>,
    after: (runner: SqlRunner) => Promise<T>,
    options: BeginOptions,
  ): Promise<T> {
    const transaction = await driver.begin(options)
    const started = createStarted()
    const state = { isRefused: false }
    const runner: TransactionRunner = {
      ...runnerOn(
        (query) => started.add(transaction.query(query)),
        // the transaction knows nothing of a statement that was not sent, nor waits for those before it
        (error) => {
          state.isRefused = true
          void started.add(Promise.reject(asError(error)))
        },
      ),
      runRaw: (call) => started.add(transaction.raw(call)),
    }
    let isBroken = false
    try {
      try {
        await work(runner)
        if (!dialect.capabilities.failureUndoesTransaction || state.isRefused) await started.end()
      } catch (error) {
        await started.end().catch(() => undefined)
        await transaction.rollback()
        throw error
      }
      const committed = started.add(transaction.commit())
      const answer = after(runnerOn((query) => transaction.query(query)))
      answer.catch(() => undefined)
      await started.end()
      await committed
      disk.written()
      return await answer
    } catch (error) {
      isBroken = error instanceof DatabaseError && error.kind === 'unreachable'
      disk.failed(error)
      throw error
    } finally {
      transaction.release(isBroken)
    }
  }

  return {
    dialect,
    capabilities: dialect.capabilities,
    render,
    ...runnerOn((query) => driver.query(query)),
    async transaction<T>(work: (runner: TransactionRunner) => Promise<T>, options: BeginOptions = {}): Promise<T> {
      const ended: { value?: T } = {}
      await transact(
        async (runner) => {
          ended.value = await work(runner)
        },
        () => Promise.resolve(),
        options,
      )
      return ended.value as T
    },
    transactionThen: (work, after, options = {}) => transact(work, after, options),
    runRaw: (call, signal) => driver.raw(call, signal),
    tryLock: (name) => driver.tryLock(name),
    tryOriginalLock: async () => driver.tryOriginalLock?.(),
    connections: () => driver.connections(),
    isDiskFull: () => disk.isFull(),
    close: () => driver.close(),
  }
}

/** Which columns of the result are bytes; nothing of a statement without any. */
function bytesOf({ columns }: SqlQuery): Pick<DriverQuery, 'bytes'> {
  if (!columns.some(isBytes)) return {}
  return { bytes: columns.flatMap((column, index) => (isBytes(column) ? [index] : [])) }
}

const isBytes = (column: SqlQuery['columns'][number]): boolean =>
  typeof column === 'object' && column.scalar === 'Bytes'

const asError = (error: unknown): Error => (error instanceof Error ? error : new InternalError(textOf(error)))

/** Throws the failure of a statement; one of a value that a field was searched for names the field. */
const throwWithField =
  ({ params }: SqlQuery, { values }: Pick<DriverQuery, 'values'>) =>
  (error: unknown): never => {
    if (!(error instanceof DatabaseError) || error.kind !== 'value-out-of-range') throw error
    const { parameter, value: text } = error.details
    const index = parameter === undefined ? values.findIndex((value) => value === text) : parameter - 1
    const searched = params[index]?.searched
    if (searched === undefined) throw error
    const value = text ?? textOf(values[index])
    throw new DatabaseError(error.kind, error.message, { ...error.details, searched: { ...searched, value } })
  }

/** How long a full disk is told of without another failure, in ms. */
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

/** What was started and may not have ended. */
function createStarted() {
  let all: Promise<unknown>[] = []
  return {
    add<T>(one: Promise<T>): Promise<T> {
      one.catch(() => undefined)
      all.push(one)
      return one
    },
    /** Waits for all of them; throws the failure of the first that failed. */
    async end(): Promise<void> {
      const running = all
      all = []
      const [failed] = (await Promise.allSettled(running)).filter((one) => one.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

/** Names under which statements stay prepared; a rendered statement keeps its name for life. */
function createStatementNames() {
  const names = new WeakMap<SqlQuery, string>()
  let count = 0
  return {
    of(query: SqlQuery): string {
      const known = names.get(query)
      if (known !== undefined) return known
      count += 1
      const name = `refract_${String(count)}`
      names.set(query, name)
      return name
    },
  }
}

function observe(
  send: (query: DriverQuery) => Promise<DriverResult>,
  observer: StatementObserver,
): (query: DriverQuery) => Promise<DriverResult> {
  return async (query) => {
    const startedAt = observer.now()
    try {
      const result = await send(query)
      observer.ran(query, observer.now() - startedAt, result.rows.length)
      return result
    } catch (error) {
      const fault = error instanceof DatabaseError ? error : new DatabaseError('other', String(error), { cause: error })
      observer.failed(query, observer.now() - startedAt, fault)
      throw fault
    }
  }
}
