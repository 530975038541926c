import type { Style } from '../shared/style.js'

/** `sum` of no rows is null, as in SQL (not `total`). */
export const sqliteAggregate: Style['aggregate'] = (call, operand, scalar) => {
  if (call === 'key') return operand
  if (call === 'avg' && scalar === 'Decimal') return longAverage(halvesOf(operand), `count(${operand})`)
  if (call === 'sum' && (scalar === 'BigInt' || scalar === 'Decimal')) return longSum(halvesOf(operand))
  return call === 'count-distinct' ? `count(DISTINCT ${operand})` : `${call}(${operand})`
}

/** A sum of integers of 64 bits, which may be longer: its upper part, and its lower 32 bits. */
interface Halves {
  readonly upper: string
  readonly lower: string
}

/** SQLite's own `sum` fails the whole statement where it is longer, and so may that of either sign on the way. */
function halvesOf(operand: string): Halves {
  const lower = `sum(${operand} & 4294967295)`
  return { upper: `(sum(${operand} >> 32) + (${lower} >> 32))`, lower: `(${lower} & 4294967295)` }
}

/** An integer where 64 bits hold it, else the real number next to it, which is ordered and compared as well. */
const longSum = ({ upper, lower }: Halves): string =>
  `(CASE WHEN ${upper} BETWEEN -2147483648 AND 2147483647 THEN (${upper} << 32) + ${lower} ELSE ${upper} * 4294967296.0 + ${lower} END)`

/** Of integers, rounded away from zero; null of no rows. Divided half by half, for the sum may be longer than 64 bits. */
function longAverage({ upper, lower }: Halves, count: string): string {
  const rest = `(((${upper} % ${count}) << 32) + ${lower})`
  const left = `${rest} % ${count}`
  const away = `CASE WHEN abs(${left}) * 2 < ${count} THEN 0 WHEN ${rest} < 0 THEN -1 WHEN ${upper} < 0 AND (${left}) * 2 = ${count} THEN 0 ELSE 1 END`
  return `(((${upper} / ${count}) << 32) + ${rest} / ${count} + ${away})`
}

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
