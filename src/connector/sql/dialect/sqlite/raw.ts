import { Problem } from '../../../../errors/problem.js'
import type { RawCall, RawParameter } from '../../tree/raw-call.js'
import { rowsJson } from '../shared/raw-json.js'
import { refusedParameter, withParameters } from '../shared/raw-parameters.js'
import type { SqliteConnection } from './connection.js'
import { sqliteError } from './errors.js'

/**
 * Strings, comments, quoted names; names in front of a dot are captured with what they qualify. A doubled quote ends a string
 * and begins another: long ones are not for patterns of alternatives.
 */
const tokens =
  /'[^']*'|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"((?:[^"]|"")+)"\s*\.\s*(?:"((?:[^"]|"")+)"|(\w+))|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|;/g

/**
 * `"blog$dev"."Post"` -> `"blog$dev.Post"`: a project's tables carry its id as a prefix, so SQL that was written for
 * PostgreSQL's schemas finds them.
 */
export const withPrefixedTables = (text: string): string =>
  text.replace(tokens, (whole: string, namespace?: string, quoted?: string, bare?: string) =>
    namespace?.includes('$') === true ? `"${namespace}.${quoted ?? bare ?? ''}"` : whole,
  )

/** Strings, quoted names, comments. */
const notParameters = /'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?\*\//

/** Whole numbers keep their digits; types by name have no meaning there. */
function valueOf(parameter: RawParameter, index: number): unknown {
  switch (parameter.kind) {
    case 'null':
      return null
    case 'boolean':
      return parameter.value ? 1 : 0
    case 'number':
      return /^-?\d+$/.test(parameter.text) ? BigInt(parameter.text) : Number(parameter.text)
    case 'text':
    case 'typed':
      return parameter.text
    case 'list':
    case 'object':
      throw refusedParameter(index + 1, 'SQLite')
  }
}

/** The first statement and what follows it. */
export function splitFirst(text: string): readonly [first: string, rest: string] {
  // the statements inside a trigger belong to it
  if (/^\s*create\s+(temp\s+|temporary\s+)?trigger\b/i.test(text)) return [text, '']
  for (const match of text.matchAll(tokens))
    if (match[0] === ';') return [text.slice(0, match.index), text.slice(match.index + 1)]
  return [text, '']
}

/**
 * `executeRaw` (queries.md section 16) as on PostgreSQL: all statements take effect or none, the first one's result is
 * told, as JSON text. Nothing that the text opens stays open. Throws `Problem`, or the fault of a locked file.
 */
export function runRawSqlite(call: RawCall, connection: SqliteConnection): string {
  try {
    return runText(call, connection)
  } finally {
    if (connection.isInTransaction()) connection.runAll('ROLLBACK')
  }
}

/** The same inside a transaction, on the connection of all that write: what would outlive it there is refused. */
export function runRawInTransaction(call: RawCall, connection: SqliteConnection): string {
  if (changesConnection(call.text))
    throw new Problem('a text in a transaction may not change the connection (PRAGMA, ATTACH, DETACH, TEMPORARY)', 0)
  return runText(call, connection)
}

/** Runs a text; one that may only read runs under `PRAGMA query_only = ON`. */
function runText({ text, parameters, reading }: RawCall, connection: SqliteConnection): string {
  // SQLite reads no further
  if (text.includes('\0')) throw new Problem('unrecognized token: "\\0"', 0)
  const setting = settingOfProcess(text)
  if (setting !== undefined)
    throw new Problem(`${setting} is a setting of the whole server, which a text may not change`, 0)
  const [first, rest] = splitFirst(withPrefixedTables(text))
  const isSeveral = !isBlank(rest)
  const isOne = parameters !== undefined || reading !== undefined
  if (isSeveral && isOne) throw new Problem('cannot insert multiple commands into a prepared statement', 0)
  const statement = isOne
    ? withParameters(first, notParameters, parameters ?? [], (_, position) => `?${String(position)}`)
    : first
  const values = parameters?.map(valueOf) ?? []
  try {
    if (reading) connection.runAll('PRAGMA query_only = ON')
    if (isSeveral) connection.runAll('SAVEPOINT raw')
    const result = isBlank(first) ? '0' : runOne({ statement, values, most: reading?.most }, connection)
    if (isSeveral) {
      connection.runAll(rest)
      connection.runAll('RELEASE raw')
    }
    return result
  } catch (error) {
    const fault = sqliteError(error)
    throw fault.kind === 'deadlock' ? fault : new Problem(fault.message, 0)
  } finally {
    if (reading) connection.runAll('PRAGMA query_only = OFF')
  }
}

/** Whether a text may leave its connection changed: settings, other files, tables of its own. */
export const changesConnection = (text: string): boolean => /\b(?:pragma|attach|detach|temp|temporary)\b/i.test(text)

/** A setting that every connection of the process has, and that no new connection takes back. */
const settingOfProcess = (text: string): string | undefined =>
  /pragma(?:_|\b[^]*?\b)((?:hard|soft)_heap_limit|(?:temp|data)_store_directory)\b/i.exec(text)?.[1]

const isBlank = (text: string): boolean =>
  text.replace(tokens, (token) => (/^(--|\/\*|;)/.test(token) ? '' : token)).trim() === ''

interface OneStatement {
  readonly statement: string
  readonly values: readonly unknown[]
  readonly most: number | undefined
}

function runOne({ statement, values, most = Infinity }: OneStatement, connection: SqliteConnection): string {
  const { columns, rows, changes } = connection.runPlain(statement, values)
  if (columns.length === 0) return String(changes)
  return rowsJson(
    columns.map(({ name }) => name),
    Math.min(rows.length, most),
    (row, column) => cellJson(rows[row]?.[column], columns[column]?.type ?? ''),
  )
}

/** Values of declared columns look as they do on PostgreSQL. */
function cellJson(value: unknown, type: string): string {
  if (value === undefined || value === null) return 'null'
  if (value instanceof ArrayBuffer) return JSON.stringify(Buffer.from(value).toString('base64'))
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'))
  if (type.startsWith('bool') && typeof value === 'bigint') return String(value !== 0n)
  if (typeof value === 'bigint') return String(value)
  if (type.startsWith('datetime') && typeof value === 'string')
    return JSON.stringify(value.replace(/(\.\d+?)0+$/, '$1'))
  return JSON.stringify(value)
}
