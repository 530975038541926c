import type { Style } from '../shared/style.js'

/** `sum` of no rows is null, as in SQL (not `total`); one of more than 63 bits is an error. */
export const sqliteAggregate: Style['aggregate'] = (call, operand, scalar) => {
  if (call === 'key') return operand
  if (call === 'avg' && scalar === 'Decimal') return roundedQuotient(`sum(${operand})`, `count(${operand})`)
  return call === 'count-distinct' ? `count(DISTINCT ${operand})` : `${call}(${operand})`
}

/** Of integers, rounded away from zero; null of no rows. */
const roundedQuotient = (sum: string, count: string): string =>
  `(${sum} / ${count} + CASE WHEN abs(${sum} % ${count}) * 2 < ${count} THEN 0 WHEN ${sum} < 0 THEN -1 ELSE 1 END)`

/** Of weeks: six days back, then on to the next Monday, which may be that day. */
const formats: Readonly<Record<Parameters<Style['truncate']>[1], readonly [format: string, ...changes: string[]]>> = {
  year: ['%Y-01-01 00:00:00.000'],
  month: ['%Y-%m-01 00:00:00.000'],
  week: ['%Y-%m-%d 00:00:00.000', '-6 days', 'weekday 1'],
  day: ['%Y-%m-%d 00:00:00.000'],
  hour: ['%Y-%m-%d %H:00:00.000'],
}

export const sqliteTruncate: Style['truncate'] = (operand, unit, scalar) => {
  const [whole, ...changes] = formats[unit]
  const format = scalar === 'Date' ? whole.slice(0, '%Y-%m-%d'.length) : whole
  return `strftime('${format}', ${[operand, ...changes.map((one) => `'${one}'`)].join(', ')})`
}
