import mysql, { type FieldPacket, type ResultSetHeader } from 'mysql2'
import { Problem } from '../../../../errors/problem.js'
import type { RawCall, RawParameter } from '../../tree/raw-call.js'
import { numberJson, rowsJson } from '../shared/raw-json.js'
import { refusedParameter, withParameters } from '../shared/raw-parameters.js'
import { mysqlError } from './errors.js'

const { Types } = mysql
const numbers = setOf(
  ...[Types.TINY, Types.SHORT, Types.LONG, Types.INT24, Types.LONGLONG, Types.YEAR],
  ...[Types.DECIMAL, Types.NEWDECIMAL, Types.FLOAT, Types.DOUBLE],
)
const timestamps = setOf(Types.DATETIME, Types.TIMESTAMP)
const texts = setOf(Types.VARCHAR, Types.VAR_STRING, Types.STRING, Types.ENUM, Types.SET)
const blobs = setOf(Types.BLOB, Types.TINY_BLOB, Types.MEDIUM_BLOB, Types.LONG_BLOB)
const binaries = setOf(Types.BIT, Types.GEOMETRY)
/** Character set number of binary strings. */
const binaryCharset = 63
const unsignedFlag = 32

function setOf(...types: readonly number[]): ReadonlySet<number> {
  return new Set(types)
}

/** `executeRaw` (queries.md section 16): rows as a list of objects, or the number of changed rows. JSON text. */
export async function runRawMysql(connection: mysql.PoolConnection, call: RawCall): Promise<string> {
  const text = statementOf(call)
  const { reading } = call
  if (reading?.namespace !== undefined) await runText(connection, `USE \`${reading.namespace.replaceAll('`', '``')}\``)
  if (reading && call.isPart !== true) await runText(connection, 'START TRANSACTION READ ONLY')
  return runText(connection, text, reading?.most)
}

/** Strings, quoted names, comments. A doubled quote ends a string and begins another: long ones are not for patterns of alternatives. */
const notParameters = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"|`[^`]*`|--\s[^\n]*|#[^\n]*|\/\*[^]*?\*\//

/** Values are written into the statement, as the driver does with all of them. */
const statementOf = ({ text, parameters, reading }: RawCall): string =>
  parameters === undefined && reading === undefined
    ? text
    : withParameters(text, notParameters, parameters ?? [], valueText)

const castTypes: Readonly<Record<string, string>> = {
  date: 'DATE',
  time: 'TIME(3)',
  timestamp: 'DATETIME(3)',
  datetime: 'DATETIME(3)',
  int: 'SIGNED',
  integer: 'SIGNED',
  bigint: 'SIGNED',
  decimal: 'DECIMAL(65,30)',
  numeric: 'DECIMAL(65,30)',
  text: 'CHAR',
  varchar: 'CHAR',
}

function valueText(parameter: RawParameter, position: number): string {
  switch (parameter.kind) {
    case 'null':
      return 'NULL'
    case 'boolean':
      return parameter.value ? 'TRUE' : 'FALSE'
    case 'number':
      return parameter.text
    case 'text':
      return mysql.escape(parameter.text)
    case 'typed': {
      const type = castTypes[parameter.type.toLowerCase()]
      if (type === undefined) throw refusedParameter(position, 'MySQL')
      return `CAST(${mysql.escape(parameter.text)} AS ${type})`
    }
    case 'list':
    case 'object':
      throw refusedParameter(position, 'MySQL')
  }
}

function runText(connection: mysql.PoolConnection, text: string, most = Infinity): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.query(
      { sql: text, rowsAsArray: true, typeCast: (field) => field.buffer() },
      (error: mysql.QueryError | null, result: unknown, fields: FieldPacket[] = []) => {
        if (error !== null) reject(rawProblem(error))
        else if (!Array.isArray(result)) resolve(String((result as ResultSetHeader).affectedRows))
        // a procedure gives several results; the first one is returned
        else if (Array.isArray(fields[0]))
          resolve(listOf(result[0] as (Buffer | null)[][], fields[0] as FieldPacket[], most))
        else resolve(listOf(result as (Buffer | null)[][], fields, most))
      },
    )
  })
}

const listOf = (rows: readonly (readonly (Buffer | null)[])[], fields: readonly FieldPacket[], most: number): string =>
  rowsJson(
    fields.map(({ name }) => name),
    Math.min(rows.length, most),
    (row, column) => cellJson(rows[row]?.[column] ?? null, fields[column]),
  )

function rawProblem(error: mysql.QueryError): Error {
  if (error.sqlState === undefined || error.errno === undefined) return mysqlError(error)
  // the text that the contract's own driver gives begins with the connection's number
  return new Problem(`(conn=0) ${error.message}`, error.errno)
}

function cellJson(value: Buffer | null, field: FieldPacket | undefined): string {
  if (value === null || field === undefined) return 'null'
  const type = field.columnType ?? Types.VAR_STRING
  const text = value.toString('utf8')
  if (type === Types.LONGLONG && isUnsigned(field)) return JSON.stringify(text)
  if (type === Types.TINY && field.columnLength === 1) return String(text !== '0')
  if (numbers.has(type)) return numberJson(text)
  if (timestamps.has(type)) return JSON.stringify(timestampText(text))
  if (type === Types.JSON) return text
  const isBinary = binaries.has(type) || ((blobs.has(type) || texts.has(type)) && field.characterSet === binaryCharset)
  return JSON.stringify(isBinary ? value.toString('base64') : text)
}

const isUnsigned = ({ flags }: FieldPacket): boolean => ((typeof flags === 'number' ? flags : 0) & unsignedFlag) !== 0

/** At least one decimal: `2020-01-02 03:04:05.0`. */
const timestampText = (text: string): string =>
  text.includes('.') ? text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '.0') : `${text}.0`
