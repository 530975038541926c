import type { ScalarType, ScalarValue } from '../../../../model/scalar.js'
import type { Param } from '../../tree/tree.js'
import { lookedFor } from '../shared/compared-text.js'
import { signedYear, timestampText } from '../shared/timestamp-text.js'
import { decodeValue, integerOf } from '../shared/values.js'
import { textOf } from '../../../../util/text-of.js'

/** Values are written into the statement by the driver, which quotes text and lists numbers and lists as they are. */
export function encodeMysqlValue(value: unknown, param: Param): unknown {
  if (param.isList !== true) return encodeOne(value, param)
  const items = Array.isArray(value) ? value : [value]
  // an empty list equals nothing; `IN ()` would be a syntax error
  return items.length === 0 ? [null] : items.map((item) => encodeOne(item, param))
}

function encodeOne(value: unknown, param: Param): string | number | boolean | null {
  if (value === null || value === undefined) return null
  switch (param.scalar) {
    case 'Int':
      return integerOf(value)
    case 'Float':
      return Number(value)
    case 'Boolean':
      return value === true || value === 'true'
    case 'DateTime': {
      const { year, rest } = timestampText(textOf(value))
      return signedYear(year) + rest
    }
    case 'ID':
      // columns of ids hold no characters of four bytes, and the server compares none with them
      return lookedFor(textOf(value), param, (text) => text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFF'))
    default:
      if (param.use === 'without-case') return textOf(value).toLowerCase()
      return lookedFor(textOf(value), param, (text) => text)
  }
}

/** Values come back as text whatever the column's type; bit(1) columns give the bit itself. */
export const decodeMysqlValue = (raw: unknown, scalar: ScalarType): ScalarValue =>
  decodeValue(raw, scalar, (text) => text !== '0' && text !== '\u0000')
