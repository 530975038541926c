import type { TypeChange } from '../dialect.js'
import type { Style } from '../shared/style.js'
import { beforeGregorian, beyondInt, powerOfTen, unheldRow, type UnheldConditions } from '../shared/unheld-row.js'

const shorter: UnheldConditions[string] = (column, { to: { precision = 65, scale = 0 } }) => {
  const limit = powerOfTen(precision - scale, 65)
  return `${column} <> ROUND(${column}, ${String(scale)})${limit === undefined ? '' : ` OR ABS(${column}) >= ${limit}`}`
}

const conditions: UnheldConditions = {
  'BigInt Int': beyondInt,
  'Float Decimal': shorter,
  'Decimal Decimal': shorter,
  'DateTime Date': beforeGregorian,
  'Date DateTime': beforeGregorian,
  'Decimal Float': (column) =>
    `ABS(${column}) >= 1${'0'.repeat(35)} OR ${column} <> CAST(${column} + 0e0 AS DECIMAL(65,30))`,
}

export const mysqlUnheldRow = (style: Pick<Style, 'quote' | 'table'>, change: TypeChange): string | undefined =>
  unheldRow(conditions, style, change)
