import type { ScalarType, ScalarValue } from '../../../../model/scalar.js'
import type { Param } from '../../tree/tree.js'
import { signedYear, timestampText } from '../shared/timestamp-text.js'
import { decodeValue, integerOf } from '../shared/values.js'
import { textOf } from '../../../../util/text-of.js'

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
      return integerOf(value)
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

export const decodeSqliteValue = (raw: unknown, scalar: ScalarType): ScalarValue =>
  decodeValue(raw, scalar, (text) => text !== '0')
