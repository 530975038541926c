import type { Search } from '../shared/style.js'

/**
 * Comparisons that hold for columns of others, too, and let the planner use their indexes:
 * - a number column takes any text for a number, `abc` for 0: the texts must be equal as well;
 * - a time of day is compared as one of today: it stands for that time of 1970-01-01.
 */
export function mysqlSearch(search: Search): string | undefined {
  switch (search.operator) {
    case '<>':
      return negated({ ...search, operator: '=' })
    case 'NOT IN':
      return negated({ ...search, operator: 'IN' })
    case '=':
      return search.scalar === 'String' ? sameText(search) : timeOfDay(search)
    case 'IN':
      return search.scalar === 'String' ? sameText(search) : undefined
    default:
      return timeOfDay(search)
  }
}

function negated(search: Search): string | undefined {
  const text = mysqlSearch(search)
  return text === undefined ? undefined : `NOT ${text}`
}

function sameText({ column, operator, param }: Search): string {
  const value = (): string => (operator === 'IN' ? `(${param()})` : param())
  return `(${column} ${operator} ${value()} AND CONCAT(${column}) ${operator} ${value()})`
}

const firstDay = '1970-01-01'

/** Nothing but the comparison is left of it where the value, which stands in the statement, is of another day. */
function timeOfDay({ scalar, column, operator, param }: Search): string | undefined {
  if (scalar !== 'DateTime') return undefined
  const isDate = `LOCATE('-', ${column}) = 5`
  const isFirstDay = (): string => `${param()} LIKE '${firstDay}%'`
  const asDate = `(${column} ${operator} ${param()} AND (NOT ${isFirstDay()} OR ${isDate}))`
  return `(${asDate} OR (${isFirstDay()} AND NOT ${isDate} AND TIMESTAMP('${firstDay}', ${column}) ${operator} ${param()}))`
}
