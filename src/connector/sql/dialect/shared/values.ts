import type { ScalarType, ScalarValue } from '../../../../model/scalar.js'
import { textOf } from '../../../../util/text-of.js'
import { canonicalDateTime } from './timestamp-text.js'

/** What a driver gave, in memory form; `isTrue` reads the database's booleans. */
export function decodeValue(raw: unknown, scalar: ScalarType, isTrue: (text: string) => boolean): ScalarValue {
  if (raw === null || raw === undefined) return null
  const text = textOf(raw)
  switch (scalar) {
    case 'Int':
    case 'Float':
      return finiteNumber(text)
    case 'Boolean':
      return isTrue(text)
    case 'DateTime':
      return isPartialDate(text) ? null : (canonicalDateTime(text) ?? text)
    default:
      return text
  }
}

/** JSON has neither NaN nor Infinity. */
function finiteNumber(text: string): number | null {
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}

/** `0000-00-00`, `2020-05-00`: no days of a calendar. */
const isPartialDate = (text: string): boolean => /^\d{4}-(?:00-\d\d|\d\d-00)/.test(text)

/** Ids and cursors come as text; what is no integer equals nothing, as NULL does. */
export function integerOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value)
  return Number.isInteger(number) ? number : null
}
