import type { TypeChange } from '../dialect.js'
import { beforeGregorian, beyondInt, beyondSize, unheldRow, type UnheldConditions } from '../shared/unheld-row.js'
import { postgresStyle } from './style.js'

const conditions: UnheldConditions = {
  'BigInt Int': beyondInt,
  'Float Decimal': beyondSize,
  'Decimal Decimal': beyondSize,
  // a double has 15 digits that are sure
  'Decimal Float': (column) => `${column} <> ${column}::float8::numeric OR abs(${column}) >= 1e35`,
  'DateTime Date': (column) => `${beforeGregorian(column)} OR ${column} >= '10000-01-01'`,
  'Date DateTime': beforeGregorian,
}

export const postgresUnheldRow = (change: TypeChange): string | undefined =>
  unheldRow(conditions, postgresStyle, change)
