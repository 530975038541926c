import type { ScalarType, ScalarValue } from '../../model/scalar.js'
import type { Param } from '../../sql/tree.js'
import { canonicalDateTime, signedYear, timestampText } from '../shared/timestamp-text.js'
import { textOf } from '../../util/text-of.js'

/** Values are written into the statement by the driver, which quotes text and lists numbers and lists as they are. */
export function encodeMysqlValue(value: unknown, param: Param): unknown {
  if (param.isList !== true) return encodeOne(value, param.scalar)
  const items = Array.isArray(value) ? value : [value]
  // an empty list equals nothing; `IN ()` would be a syntax error
  return items.length === 0 ? [null] : items.map((item) => encodeOne(item, param.scalar))
}

function encodeOne(value: unknown, scalar: ScalarType): string | number | boolean | null {
  if (value === null || value === undefined) return null
  switch (scalar) {
    case 'Int':
      return integer(value)
    case 'Float':
      return Number(value)
    case 'Boolean':
      return value === true || value === 'true'
    case 'DateTime': {
      const { year, rest } = timestampText(textOf(value))
      return signedYear(year) + rest
    }
    default:
      return textOf(value)
  }
}

/** Ids and cursors come as text; what is no integer equals nothing, as NULL does. */
function integer(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value)
  return Number.isInteger(number) ? number : null
}

/** Values come back as text whatever the column's type. */
export function decodeMysqlValue(raw: unknown, scalar: ScalarType): ScalarValue {
  if (raw === null || raw === undefined) return null
  const text = textOf(raw)
  switch (scalar) {
    case 'Int':
    case 'Float':
      return Number(text)
    case 'Boolean':
      // bit(1) columns give the bit itself
      return text !== '0' && text !== '\u0000'
    case 'DateTime':
      return canonicalDateTime(text) ?? text
    default:
      return text
  }
}
