import LibsqlDatabase from 'libsql'
import { LRUCache } from 'lru-cache'
import type { DriverQuery, DriverResult } from '../driver.js'
import { DatabaseError } from '../../../../errors/database-error.js'
import { sqliteError } from './errors.js'

const maxStatements = 300
/**
 * UTF-16 units of all of them together: what a statement costs grows with its text, outside of the heap. One that is kept
 * no more costs as much until its object is collected.
 */
const maxStatementText = 200_000
const cacheKiB = 8192

/** One connection to a file. Everything is done at once: nothing here waits. Failures are `DatabaseError`s. */
export interface SqliteConnection {
  run(query: DriverQuery): DriverResult
  /** Rows as arrays with their columns, integers as bigint, or the number of changed rows; driver errors come as they are. */
  runPlain(text: string, values?: readonly unknown[]): PlainResult
  /** Runs all statements of a text. */
  runAll(text: string): void
  isInTransaction(): boolean
  close(): void
}

export interface PlainResult {
  readonly columns: readonly { readonly name: string; readonly type: string | undefined }[]
  readonly rows: readonly (readonly unknown[])[]
  readonly changes: number
}

/**
 * Opens the file with the settings that this server relies on.
 *
 * `PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; …`
 */
export function openConnection(path: string): SqliteConnection {
  const database = new LibsqlDatabase(path)
  // a locked file is waited for outside (connect.ts): a busy time-out would hold up the whole process
  database.exec(
    `PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA case_sensitive_like = ON; PRAGMA cache_size = -${String(cacheKiB)}`,
  )
  const statements = new LRUCache<string, Prepared>({
    max: maxStatements,
    maxSize: maxStatementText,
    sizeCalculation: (_, text) => text.length + 1,
  })
  const prepare = (text: string): Prepared => prepared(database.prepare(text))
  const prepareToKeep = (text: string): Prepared => {
    const known = statements.get(text)
    if (known !== undefined) return known
    const made = prepare(text)
    statements.set(text, made)
    return made
  }
  return {
    run({ text, values, name, takesFirst }) {
      const cut = values.findIndex((value) => typeof value === 'string' && value.includes('\0'))
      // functions and patterns of SQLite read no further
      if (cut >= 0)
        throw new DatabaseError('value-out-of-range', 'a text may not hold a zero character', { parameter: cut + 1 })
      try {
        // unnamed statements are seldom repeated: DDL above all, after which a kept statement would be out of date
        const { statement, givesRows } = name === undefined ? prepare(text) : prepareToKeep(text)
        // as one list: a single null beside the statement is taken for no list at all
        if (!givesRows) return { rows: [], columns: [], affected: statement.run(values).changes }
        // for rows the driver makes and clears room for a hundred
        const rows = takesFirst === true ? firstOf(statement, values) : (statement.all(values) as unknown[][])
        const columns = name === undefined ? statement.columns().map((column) => column.name) : []
        return { rows, columns, affected: rows.length }
      } catch (error) {
        throw sqliteError(error)
      }
    },
    runPlain(text, values = []) {
      const statement = database.prepare(text)
      if (statement.reader) {
        const columns = statement.columns().map(({ name, type }) => ({ name, type: type?.toLowerCase() }))
        return {
          columns,
          rows: statement
            .safeIntegers(true)
            .raw()
            .all([...values]) as unknown[][],
          changes: 0,
        }
      }
      const before = totalChanges()
      const { changes } = statement.run([...values])
      // DDL repeats the number of the statement before it
      return { columns: [], rows: [], changes: totalChanges() === before ? 0 : changes }
    },
    runAll(text) {
      database.exec(text)
    },
    isInTransaction: () => database.inTransaction,
    close() {
      database.close()
    },
  }

  function totalChanges(): unknown {
    return prepareToKeep('SELECT total_changes()').statement.all()[0]
  }
}

function firstOf(statement: LibsqlDatabase.Statement, values: readonly unknown[]): unknown[][] {
  const row = statement.get(values) as unknown[] | undefined
  return row === undefined ? [] : [row]
}

interface Prepared {
  /** Gives rows as arrays, integers as bigint. */
  readonly statement: LibsqlDatabase.Statement
  readonly givesRows: boolean
}

/** Asks and tells the driver once what holds for every use of a statement. */
function prepared(statement: LibsqlDatabase.Statement): Prepared {
  const givesRows = statement.reader
  return { statement: givesRows ? statement.safeIntegers(true).raw() : statement, givesRows }
}
