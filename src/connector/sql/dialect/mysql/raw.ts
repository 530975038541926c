import mysql, { type FieldPacket, type ResultSetHeader } from 'mysql2'
import { Problem } from '../../../../errors/problem.js'
import { mysqlError } from './errors.js'

const { Types } = mysql
const integers = numbersOf(Types.TINY, Types.SHORT, Types.LONG, Types.INT24, Types.LONGLONG, Types.YEAR)
const decimals = numbersOf(Types.DECIMAL, Types.NEWDECIMAL, Types.FLOAT, Types.DOUBLE)
const timestamps = numbersOf(Types.DATETIME, Types.TIMESTAMP)
const texts = numbersOf(Types.VARCHAR, Types.VAR_STRING, Types.STRING, Types.ENUM, Types.SET)
const blobs = numbersOf(Types.BLOB, Types.TINY_BLOB, Types.MEDIUM_BLOB, Types.LONG_BLOB)
const binaries = numbersOf(Types.BIT, Types.GEOMETRY)
/** Character set number of binary strings. */
const binaryCharset = 63
const unsignedFlag = 32

function numbersOf(...types: readonly number[]): ReadonlySet<number> {
  return new Set(types)
}

/** `executeRaw` (queries.md section 16): rows as objects, or the number of changed rows. */
export function runRawMysql(connection: mysql.PoolConnection, text: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query(
      { sql: text, rowsAsArray: true, typeCast: (field) => field.buffer() },
      (error: mysql.QueryError | null, result: unknown, fields: FieldPacket[] | undefined) => {
        if (error !== null) reject(rawProblem(error))
        else if (Array.isArray(result)) resolve(objectsOf(result as (Buffer | null)[][], fields ?? []))
        else resolve((result as ResultSetHeader).affectedRows)
      },
    )
  })
}

function rawProblem(error: mysql.QueryError): Error {
  if (error.sqlState === undefined || error.errno === undefined) return mysqlError(error)
  // the text that the contract's own driver gives begins with the connection's number
  return new Problem(`(conn=0) ${error.message}`, error.errno)
}

/** Of equal labels the last one stays. */
const objectsOf = (rows: readonly (readonly (Buffer | null)[])[], fields: readonly FieldPacket[]): unknown[] =>
  rows.map((row) =>
    Object.fromEntries(fields.map((field, index) => [field.name, jsonValue(row[index] ?? null, field)])),
  )

function jsonValue(value: Buffer | null, field: FieldPacket): unknown {
  if (value === null) return null
  const type = field.columnType ?? Types.VAR_STRING
  const text = value.toString('utf8')
  if (type === Types.LONGLONG && isUnsigned(field)) return text
  if (type === Types.TINY && field.columnLength === 1) return text !== '0'
  if (integers.has(type) || decimals.has(type)) return Number(text)
  if (timestamps.has(type)) return timestampText(text)
  if (type === Types.JSON) return JSON.parse(text) as unknown
  const isBinary = binaries.has(type) || ((blobs.has(type) || texts.has(type)) && field.characterSet === binaryCharset)
  return isBinary ? value.toString('base64') : text
}

const isUnsigned = ({ flags }: FieldPacket): boolean => ((typeof flags === 'number' ? flags : 0) & unsignedFlag) !== 0

/** At least one decimal: `2020-01-02 03:04:05.0`. */
const timestampText = (text: string): string =>
  text.includes('.') ? text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '.0') : `${text}.0`
