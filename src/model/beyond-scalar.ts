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
  Date: { read: readDate, reason: 'Date value expected' },
  Time: { read: readTime, reason: 'Time value expected' },
}

/** `-12`; without a plus sign and zeros in front. Of any size: columns refuse what they do not hold. */
function readWhole(text: string): string | undefined {
  return /^[+-]?\d+$/.test(text) && text.length <= longestNumber ? BigInt(text.replace('+', '')).toString() : undefined
}

/** Longer ones are no values of anybody, and take time that grows faster than their length. */
const longestNumber = 10_000

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
