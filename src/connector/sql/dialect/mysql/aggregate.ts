import type { Style } from '../shared/style.js'

/** AVG keeps four digits more than its column; a double keeps fifteen in all. */
export const mysqlAggregate: Style['aggregate'] = (call, operand, scalar, scale) => {
  switch (call) {
    case 'count-distinct':
      return `COUNT(DISTINCT ${operand})`
    case 'avg':
      if (scalar === 'Decimal') return `ROUND(SUM(${operand}) / COUNT(${operand}), ${String(scale ?? 0)})`
      return `((SUM(${operand}) + 0e0) / COUNT(${operand}))`
    case 'key':
      return scalar === 'String' ? smallestText(operand) : operand
    default:
      return `${call.toUpperCase()}(${operand})`
  }
}

/** Texts that a collation takes for one make one group: it is told by the smallest of them, byte by byte. */
const smallestText = (operand: string): string =>
  `CONVERT(MIN(CONVERT(${operand} USING utf8mb4) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_unicode_ci`

const formats: Readonly<Record<Exclude<Parameters<Style['truncate']>[1], 'week'>, string>> = {
  year: '%Y-01-01 00:00:00',
  month: '%Y-%m-01 00:00:00',
  day: '%Y-%m-%d 00:00:00',
  hour: '%Y-%m-%d %H:00:00',
}

export const mysqlTruncate: Style['truncate'] = (operand, unit, scalar) => {
  const start =
    unit === 'week'
      ? `DATE_SUB(DATE(${operand}), INTERVAL WEEKDAY(${operand}) DAY)`
      : `DATE_FORMAT(${operand}, '${formats[unit]}')`
  return `CAST(${start} AS ${scalar === 'Date' ? 'DATE' : 'DATETIME(3)'})`
}
