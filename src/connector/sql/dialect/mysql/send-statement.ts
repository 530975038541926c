import type { Connection, ExecuteValues, FieldPacket, QueryError, ResultSetHeader } from 'mysql2'
import { DatabaseError } from '../../../../errors/database-error.js'
import type { DriverQuery, DriverResult } from '../driver.js'
import { mysqlError } from './errors.js'
import { isSqlText } from '../shared/sql-text.js'
import { isLast, noteGiven, writeAhead } from './write-ahead.js'

/**
 * Sends a statement on a connection, which takes them in order. One with a name stays prepared there, unless it is made
 * for one run, or a list is among its values: the driver writes lists into the text. `isAhead`: it is written although
 * the answers to those before it have not come.
 */
export function sendStatement(
  connection: Connection,
  { text, values, name, isOnce, bytes }: DriverQuery,
  isAhead = false,
): Promise<DriverResult> {
  return new Promise((resolve, reject) => {
    const settle = (error: QueryError | null, result: unknown, fields: FieldPacket[] | undefined): void => {
      if (error === null) resolve(resultOf(result, fields, bytes))
      else reject(mysqlError(error))
    }
    const sendText = (): void => {
      const command = connection.query(text, values as unknown[], settle)
      if (isAhead) writeAhead(connection, command)
      else noteGiven(connection, command)
    }
    const isPlain = name === undefined || isOnce === true || unprepared.get(connection)?.has(text) === true
    if (isPlain || values.some((value) => Array.isArray(value) || isSqlText(value))) {
      sendText()
      return
    }
    const command = connection.execute(text, values as ExecuteValues, (error, result: unknown, fields) => {
      if (error?.errno !== needsPreparation) {
        settle(error, result, fields)
        return
      }
      connection.unprepare(text)
      if (!isAhead) sendText()
      else {
        unprepared.set(connection, (unprepared.get(connection) ?? new Set()).add(text))
        // what was written behind it has run
        if (isLast(connection, command)) sendText()
        else reject(new DatabaseError('deadlock', error.message, { code: String(error.errno), cause: error }))
      }
    })
    if (isAhead) writeAhead(connection, command, text)
    else noteGiven(connection, command)
  })
}

/** Statements that a connection is sent as text, for it was in vain to prepare them. */
const unprepared = new WeakMap<Connection, Set<string>>()

/**
 * The server has run nothing: what was prepared is out of date, and making it new has failed as well. Views end so for
 * as long as its cache of definitions is too small for all tables.
 */
const needsPreparation = 1615

/** Character set number of what is no text for the server: numbers and dates, but binary strings, too. */
const binaryCharset = 63

/** Bytes in a row are read as text, in place; bits as their character. `kept` stay bytes. */
function readBytes(row: unknown[], kept: readonly number[]): void {
  for (const [index, value] of row.entries())
    if (Buffer.isBuffer(value) && !kept.includes(index)) row[index] = value.toString('utf8')
}

function resultOf(result: unknown, fields: FieldPacket[] | undefined, bytes: readonly number[] = []): DriverResult {
  if (Array.isArray(result)) {
    const rows = result as unknown[][]
    if (fields?.some(({ characterSet }) => characterSet === binaryCharset))
      for (const row of rows) readBytes(row, bytes)
    return { rows, columns: (fields ?? []).map((field) => field.name), affected: rows.length }
  }
  const { insertId, affectedRows } = result as ResultSetHeader
  // the id that the database made stands where RETURNING would give it
  return { rows: insertId > 0 ? [[String(insertId)]] : [], columns: ['insertId'], affected: affectedRows }
}
