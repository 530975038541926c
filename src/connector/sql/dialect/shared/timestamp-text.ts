/**
 * DateTime values between their memory form (`yyyy-MM-ddTHH:mm:ss.SSSZ`, proleptic Gregorian) and the text of a
 * timestamp column. Dates before 1582-10-15 stand in columns as dates of the Julian calendar, as the JVM wrote them
 * (storage.md section 12), so `1500-02-28` is stored as `1500-02-19`.
 */
const firstGregorianDay = dayNumberOf(1582, 10, 15)

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time: string
}

/** Column text `yyyy-MM-dd HH:mm:ss.SSS`; the year keeps its sign, see `signedYear` for databases that write eras. */
export function timestampText(canonical: string): { readonly year: number; readonly rest: string } {
  const parts = readParts(canonical, 'T')
  if (parts === undefined) return { year: 0, rest: canonical }
  const day = dayNumberOf(parts.year, parts.month, parts.day)
  const stored = day < firstGregorianDay ? { ...julianDate(day), time: parts.time } : parts
  return { year: stored.year, rest: `-${twoDigits(stored.month)}-${twoDigits(stored.day)} ${stored.time}` }
}

/** Memory form of the text of a timestamp, date or time column; undefined when it is no date (`infinity`). */
export function canonicalDateTime(columnText: string): string | undefined {
  const time = /^(\d\d:\d\d:\d\d(?:\.\d+)?)$/.exec(columnText)?.[1]
  if (time !== undefined) return `1970-01-01T${milliseconds(time)}Z`
  const era = columnText.endsWith(' BC')
  const parts = readParts(era ? columnText.slice(0, -3) : columnText, ' ')
  if (parts === undefined) return undefined
  const year = era ? 1 - parts.year : parts.year
  const isJulian = dayNumberOf(year, parts.month, parts.day) < firstGregorianDay
  const date = isJulian
    ? gregorianDate(julianDayNumber(year, parts.month, parts.day))
    : { year, month: parts.month, day: parts.day }
  return `${signedYear(date.year)}-${twoDigits(date.month)}-${twoDigits(date.day)}T${milliseconds(parts.time)}Z`
}

export const signedYear = (year: number): string => (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0')
const twoDigits = (value: number): string => String(value).padStart(2, '0')

const withT = /^([+-]?\d{1,9})-(\d\d)-(\d\d)T(.*)Z$/
const withBlank = /^([+-]?\d{1,9})-(\d\d)-(\d\d)(?: (.*?)(?:\+00(?::?00)?)?)?$/

function readParts(text: string, separator: 'T' | ' '): Parts | undefined {
  const match = separator === 'T' ? withT.exec(text) : withBlank.exec(text)
  if (match === null) return undefined
  const [, year, month, day, time] = match
  return { year: Number(year), month: Number(month), day: Number(day), time: time ?? '00:00:00.000' }
}

function milliseconds(time: string): string {
  const [clock = '00:00:00', fraction = ''] = time.split('.')
  return `${clock}.${fraction.slice(0, 3).padEnd(3, '0')}`
}

/** Days since a fixed origin of a proleptic Gregorian date (Fliegel and Van Flandern's Julian day number). */
function dayNumberOf(year: number, month: number, day: number): number {
  const a = Math.floor((14 - month) / 12)
  const y = year + 4800 - a
  const m = month + 12 * a - 3
  return (
    day +
    Math.floor((153 * m + 2) / 5) +
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) -
    32045
  )
}

function julianDayNumber(year: number, month: number, day: number): number {
  const a = Math.floor((14 - month) / 12)
  const y = year + 4800 - a
  const m = month + 12 * a - 3
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) - 32083
}

function julianDate(dayNumber: number): Omit<Parts, 'time'> {
  return dateOfCycles(0, dayNumber + 32082)
}

function gregorianDate(dayNumber: number): Omit<Parts, 'time'> {
  const a = dayNumber + 32044
  const centuries = Math.floor((4 * a + 3) / 146097)
  return dateOfCycles(100 * centuries, a - Math.floor((146097 * centuries) / 4))
}

function dateOfCycles(yearBase: number, days: number): Omit<Parts, 'time'> {
  const d = Math.floor((4 * days + 3) / 1461)
  const e = days - Math.floor((1461 * d) / 4)
  const m = Math.floor((5 * e + 2) / 153)
  return {
    day: e - Math.floor((153 * m + 2) / 5) + 1,
    month: m + 3 - 12 * Math.floor(m / 10),
    year: yearBase + d - 4800 + Math.floor(m / 10),
  }
}
