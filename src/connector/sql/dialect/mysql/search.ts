import type { Search } from '../shared/style.js'

/**
 * Comparisons with columns of others that are not of their fields' kinds:
 * - a column of numbers or dates takes any text for one, `abc` for 0, so texts must be equal as well, and are ordered as
 *   texts: `(t.n = ? AND CONCAT(t.n) = ?)`;
 * - a time of day, which is compared as one of today, stands for that time of 1970-01-01.
 */
export function mysqlSearch(search: Search): string | undefined {
  const { scalar, form } = search
  if (scalar === 'String') return ofText(search)
  if (scalar === 'DateTime' && form === 'time-of-day') return ofTime(search)
  return undefined
}

function ofText({ column, operator, param }: Search): string {
  const text = `CONCAT(${column})`
  switch (operator) {
    // the column itself lets the planner use its index
    case '=':
      return `(${column} = ${param()} AND ${text} = ${param()})`
    case 'IN':
      return `(${column} IN (${param()}) AND ${text} IN (${param()}))`
    case 'NOT IN':
      return `${text} NOT IN (${param()})`
    default:
      return `${text} ${operator} ${param()}`
  }
}

function ofTime({ column, operator, param }: Search): string {
  const time = `TIMESTAMP('1970-01-01', ${column})`
  return operator === 'IN' || operator === 'NOT IN'
    ? `${time} ${operator} (${param()})`
    : `${time} ${operator} ${param()}`
}
