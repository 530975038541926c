import type { TypeChange } from '../dialect.js'
import type { Style } from './style.js'

/** What holds of a value that does not fit, by the change: `BigInt Int`. */
export type UnheldConditions = Readonly<
  Record<string, (column: string, change: Pick<TypeChange, 'from' | 'to'>) => string | undefined>
>

/** `SELECT "id" AS "id" FROM "Ship" WHERE "n" NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1` */
export function unheldRow(
  conditions: UnheldConditions,
  { quote, table }: Pick<Style, 'quote' | 'table'>,
  change: TypeChange,
): string | undefined {
  const { from, to } = change
  const condition = conditions[`${from.scalar} ${to.scalar}`]?.(quote(change.column), change)
  if (condition === undefined) return undefined
  return `SELECT ${quote(change.id)} AS ${quote('id')} FROM ${table(change.table)} WHERE ${condition} LIMIT 1`
}

export const beyondInt = (column: string): string => `${column} NOT BETWEEN -2147483648 AND 2147483647`

/** More digits than the column of a decimal has, behind the point or before it. */
export const beyondSize: UnheldConditions[string] = (column, { to: { precision = 65, scale = 0 } }) => {
  const limit = powerOfTen(precision - scale, 65)
  return `${column} <> ROUND(${column}, ${String(scale)})${limit === undefined ? '' : ` OR ABS(${column}) >= ${limit}`}`
}

/** Older date-times are kept in the Julian calendar, as the original did; days are not. */
export const beforeGregorian = (column: string): string => `${column} < '1582-10-15'`

/** `1000`; undefined where no database has so many digits. */
export const powerOfTen = (exponent: number, most: number): string | undefined =>
  exponent < most ? String(10n ** BigInt(exponent)) : undefined
