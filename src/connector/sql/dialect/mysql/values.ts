import type { ScalarValue, SizedScalar } from '../../../../model/scalar.js'
import type { Param } from '../../tree/tree.js'
import { lookedFor } from '../shared/compared-text.js'
import { likeEscape } from './text.js'
import { signedYear, timestampText } from '../shared/timestamp-text.js'
import type { SqlText } from '../shared/sql-text.js'
import { decodeValue, integerOf } from '../shared/values.js'
import { textOf } from '../../../../util/text-of.js'
import { mysqlSearchTexts } from './text-search.js'
import { mysqlText } from './text.js'

/** Values are written into the statement by the driver, which quotes text and lists numbers and lists as they are. */
export function encodeMysqlValue(value: unknown, param: Param): unknown {
  if (param.isList !== true) return encodeOne(value, param)
  const items = Array.isArray(value) ? value : [value]
  // an empty list equals nothing; `IN ()` would be a syntax error
  return items.length === 0 ? [null] : items.map((item) => encodeOne(item, param))
}

function encodeOne(value: unknown, param: Param): string | number | bigint | boolean | Buffer | SqlText | null {
  if (value === null || value === undefined) return null
  switch (param.scalar) {
    case 'Int':
      return integerOf(value)
    case 'BigInt':
      return sqlNumber(String(integerOf(value)))
    case 'Float':
      return typeof value === 'bigint' ? value : Number(value)
    case 'Decimal':
      return sqlNumber(textOf(value))
    case 'Bytes':
      return Buffer.from(textOf(value), 'base64')
    case 'Boolean':
      return value === true || value === 'true'
    case 'DateTime': {
      const { year, rest } = timestampText(textOf(value))
      return signedYear(year) + rest
    }
    case 'ID':
      // columns of ids hold no characters of four bytes, and the server compares none with them
      return lookedFor(textOf(value), param, (text) =>
        ownPattern(text, param).replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFF'),
      )
    default:
      if (param.use === 'search') return searchValue(mysqlSearchTexts(textOf(value)), param)
      if (param.use === 'without-case') return textOf(value).toLowerCase()
      return lookedFor(textOf(value), param, (text) => ownPattern(text, param))
  }
}

/** Several texts stand in the text of the statement. */
const searchValue = (texts: readonly [string, ...string[]], { between }: Param): string | SqlText =>
  texts.length === 1 || between === undefined ? texts[0] : { toSqlString: () => texts.map(mysqlText).join(between) }

/** Null for what is no number, which then equals nothing. */
const sqlNumber = (text: string): SqlText | null =>
  /^-?\d+(?:\.\d+)?$/.test(text) ? { toSqlString: () => text } : null

/** A search pattern, whose escapes are `!`, with the escapes of our LIKE; only where they do something. */
const ownPattern = (text: string, { use }: Param): string =>
  use === 'pattern'
    ? text.replaceAll(/!([\s\S])|[\s\S]/g, (one: string, escaped?: string) => {
        const character = escaped ?? one
        const isSpecial = character === likeEscape || (escaped !== undefined && /[%_]/.test(escaped))
        return isSpecial ? likeEscape + character : character
      })
    : text

/** Values come back as text whatever the column's type; bit(1) columns give the bit itself. */
export const decodeMysqlValue = (raw: unknown, { scalar }: SizedScalar): ScalarValue =>
  scalar === 'Bytes' && Buffer.isBuffer(raw)
    ? raw.toString('base64')
    : decodeValue(raw, scalar, (text) => text !== '0' && text !== '\u0000')
