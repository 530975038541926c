import type { ScalarType, ScalarValue } from '../../model/scalar.js'
import type { Param } from '../../sql/tree.js'
import { canonicalDateTime, signedYear, timestampText } from '../shared/timestamp-text.js'
import { textOf } from '../../util/text-of.js'

/** Lists are sent as one JSON array and taken apart by json_each. */
export function encodeSqliteValue(value: unknown, param: Param): unknown {
  if (param.isList !== true) return encodeOne(value, param.scalar)
  if (value === null || value === undefined) return null
  const items = Array.isArray(value) ? value : [value]
  return JSON.stringify(items.map((item) => encodeOne(item, param.scalar)))
}

function encodeOne(value: unknown, scalar: ScalarType): string | number | null {
  if (value === null || value === undefined) return null
  switch (scalar) {
    case 'Boolean':
      return value === true || value === 'true' ? 1 : 0
    case 'Int':
      return integer(value)
    case 'Float':
      return asKeptByPostgres(Number(value))
    case 'DateTime': {
      const { year, rest } = timestampText(textOf(value))
      return signedYear(year) + rest
    }
    default:
      return textOf(value)
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

/** Ids and cursors come as text; what is no integer equals nothing, as NULL does. */
function integer(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value)
  return Number.isInteger(number) ? number : null
}

export function decodeSqliteValue(raw: unknown, scalar: ScalarType): ScalarValue {
  if (raw === null || raw === undefined) return null
  switch (scalar) {
    case 'Int':
    case 'Float':
      return Number(raw)
    case 'Boolean':
      return Boolean(raw)
    case 'DateTime':
      return canonicalDateTime(textOf(raw)) ?? textOf(raw)
    default:
      return textOf(raw)
  }
}
