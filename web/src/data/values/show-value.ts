/** A value in one line, for cells, titles and differences. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : `${value as number | boolean}`
}

const maxLength = 200

/** The beginning of a value in one line. */
export function shortValue(value: unknown): string {
  const text = showValue(value)
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}

/** `2024-05-31 14:00:00.000`, without what is zero at the end. */
export function showDateTime(value: string): string {
  const match = /^(.+?)T(\d\d:\d\d)(:\d\d)?(\.\d+)?Z$/.exec(value)
  if (!match) return value
  const [, date = '', minutes = '', seconds = '', fraction = ''] = match
  const shownFraction = /^\.0*$/.test(fraction) ? '' : fraction
  const shownSeconds = shownFraction === '' && seconds === ':00' ? '' : seconds
  return minutes === '00:00' && shownSeconds === '' && shownFraction === ''
    ? date
    : `${date} ${minutes}${shownSeconds}${shownFraction}`
}
