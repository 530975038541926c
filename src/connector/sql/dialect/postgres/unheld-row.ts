import type { TypeChange } from '../dialect.js'
import { beforeGregorian, beyondInt, powerOfTen, unheldRow, type UnheldConditions } from '../shared/unheld-row.js'
import { postgresStyle } from './style.js'

const shorter: UnheldConditions[string] = (column, { to: { precision = 65, scale = 0 } }) => {
  const limit = powerOfTen(precision - scale, 65)
  return `${column} <> round(${column}, ${String(scale)})${limit === undefined ? '' : ` OR abs(${column}) >= ${limit}`}`
}

const conditions: UnheldConditions = {
  'BigInt Int': beyondInt,
  'Float Decimal': shorter,
  'Decimal Decimal': shorter,
  // a double has 15 digits that are sure
  'Decimal Float': (column) => `${column} <> ${column}::float8::numeric OR abs(${column}) >= 1e35`,
  'DateTime Date': (column) => `${beforeGregorian(column)} OR ${column} >= '10000-01-01'`,
  'Date DateTime': beforeGregorian,
}

export const postgresUnheldRow = (change: TypeChange): string | undefined =>
  unheldRow(conditions, postgresStyle, change)
