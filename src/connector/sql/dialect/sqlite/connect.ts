import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseError, isDeadlock } from '../../../../errors/database-error.js'
import type { RawCall } from '../../tree/raw-call.js'
import type { BeginOptions, Driver, DriverQuery, DriverResult, DriverTransaction, LockRelease } from '../driver.js'
import { andThen, type Soon } from '../../../../util/soon.js'
import { openConnection, type SqliteConnection } from './connection.js'
import { sqliteError } from './errors.js'
import { changesConnection, runRawInTransaction, runRawSqlite } from './raw.js'
import { sqliteDialect } from './sqlite.js'
import { inTurn, inTurns } from './take-turns.js'

/** How long another program may hold the file. */
const longestWaitMs = 5000
const firstPauseMs = 2
const maxPauseMs = 100

/** Named, so that they stay prepared: to prepare both ends of a transaction takes longer than to run them. */
const bounds = {
  begin: { name: 'begin', text: 'BEGIN IMMEDIATE', values: [] },
  commit: { name: 'commit', text: 'COMMIT', values: [] },
  rollback: { name: 'rollback', text: 'ROLLBACK', values: [] },
} as const satisfies Readonly<Record<string, DriverQuery>>

/**
 * Opens (or creates) the file with two connections: one for reads, which see the last commit, and one for writes, which
 * run one after the other.
 *
 * `BEGIN IMMEDIATE`
 */
export function connectSqlite(path: string): Driver {
  let writer: SqliteConnection
  let reader: SqliteConnection
  try {
    mkdirSync(dirname(path), { recursive: true })
    writer = openConnection(path)
    reader = openConnection(path)
  } catch (error) {
    throw sqliteError(error)
  }
  const queue = createQueue()
  const locks = createLocks()
  const users = createUsersConnection(path)
  const isRead = (text: string): boolean => /^(SELECT|WITH) /.test(text)

  /** Begins where nothing else writes; the turn is given away when that fails. */
  const begin = ({ isSingle = false }: BeginOptions = {}): Soon<DriverTransaction> =>
    andThen(queue.enter(), (leave) => {
      if (isSingle) return singleStatement(writer, leave)
      return leavingAfterFailure(leave, () =>
        andThen(
          whenFree(() => writer.run(bounds.begin)),
          () => openTransaction(writer, leave),
        ),
      )
    })

  const single = (query: DriverQuery): Soon<DriverResult> =>
    andThen(queue.enter(), (leave) =>
      leavingAfterFailure(leave, () =>
        andThen(
          inTurn(() => whenFree(() => writer.run(query))),
          (result) => {
            leave()
            return result
          },
        ),
      ),
    )

  return {
    dialect: sqliteDialect,
    product: `SQLite ${String(reader.run({ text: 'SELECT sqlite_version()', values: [] }).rows[0]?.[0])}`,
    // reads and single statements end before anything else runs: only transactions can be met
    connections: () => ({
      limit: 2,
      open: 2,
      idle: queue.length() > 0 ? 1 : 2,
      waiting: Math.max(0, queue.length() - 1),
    }),
    query: (query) => (isRead(query.text) ? inTurn(() => whenFree(() => reader.run(query))) : single(query)),
    single,
    begin,
    async raw(call) {
      const leave = await queue.enter()
      try {
        return await whenFree(() => users.run(call))
      } finally {
        leave()
      }
    },
    // one process opens the file
    tryLock: (name) => Promise.resolve(locks.take(name)),
    async close() {
      const leave = await queue.enter()
      reader.close()
      writer.close()
      users.close()
      leave()
    },
  }
}

/** The connection of users' own SQL; after one that may have changed it, the next one gets another. */
function createUsersConnection(path: string) {
  let connection: SqliteConnection | undefined
  const close = (): void => {
    connection?.close()
    connection = undefined
  }
  return {
    close,
    run(call: RawCall): string {
      connection ??= openConnection(path)
      try {
        return runRawSqlite(call, connection)
      } finally {
        if (changesConnection(call.text)) close()
      }
    },
  }
}

/** Gives the turn away when what is done in it fails, at once or later. */
function leavingAfterFailure<T>(leave: () => void, work: () => Soon<T>): Soon<T> {
  const failed = (error: unknown): never => {
    leave()
    throw error
  }
  try {
    const working = work()
    return working instanceof Promise ? working.catch(failed) : working
  } catch (error) {
    return failed(error)
  }
}

function openTransaction(writer: SqliteConnection, leave: () => void): DriverTransaction {
  const inOrder = inTurns()
  let failure: { readonly error: unknown } | undefined
  /** Some faults (a full disk) end the transaction: what comes next would be done outside of any. */
  const inside = <T>(work: () => T): T => {
    if (failure !== undefined) throw failure.error
    try {
      return work()
    } catch (error) {
      if (!writer.isInTransaction()) failure = { error }
      throw error
    }
  }
  const rollback = (): void => {
    if (writer.isInTransaction()) writer.run(bounds.rollback)
  }
  let isOver = false
  return {
    query: (query) => inOrder(() => (isOver ? writer.run(query) : inside(() => writer.run(query)))),
    raw: async (call) => inOrder(() => inside(() => runRawInTransaction(call, writer))),
    commit: () =>
      inOrder(() => {
        try {
          inside(() => writer.run(bounds.commit))
          isOver = true
        } catch (error) {
          rollback()
          throw error
        }
      }),
    rollback: () => inOrder(rollback),
    release: leave,
  }
}

/** Its own transaction; what is read behind it sees it. */
function singleStatement(writer: SqliteConnection, leave: () => void): DriverTransaction {
  const inOrder = inTurns()
  return {
    query: (query) => inOrder(() => whenFree(() => writer.run(query))),
    raw: async (call) => inOrder(() => whenFree(() => runRawSqlite(call, writer))),
    commit: () => undefined,
    rollback: () => undefined,
    release: leave,
  }
}

/** Tries again while another program holds the file, as a backup or a shell may; the process serves others meanwhile. */
function whenFree<T>(work: () => T): Soon<T> {
  try {
    return work()
  } catch (error) {
    if (!isDeadlock(error)) throw error
    return tryAgain(work)
  }
}

async function tryAgain<T>(work: () => T): Promise<T> {
  let waited = 0
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, maxPauseMs)) {
    await sleep(pause)
    waited += pause
    try {
      return work()
    } catch (error) {
      if (!isDeadlock(error)) throw error
      if (waited >= longestWaitMs)
        throw new DatabaseError('timeout', `another program holds the database file: ${error.message}`, error.details)
    }
  }
}

/** One at a time, in the order of arrival. */
function createQueue() {
  const waiting: ((leave: () => void) => void)[] = []
  let isTaken = false
  function leave(): void {
    const next = waiting.shift()
    if (next === undefined) isTaken = false
    else next(leave)
  }
  return {
    /** Callers whose turn it is, or who wait for theirs. */
    length: () => (isTaken ? 1 : 0) + waiting.length,
    /** When it is the caller's turn, the function that gives the turn away. */
    enter(): Soon<() => void> {
      if (isTaken) return new Promise((resolve) => waiting.push(resolve))
      isTaken = true
      return leave
    },
  }
}

/** Locks by name inside this process. */
function createLocks() {
  const held = new Set<string>()
  return {
    take(name: string): LockRelease | undefined {
      if (held.has(name)) return undefined
      held.add(name)
      return () => {
        held.delete(name)
        return Promise.resolve()
      }
    },
  }
}
