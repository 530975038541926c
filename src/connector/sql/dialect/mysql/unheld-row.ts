import type { TypeChange } from '../dialect.js'
import type { Style } from '../shared/style.js'
import { beforeGregorian, beyondInt, beyondSize, unheldRow, type UnheldConditions } from '../shared/unheld-row.js'

const conditions: UnheldConditions = {
  'BigInt Int': beyondInt,
  'Float Decimal': beyondSize,
  'Decimal Decimal': beyondSize,
  'DateTime Date': beforeGregorian,
  'Date DateTime': beforeGregorian,
  'Decimal Float': (column) =>
    `ABS(${column}) >= 1${'0'.repeat(35)} OR ${column} <> CAST(${column} + 0e0 AS DECIMAL(65,30))`,
}

export const mysqlUnheldRow = (style: Pick<Style, 'quote' | 'table'>, change: TypeChange): string | undefined =>
  unheldRow(conditions, style, change)
