import type { ScalarType, ScalarValue } from '../../../../model/scalar.js'
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
    case 'DateTime':
      return isPartialDate(text) ? null : (canonicalDateTime(text) ?? null)
    default:
      return text
  }
}

/** JSON has neither NaN nor Infinity. A decimal column writes zeros behind whole numbers. */
function exactNumber(text: string): number | bigint | null {
  const number = exactWhole(text.replace(/^(-?\d+)\.0+$/, '$1'))
  return typeof number === 'bigint' || Number.isFinite(number) ? number : null
}

/** `0000-00-00`, `2020-05-00`: no days of a calendar. */
const isPartialDate = (text: string): boolean => /^\d{4}-(?:00-\d\d|\d\d-00)/.test(text)

/** Ids and cursors come as text; what is no integer of 64 bits equals nothing, as NULL does. */
export function integerOf(value: unknown): number | bigint | null {
  const text = textOf(value)
  if (!/^-?\d{1,19}$/.test(text)) return null
  const number = exactWhole(text)
  return Number.isSafeInteger(number) || BigInt.asIntN(64, BigInt(number)) === BigInt(number) ? number : null
}
