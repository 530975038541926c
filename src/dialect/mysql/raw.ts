import type mysql from 'mysql2'
import type { ResultSetHeader, TypeCastField } from 'mysql2'
import { Problem } from '../../errors/problem.js'
import { mysqlError } from './errors.js'

const integers = new Set(['TINY', 'SHORT', 'LONG', 'INT24', 'LONGLONG', 'YEAR'])
const decimals = new Set(['DECIMAL', 'NEWDECIMAL', 'FLOAT', 'DOUBLE'])
const timestamps = new Set(['DATETIME', 'DATETIME2', 'TIMESTAMP', 'TIMESTAMP2'])
const binaries = new Set(['BLOB', 'TINY_BLOB', 'MEDIUM_BLOB', 'LONG_BLOB', 'BIT', 'GEOMETRY'])
/** Character set number of binary strings. */
const binaryCharset = 63
const unsignedFlag = 32

/** `executeRaw` (queries.md section 16): rows as objects, or the number of changed rows. */
export function runRawMysql(connection: mysql.PoolConnection, text: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query(
      { sql: text, rowsAsArray: false, typeCast: jsonValue },
      (error: mysql.QueryError | null, result: unknown) => {
        if (error !== null) {
          reject(rawProblem(error))
          return
        }
        resolve(Array.isArray(result) ? result : changedRows(result as ResultSetHeader))
      },
    )
  })
}

const changedRows = (header: ResultSetHeader): number => header.affectedRows

function rawProblem(error: mysql.QueryError): Error {
  if (error.sqlState === undefined || error.errno === undefined) return mysqlError(error)
  // the text that the contract's own driver gives begins with the connection's number
  return new Problem(`(conn=0) ${error.message}`, error.errno)
}

interface DescribedField extends TypeCastField {
  readonly characterSet?: number
  readonly flags?: number
  readonly columnLength?: number
}

function jsonValue(field: TypeCastField): unknown {
  const { type, length } = field
  const { characterSet, flags } = field as DescribedField
  if (type === 'LONGLONG' && ((flags ?? 0) & unsignedFlag) !== 0) return field.string('utf8')
  if (type === 'TINY' && length === 1) return booleanOf(field.string('utf8'))
  if (integers.has(type) || decimals.has(type)) return numberOf(field.string('utf8'))
  if (timestamps.has(type)) return timestampOf(field.string('utf8'))
  if (type === 'JSON') return jsonOf(field.string('utf8'))
  if (binaries.has(type) && (characterSet === undefined || characterSet === binaryCharset || type === 'BIT'))
    return field.buffer()?.toString('base64') ?? null
  return field.string('utf8')
}

const booleanOf = (text: string | null): boolean | null => (text === null ? null : text !== '0')
const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))
const jsonOf = (text: string | null): unknown => (text === null ? null : (JSON.parse(text) as unknown))

/** At least one decimal: `2020-01-02 03:04:05.0`. */
function timestampOf(text: string | null): string | null {
  if (text === null) return null
  return text.includes('.') ? text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '.0') : `${text}.0`
}
