/**
 * Reads a DateTime of a request or a datamodel: ISO 8601 with optional parts (storage.md section 12, mutations.md
 * section 5). Gives `yyyy-MM-ddTHH:mm:ss.SSSZ` in UTC, cut to milliseconds; undefined when the text is no such date.
 * Text without a zone counts as UTC.
 */
export function parseDateTime(text: string): string | undefined {
  const match = /^([^Tt]*)(?:[Tt](.*))?$/s.exec(text)
  if (match === null) return undefined
  const [, datePart = '', timePart] = match
  if (datePart === '' && (timePart === undefined || timePart === '')) return undefined
  const day = datePart === '' ? epochDay(1970, 1, 1) : parseDate(datePart)
  const time = timePart === undefined ? 0 : parseTime(timePart)
  if (day === undefined || time === undefined) return undefined
  return formatInstant(day * msPerDay + time)
}

const msPerMinute = 60_000
const msPerHour = 60 * msPerMinute
const msPerDay = 24 * msPerHour

/** Text of an instant in ms since 1970; years beyond four digits and before year 0 keep their digits. */
export function formatInstant(ms: number): string {
  const day = Math.floor(ms / msPerDay)
  const { year, month, date } = civilDate(day)
  const rest = ms - day * msPerDay
  const part = (value: number, width: number): string => String(value).padStart(width, '0')
  const clock = [
    part(Math.floor(rest / msPerHour), 2),
    part(Math.floor(rest / msPerMinute) % 60, 2),
    part(Math.floor(rest / 1000) % 60, 2),
  ].join(':')
  return `${year < 0 ? '-' : ''}${part(Math.abs(year), 4)}-${part(month, 2)}-${part(date, 2)}T${clock}.${part(rest % 1000, 3)}Z`
}

/** Days since 1970-01-01. */
function parseDate(text: string): number | undefined {
  const match = /^([+-]?\d{1,9})(?:-(?:W(\d{1,2})(?:-(\d))?|(\d{3})|(\d{1,2})(?:-(\d{1,2}))?))?$/.exec(text)
  if (match === null) return undefined
  const year = Number(match[1])
  const [, , week, weekday, ordinal, month, date] = match
  if (week !== undefined) return weekDay(year, Number(week), Number(weekday ?? 1))
  if (ordinal !== undefined) return ordinalDay(year, Number(ordinal))
  return calendarDay(year, Number(month ?? 1), Number(date ?? 1))
}

function calendarDay(year: number, month: number, date: number): number | undefined {
  if (month < 1 || month > 12 || date < 1) return undefined
  const day = epochDay(year, month, date)
  return civilDate(day).month === month ? day : undefined
}

function ordinalDay(year: number, ordinal: number): number | undefined {
  const day = epochDay(year, 1, 1) + ordinal - 1
  return ordinal >= 1 && civilDate(day).year === year ? day : undefined
}

/** Week 1 is the one with the year's first Thursday; day 1 is Monday. */
function weekDay(year: number, week: number, weekday: number): number | undefined {
  if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return undefined
  const monday = firstMonday(year) + (week - 1) * 7
  return monday < firstMonday(year + 1) ? monday + weekday - 1 : undefined
}

function firstMonday(year: number): number {
  const fourth = epochDay(year, 1, 4)
  // 1970-01-01 was a Thursday
  return fourth - ((((fourth + 3) % 7) + 7) % 7)
}

/** Milliseconds since midnight UTC; negative or beyond a day where the zone moves it there. */
function parseTime(text: string): number | undefined {
  const match =
    /^(?:(\d{1,2})(?:[.,](\d+)|:(\d{1,2})(?:[.,](\d+)|:(\d{1,2})(?:[.,](\d+))?)?)?)?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/.exec(
      text,
    )
  if (match === null) return undefined
  const [, hour = '0', hourFraction, minute = '0', minuteFraction, second = '0', secondFraction, zone] = match
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const whole = Number(hour) * msPerHour + Number(minute) * msPerMinute + Number(second) * 1000
  const fraction = cut(hourFraction, msPerHour) + cut(minuteFraction, msPerMinute) + cut(secondFraction, 1000)
  const offset = zoneOffset(zone)
  return offset === undefined ? undefined : whole + fraction - offset
}

/** A fraction of a unit in whole milliseconds, cut and not rounded. */
function cut(digits: string | undefined, unit: number): number {
  if (digits === undefined) return 0
  const kept = digits.slice(0, 9)
  return Number((BigInt(kept) * BigInt(unit)) / 10n ** BigInt(kept.length))
}

function zoneOffset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || '0')
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * msPerHour + minutes * msPerMinute)
}

/** Days since 1970-01-01 of a proleptic Gregorian date (after H. Hinnant's days_from_civil). */
function epochDay(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function civilDate(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}
