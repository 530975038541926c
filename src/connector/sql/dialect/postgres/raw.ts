import type pg from 'pg'
import { Problem } from '../../../../errors/problem.js'
import { numberJson, rowsJson } from '../shared/raw-json.js'
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

type RunRaw = (config: pg.QueryConfig & { rowMode: 'array' }) => Promise<pg.QueryArrayResult | pg.QueryArrayResult[]>

/** `executeRaw` (queries.md section 16): rows as a list of objects, or the number of changed rows. JSON text. */
export async function runRawPostgres(text: string, run: RunRaw): Promise<string> {
  // the protocol ends a statement there
  if (text.includes('\0')) throw new Problem('ERROR: invalid byte sequence for encoding "UTF8": 0x00', 0)
  let result: pg.QueryArrayResult | pg.QueryArrayResult[]
  try {
    result = await run({ text, rowMode: 'array' })
  } catch (error) {
    throw rawProblem(error)
  }
  const first = Array.isArray(result) ? result[0] : result
  if (first === undefined || first.fields.length === 0) return String(affectedRows(first))
  const { fields, rows } = first
  return rowsJson(
    fields.map(({ name }) => name),
    rows.length,
    (row, column) => cellJson((rows[row] as unknown[])[column], fields[column]?.dataTypeID ?? 0),
  )
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
