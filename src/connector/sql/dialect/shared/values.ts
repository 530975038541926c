import type { ScalarType, ScalarValue } from '../../../../model/scalar.js'
import { textForms } from '../../../../model/beyond-scalar.js'
import { exactWhole } from '../../../../util/exact-json.js'
import { textOf } from '../../../../util/text-of.js'
import { canonicalDateTime } from './timestamp-text.js'

/** What a driver gave, in memory form, null where the scalar has no such value; `isTrue` reads the database's booleans. */
export function decodeValue(raw: unknown, scalar: ScalarType, isTrue: (text: string) => boolean): ScalarValue {
  if (raw === null || raw === undefined) return null
  const text = textOf(raw)
  switch (scalar) {
    case 'Int':
    case 'Float':
      return exactNumber(text)
    case 'Boolean':
      return isTrue(text)
    case 'BigInt':
      return textForms.BigInt.read(text.replace(zeroDecimals, '$1')) ?? null
    case 'Decimal':
      return textForms.Decimal.read(text) ?? null
    case 'Date':
      return isPartialDate(text) ? null : (textForms.Date.read(text.replace(/[ T].*$/s, '')) ?? null)
    case 'Time':
      return textForms.Time.read(text) ?? null
    case 'DateTime':
      return isPartialDate(text) ? null : (canonicalDateTime(text) ?? null)
    default:
      return text
  }
}

/** A decimal column writes zeros behind whole numbers. */
const zeroDecimals = /^(-?\d+)\.0+$/

/** JSON has neither NaN nor Infinity. */
function exactNumber(text: string): number | bigint | null {
  const number = exactWhole(text.replace(zeroDecimals, '$1'))
  return typeof number === 'bigint' || Number.isFinite(number) ? number : null
}

/** `0000-00-00`, `2020-05-00`: no days of a calendar. */
const isPartialDate = (text: string): boolean => /^\d{4}-(?:00-\d\d|\d\d-00)/.test(text)

/** Ids and cursors come as text; what is no integer of 64 bits equals nothing, as NULL does. */
export function integerOf(value: unknown): number | bigint | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value + 0
  const text = textOf(value)
  if (!/^-?\d{1,19}$/.test(text)) return null
  const whole = BigInt(text)
  // a double may say exactly what it is and still be written with other digits
  if (Number.isSafeInteger(Number(whole))) return Number(whole)
  return BigInt.asIntN(64, whole) === whole ? whole : null
}
