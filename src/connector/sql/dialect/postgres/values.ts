import type { ScalarValue, SizedScalar } from '../../../../model/scalar.js'
import type { Param } from '../../tree/tree.js'
import { lookedFor, withoutZeros } from '../shared/compared-text.js'
import { timestampText } from '../shared/timestamp-text.js'
import { decodeValue, integerOf } from '../shared/values.js'
import { textOf } from '../../../../util/text-of.js'
import { postgresSearchQuery } from './text-search.js'

/**
 * Values travel as text and PostgreSQL infers each parameter's type from its place, so columns of types that we do not
 * make ourselves (jsonb, database enums, uuid under a String field) are served too. Lists become array literals.
 */
export function encodePostgresValue(value: unknown, param: Param): unknown {
  if (param.isList !== true) return encodeOne(value, param)
  if (value === null || value === undefined) return null
  const items = Array.isArray(value) ? value : [value]
  return `{${items.map((item) => arrayElement(encodeOne(item, param))).join(',')}}`
}

const arrayElement = (text: string | null): string =>
  text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Ids and cursors come as text whatever their type: what cannot be such a value equals nothing, as NULL does. */
function encodeOne(value: unknown, param: Param): string | null {
  if (value === null || value === undefined) return null
  const text = textOf(value)
  switch (param.scalar) {
    case 'DateTime':
      return timestamp(text)
    case 'Int':
    case 'BigInt':
      return integerText(value)
    case 'Float':
      return typeof value === 'bigint' ? text : fifteenDigits(Number(value))
    case 'Bytes':
      return `\\x${Buffer.from(text, 'base64').toString('hex')}`
    case 'UUID':
      return uuid.test(text) ? text : null
    default:
      if (param.use === 'json') return withoutZeroEscapes(text)
      if (param.use === 'search') return postgresSearchQuery(text)
      // its texts have no zero characters
      return lookedFor(text, param, withoutZeros)
  }
}

/** No jsonb holds a zero character: one that is asked for is another that nobody has. */
const withoutZeroEscapes = (json: string): string =>
  json.replaceAll(/\\(?:u0000|[^])/g, (escape) => (escape === '\\u0000' ? '\uFFFF' : escape))

/** Databases of the original hold floats with the digits that its casts to numeric kept. */
const fifteenDigits = (value: number): string | null =>
  Number.isFinite(value) ? String(Number(value.toPrecision(15))) : null

function integerText(value: unknown): string | null {
  const integer = integerOf(value)
  return integer === null ? null : String(integer)
}

function timestamp(canonical: string): string {
  const { year, rest } = timestampText(canonical)
  if (year > 0) return String(year).padStart(4, '0') + rest
  return `${String(1 - year).padStart(4, '0')}${rest} BC`
}

/** `\\x6869` */
const base64OfHex = (text: string): string => Buffer.from(text.slice('\\x'.length), 'hex').toString('base64')

/** Rows come back as text whatever the column's type. */
export const decodePostgresValue = (raw: unknown, { scalar }: SizedScalar): ScalarValue =>
  scalar === 'Bytes' && typeof raw === 'string'
    ? base64OfHex(raw)
    : decodeValue(raw, scalar, (text) => text === 't' || text === 'true')
