import { Problem } from '../../../../errors/problem.js'
import type { ScalarValue, SizedScalar } from '../../../../model/scalar.js'
import type { Param } from '../../tree/tree.js'
import { lookedFor, searchPattern, withoutZeros } from '../shared/compared-text.js'
import { signedYear, timestampText } from '../shared/timestamp-text.js'
import { scaledInteger, unscaled } from './scaled-integer.js'
import { decodeValue, integerOf } from '../shared/values.js'
import { jsonText } from '../../../../util/exact-json.js'
import { textOf } from '../../../../util/text-of.js'
import { sqliteSearchQuery } from './text-search.js'

/** Lists are sent as one JSON array and taken apart by json_each. */
export function encodeSqliteValue(value: unknown, param: Param): unknown {
  if (param.isList !== true) return encodeOne(value, param)
  if (value === null || value === undefined) return null
  const items = Array.isArray(value) ? value : [value]
  // JSON has no bytes
  return jsonText(items.map((item) => (param.scalar === 'Bytes' ? hexOf(item) : encodeOne(item, param))))
}

function encodeOne(value: unknown, param: Param): string | number | bigint | Buffer | null {
  if (value === null || value === undefined) return null
  switch (param.scalar) {
    case 'Boolean':
      return value === true || value === 'true' ? 1 : 0
    case 'Int':
    case 'BigInt':
      return integerOf(value)
    case 'Decimal':
      return scaledInteger(textOf(value), param)
    case 'Bytes':
      return Buffer.from(textOf(value), 'base64')
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

const hexOf = (base64: unknown): string => Buffer.from(textOf(base64), 'base64').toString('hex')

const keptDigits = 15
const keptDecimals = 30

/** The digits that PostgreSQL keeps (storage.md section 12), so that both answer the same. */
function asKeptByPostgres(value: number): number | null {
  if (!Number.isFinite(value)) return null
  const short = Number(value.toPrecision(keptDigits))
  return Math.abs(short) < 1 ? Number(short.toFixed(keptDecimals)) : short
}

export function decodeSqliteValue(raw: unknown, { scalar, scale = 0 }: SizedScalar): ScalarValue {
  if (scalar === 'Decimal' && (typeof raw === 'bigint' || typeof raw === 'number')) return unscaled(raw, scale)
  if (scalar === 'Bytes' && (raw instanceof Uint8Array || raw instanceof ArrayBuffer))
    return Buffer.from(raw as Uint8Array).toString('base64')
  return decodeValue(raw, scalar, (text) => text !== '0')
}

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
