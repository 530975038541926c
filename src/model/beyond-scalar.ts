import { withoutEndZeros } from '../util/end-zeros.js'
import { parseDateTime } from './date-time.js'
import type { BeyondScalar } from './scalar.js'

/** How texts of a scalar are read; what is read is the form that is kept and answered. */
interface TextForm {
  /** Undefined where the text is no such value. */
  read(text: string): string | undefined
  /** Why it is none (beyond.md section 11.1). */
  readonly reason: string
}

/** The scalars whose values are texts (beyond.md section 11). */
export const textForms: Readonly<Record<BeyondScalar, TextForm>> = {
  BigInt: { read: readWhole, reason: 'BigInt value expected' },
  Decimal: { read: readDecimal, reason: 'Decimal value expected' },
  Date: { read: readDate, reason: 'Date value expected' },
  Time: { read: readTime, reason: 'Time value expected' },
  Bytes: { read: readBase64, reason: 'Base64 value expected' },
}

/** `-12`; without a plus sign and zeros in front. Of any size: columns refuse what they do not hold. */
function readWhole(text: string): string | undefined {
  return /^[+-]?\d+$/.test(text) && text.length <= longestNumber ? BigInt(text.replace('+', '')).toString() : undefined
}

/** Longer ones are no values of anybody, and take time that grows faster than their length. */
const longestNumber = 10_000

/** `-12.5`: no exponent, no zeros at the ends, of any size. */
function readDecimal(text: string): string | undefined {
  const match = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d{1,6}))?$/.exec(text)
  if (match === null || text.length > longestNumber) return undefined
  const [, sign = '', whole = '', behind, alone, exponent = '0'] = match
  const fraction = behind ?? alone ?? ''
  const point = whole.length + Number(exponent)
  if (Math.abs(point) > longestNumber) return undefined
  const digits = '0'.repeat(Math.max(0, -point)) + (whole + fraction).padEnd(point, '0')
  const [front, back] = [digits.slice(0, Math.max(0, point)), digits.slice(Math.max(0, point))]
  const kept = front.replace(/^0+/, '') || '0'
  const rest = withoutEndZeros(back)
  const found = rest === '' ? kept : `${kept}.${rest}`
  return sign === '-' && found !== '0' ? `-${found}` : found
}

/** Standard base64 with padding; of the form for URLs, too, which needs none. */
function readBase64(text: string): string | undefined {
  const [, digits = '', padding = ''] = /^([\w+/-]*)(={0,2})$/.exec(text) ?? []
  const isWhole = padding === '' ? digits.length % 4 !== 1 : text.length % 4 === 0
  if (digits + padding !== text || !isWhole) return undefined
  return Buffer.from(digits, 'base64').toString('base64')
}

export const isInt64 = (digits: string): boolean => BigInt.asIntN(64, BigInt(digits)) === BigInt(digits)

/** `2020-01-31`, from the year 1 to 9999, which all databases have; of a date-time its day in UTC. */
function readDate(text: string): string | undefined {
  const day = /^(\d{4}-\d\d-\d\d)T/.exec(parseDateTime(text) ?? '')?.[1]
  return day === undefined || day.startsWith('0000') ? undefined : day
}

/** `03:04:05`, and the milliseconds where there are any: `03:04:05.678`; what is finer is cut. */
function readTime(text: string): string | undefined {
  const [, hour = '', minute = '', second = '00', fraction = ''] =
    /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$/.exec(text) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3)
  return `${hour}:${minute}:${second}${milliseconds === '000' ? '' : `.${milliseconds}`}`
}
