import { isInt64 } from './beyond-scalar.js'
import type { ScalarType, SizedScalar } from './scalar.js'

/** Columns of Floats have 35 decimal places in front of the point: what is this great, or greater, fits none. */
export const greatestFloat = 1e35

/** What columns of a database hold, as far as that is not the same everywhere. */
export interface HeldValues {
  /** Texts may hold zero characters. */
  readonly zeroCharacters: boolean
  /** Most characters of an ID. */
  readonly idLength: number
  /** First and last year of times and days. */
  readonly years: readonly [number, number]
}

/** Where no database is known. */
export const anyValues: HeldValues = { zeroCharacters: true, idLength: Infinity, years: [-Infinity, Infinity] }

/** What a value is for: one that is only compared may have more digits than the column. */
type Purpose = 'written' | 'compared'

/** Whether a column holds a value, which has the form of its scalar; by scalars whose values may be too large for one. */
const tests: Readonly<Partial<Record<ScalarType, (value: string, of: SizedScalar, purpose: Purpose) => boolean>>> = {
  BigInt: (digits) => /^-?\d+$/.test(digits) && isInt64(digits),
  Decimal(text, { precision, scale = 0 }, purpose) {
    const { whole, fraction } = decimalDigits(text)
    const isShort = precision === undefined || whole.length <= precision - scale
    return isShort && (purpose === 'compared' || precision === undefined || fraction.length <= scale)
  },
  Bytes: (base64, { maxSize = Infinity }, purpose) => purpose === 'compared' || byteLength(base64) <= maxSize,
}

export const isHeld = (value: string, of: SizedScalar, purpose: Purpose): boolean =>
  tests[of.scalar]?.(value, of, purpose) ?? true

/** Digits in front of the point, none for 0, and behind it. */
export function decimalDigits(text: string): { readonly whole: string; readonly fraction: string } {
  const [front = '', fraction = ''] = text.replace('-', '').split('.')
  return { whole: front === '0' ? '' : front, fraction }
}

/** Number of bytes that padded base64 stands for. */
export const byteLength = (base64: string): number =>
  (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0)
