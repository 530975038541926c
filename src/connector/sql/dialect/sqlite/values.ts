import { Problem } from '../../../../errors/problem.js'
import type { ScalarType, ScalarValue } from '../../../../model/scalar.js'
import type { Param } from '../../tree/tree.js'
import { lookedFor, searchPattern, withoutZeros } from '../shared/compared-text.js'
import { signedYear, timestampText } from '../shared/timestamp-text.js'
import { decodeValue, integerOf } from '../shared/values.js'
import { jsonText } from '../../../../util/exact-json.js'
import { textOf } from '../../../../util/text-of.js'
import { sqliteSearchQuery } from './text-search.js'

/** Lists are sent as one JSON array and taken apart by json_each. */
export function encodeSqliteValue(value: unknown, param: Param): unknown {
  if (param.isList !== true) return encodeOne(value, param)
  if (value === null || value === undefined) return null
  const items = Array.isArray(value) ? value : [value]
  return jsonText(items.map((item) => encodeOne(item, param)))
}

function encodeOne(value: unknown, param: Param): string | number | bigint | null {
  if (value === null || value === undefined) return null
  switch (param.scalar) {
    case 'Boolean':
      return value === true || value === 'true' ? 1 : 0
    case 'Int':
    case 'BigInt':
      return integerOf(value)
    case 'Float':
      return typeof value === 'bigint' ? (integerOf(value) ?? Number(value)) : asKeptByPostgres(Number(value))
    case 'DateTime': {
      const { year, rest } = timestampText(textOf(value))
      return signedYear(year) + rest
    }
    default:
      if (param.use === 'search') return sqliteSearchQuery(textOf(value))
      // LIKE reads no further than a zero character
      return param.use === 'literal' ? literalText(textOf(value)) : lookedFor(textOf(value), param, withoutZeros)
  }
}

const keptDigits = 15
const keptDecimals = 30

/** The digits that PostgreSQL keeps (storage.md section 12), so that both answer the same. */
function asKeptByPostgres(value: number): number | null {
  if (!Number.isFinite(value)) return null
  const short = Number(value.toPrecision(keptDigits))
  return Math.abs(short) < 1 ? Number(short.toFixed(keptDecimals)) : short
}

export const decodeSqliteValue = (raw: unknown, scalar: ScalarType): ScalarValue =>
  decodeValue(raw, scalar, (text) => text !== '0')

/** LIKE takes patterns of 50,000 bytes, with the per cent signs around them. */
export const longestPattern = 49_990

/** A long search text without its escapes; its wildcards cannot be served. */
function literalText(text: string): string {
  if (text.length * 4 < longestPattern || Buffer.byteLength(text) < longestPattern) return ''
  if (/(?:^|[^!])(?:!!)*[%_]/.test(text))
    throw new Problem(
      `A search text of more than ${String(longestPattern)} bytes may not have wildcards (% and _) on SQLite; it has ${String(Buffer.byteLength(text))} bytes.`,
    )
  return withoutZeros(searchPattern(text).replaceAll(/!([\s\S])/g, '$1'))
}
