import type pg from 'pg'
import { Problem } from '../../../../errors/problem.js'
import type { RawCall, RawParameter } from '../../tree/raw-call.js'
import { numberJson, rowsJson } from '../shared/raw-json.js'
import { refusedParameter, withParameters } from '../shared/raw-parameters.js'
import { postgresError } from './errors.js'
import { textOf } from '../../../../util/text-of.js'

// object identifiers of PostgreSQL's own types
const booleans = new Set([16])
const numbers = new Set([20, 21, 23, 26, 700, 701, 1700])
const json = new Set([114, 3802])
const timestamps = new Set([1114, 1184])
const bytea = 17
const arrayElements: Readonly<Record<number, number>> = {
  1000: 16,
  1005: 21,
  1007: 23,
  1016: 20,
  1021: 700,
  1022: 701,
  1231: 1700,
  1009: 25,
  1015: 1043,
  1014: 1042,
  1115: 1114,
  1185: 1184,
  1182: 1082,
  2951: 2950,
}

type RunRaw = (
  config: pg.QueryConfig & { rowMode: 'array'; queryMode?: 'extended' },
) => Promise<pg.QueryArrayResult | pg.QueryArrayResult[]>

/** `executeRaw` (queries.md section 16): rows as a list of objects, or the number of changed rows. JSON text. */
export async function runRawPostgres(call: RawCall, run: RunRaw): Promise<string> {
  // the protocol ends a statement there
  if (call.text.includes('\0')) throw new Problem('ERROR: invalid byte sequence for encoding "UTF8": 0x00', 0)
  const statement = statementOf(call)
  let result: pg.QueryArrayResult | pg.QueryArrayResult[]
  try {
    if (call.reading) await beginReading(call.reading, call.isPart === true, run)
    result = await run({ ...statement, rowMode: 'array' })
  } catch (error) {
    throw rawProblem(error)
  }
  const first = Array.isArray(result) ? result[0] : result
  if (first === undefined || first.fields.length === 0) return String(affectedRows(first))
  const { fields, rows } = first
  return rowsJson(
    fields.map(({ name }) => name),
    Math.min(rows.length, call.reading?.most ?? rows.length),
    (row, column) => cellJson((rows[row] as unknown[])[column], fields[column]?.dataTypeID ?? 0),
  )
}

/** Strings, quoted names, comments. A doubled quote ends one and begins another, but where backslashes escape. */
const notParameters =
  /[eE]'[^'\\]*(?:(?:''|\\[^])[^'\\]*)*'|'[^']*'|"[^"]*"|--[^\n]*|\/\*[^]*?\*\/|\$([A-Za-z_]\w*)?\$[^]*?\$\1\$/

/** With parameters, and where it only reads, a text is one statement: the protocol takes no more. */
function statementOf({ text, parameters, reading }: RawCall): pg.QueryConfig & { queryMode?: 'extended' } {
  if (parameters === undefined && reading === undefined) return { text }
  const values: (string | null)[] = parameters?.map((one, index) => valueText(one, index + 1)) ?? []
  const written = withParameters(text, notParameters, parameters ?? [], (one, position) => {
    const type = typeOf(one)
    return `$${String(position)}${type === undefined ? '' : `::${type}`}`
  })
  return { text: written, values, queryMode: 'extended' }
}

/**
 * Before a text that may only read: `BEGIN READ ONLY`, then the service's schema.
 *
 * `SET LOCAL search_path TO "app$dev"`
 */
async function beginReading(
  { namespace }: NonNullable<RawCall['reading']>,
  isPart: boolean,
  run: RunRaw,
): Promise<void> {
  if (!isPart) await run({ text: 'BEGIN READ ONLY', rowMode: 'array' })
  if (namespace !== undefined)
    await run({ text: `SET LOCAL search_path TO "${namespace.replaceAll('"', '""')}"`, rowMode: 'array' })
}

const integer = /^-?\d{1,18}$/

/** The server infers the types of texts from their places. */
function typeOf(parameter: RawParameter): string | undefined {
  switch (parameter.kind) {
    case 'number':
      return integer.test(parameter.text) ? 'bigint' : 'numeric'
    case 'boolean':
      return 'boolean'
    case 'typed':
      return parameter.type
    case 'list': {
      const types = new Set(parameter.items.filter(({ kind }) => kind !== 'null').map(typeOf))
      if (types.size === 0 || types.has(undefined)) return undefined
      return types.size === 1 ? `${[...types].join('')}[]` : 'numeric[]'
    }
    case 'null':
    case 'text':
    case 'object':
      return undefined
  }
}

function valueText(parameter: RawParameter, position: number): string | null {
  switch (parameter.kind) {
    case 'null':
      return null
    case 'boolean':
      return String(parameter.value)
    case 'number':
    case 'text':
    case 'typed':
      return parameter.text
    case 'list': {
      const items = parameter.items.map((item) => {
        if (item.kind === 'list' || item.kind === 'object') throw refusedParameter(position, 'PostgreSQL')
        const text = valueText(item, position)
        return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
      })
      return `{${items.join(',')}}`
    }
    case 'object':
      throw refusedParameter(position, 'PostgreSQL')
  }
}

const changes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])
const affectedRows = (result: pg.QueryArrayResult | undefined): number =>
  result !== undefined && changes.has(result.command) ? (result.rowCount ?? 0) : 0

function rawProblem(error: unknown): Error {
  const report = error as Error & {
    severity?: string
    detail?: string
    hint?: string
    position?: string
    where?: string
  }
  if (report.severity === undefined) return postgresError(error)
  const parts = { Detail: report.detail, Hint: report.hint, Position: report.position, Where: report.where }
  const more = Object.entries(parts).map(([name, text]) => (text === undefined ? '' : `\n  ${name}: ${text}`))
  return new Problem(`${report.severity}: ${report.message}${more.join('')}`, 0)
}

function cellJson(raw: unknown, type: number): string {
  if (raw === null || raw === undefined) return 'null'
  const text = textOf(raw)
  if (booleans.has(type)) return String(text === 't')
  if (numbers.has(type)) return numberJson(text)
  if (json.has(type)) return text
  if (timestamps.has(type)) return JSON.stringify(timestampText(text))
  if (type === bytea) return JSON.stringify(Buffer.from(text.slice(2), 'hex').toString('base64'))
  const element = arrayElements[type]
  return element === undefined ? JSON.stringify(text) : arrayJson(text, element)
}

/** At least one decimal, no zone: `2020-01-02 03:04:05.0`. */
function timestampText(text: string): string {
  const plain = text.replace(/\+00(:00)?$/, '')
  return plain.includes('.') ? plain : `${plain}.0`
}

/** An array literal such as `{1,NULL,"a b",{2}}`. */
function arrayJson(text: string, element: number): string {
  let at = 0
  const value = (): string => {
    if (text[at] !== '{') return scalar()
    at += 1
    const items: string[] = []
    while (at < text.length && text[at] !== '}') {
      items.push(value())
      if (text[at] === ',') at += 1
    }
    at += 1
    return `[${items.join(',')}]`
  }
  const scalar = (): string => {
    if (text[at] === '"') return cellJson(quoted(), element)
    const end = /[,}]/.exec(text.slice(at))
    const word = text.slice(at, end === null ? undefined : at + end.index)
    at += word.length
    return word === 'NULL' ? 'null' : cellJson(word, element)
  }
  const quoted = (): string => {
    let content = ''
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1
      content += text[at] ?? ''
    }
    at += 1
    return content
  }
  return value()
}
