import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import LibsqlDatabase from 'libsql'
import { LRUCache } from 'lru-cache'
import { Problem } from '../../errors/problem.js'
import type { Driver, DriverQuery, DriverResult, DriverTransaction, LockRelease } from '../driver.js'
import { sqliteError } from './errors.js'
import { sqliteDialect } from './sqlite.js'

type Statement = LibsqlDatabase.Statement

/** Waiting for another process's write, in ms. */
const busyTimeoutMs = 5000
const maxStatements = 500

/**
 * Opens (or creates) the file with two connections: one for reads, which see the last commit, and one for writes, which
 * run one after the other.
 */
export function connectSqlite(path: string): Driver {
  let writer: Connection
  let reader: Connection
  try {
    mkdirSync(dirname(path), { recursive: true })
    writer = openConnection(path)
    reader = openConnection(path)
  } catch (error) {
    throw sqliteError(error)
  }
  const queue = createQueue()
  const locks = createLocks()
  const isRead = (text: string): boolean => text.startsWith('SELECT')
  return {
    dialect: sqliteDialect,
    async query(query) {
      if (isRead(query.text)) return reader.run(query)
      const leave = await queue.enter()
      try {
        return writer.run(query)
      } finally {
        leave()
      }
    },
    begin: async () => beginTransaction(writer, await queue.enter()),
    async raw(text) {
      const leave = await queue.enter()
      try {
        return writer.raw(text)
      } finally {
        leave()
      }
    },
    // one process opens the file
    tryLock: (name) => Promise.resolve(locks.take(name)),
    async close() {
      const leave = await queue.enter()
      writer.close()
      reader.close()
      leave()
    },
  }
}

function beginTransaction(writer: Connection, leave: () => void): DriverTransaction {
  let isOver = false
  const finish = (word: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    if (isOver) return Promise.resolve()
    isOver = true
    try {
      writer.run({ text: word, values: [] })
      return Promise.resolve()
    } catch (error) {
      if (word === 'COMMIT') writer.run({ text: 'ROLLBACK', values: [] })
      return word === 'COMMIT' ? Promise.reject(sqliteError(error)) : Promise.resolve()
    } finally {
      leave()
    }
  }
  try {
    writer.run({ text: 'BEGIN IMMEDIATE', values: [] })
  } catch (error) {
    leave()
    throw error
  }
  return {
    query: async (query) => Promise.resolve(writer.run(query)),
    commit: () => finish('COMMIT'),
    rollback: () => finish('ROLLBACK'),
  }
}

interface Connection {
  run(query: DriverQuery): DriverResult
  raw(text: string): unknown
  close(): void
}

function openConnection(path: string): Connection {
  const database = new LibsqlDatabase(path)
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = ${String(busyTimeoutMs)}; PRAGMA case_sensitive_like = ON`,
  )
  const statements = new LRUCache<string, Statement>({ max: maxStatements })
  const prepare = (text: string): Statement => {
    const known = statements.get(text)
    if (known !== undefined) return known
    const statement = database.prepare(text)
    statements.set(text, statement)
    return statement
  }
  return {
    run({ text, values, name }) {
      try {
        // unnamed statements are seldom repeated: DDL above all, after which a kept statement would be out of date
        const statement = name === undefined ? database.prepare(text) : prepare(text)
        if (!statement.reader) return { rows: [], columns: [], affected: statement.run(...values).changes }
        const rows = statement.raw().all(...values) as unknown[][]
        return { rows, columns: statement.columns().map((column) => column.name), affected: rows.length }
      } catch (error) {
        throw sqliteError(error)
      }
    },
    raw(text) {
      try {
        const statement = database.prepare(text)
        return statement.reader
          ? statement.raw(false).all()
          : /^\s*(insert|update|delete)/i.test(text)
            ? statement.run().changes
            : (statement.run(), 0)
      } catch (error) {
        throw new Problem(error instanceof Error ? error.message : String(error), 0)
      }
    },
    close() {
      database.close()
    },
  }
}

/** One at a time, in the order of arrival. */
function createQueue() {
  let last: Promise<void> = Promise.resolve()
  return {
    /** Resolves when it is the caller's turn, with the function that gives the turn away. */
    async enter(): Promise<() => void> {
      const before = last
      let leave: () => void = () => undefined
      last = new Promise((resolve) => {
        leave = resolve
      })
      await before
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
