import type { SizedScalar } from '../../../../model/scalar.js'
import type { DdlOperation } from '../../tree/ddl.js'
import type { TypeChange } from '../dialect.js'
import { beforeGregorian, beyondInt, powerOfTen, unheldRow, type UnheldConditions } from '../shared/unheld-row.js'
import { sqliteColumnType } from './column-types.js'
import { mostDigits } from './scaled-integer.js'
import { sqliteStyle } from './style.js'

const { quote, table: tableText } = sqliteStyle

const power = (exponent: number): string => String(10n ** BigInt(exponent))
const oneOf = ({ scale = 0 }: SizedScalar): string => power(scale)

/** Units of one scale in those of another. */
function rescaled(column: string, from: SizedScalar, to: SizedScalar): string {
  const more = (to.scale ?? 0) - (from.scale ?? 0)
  return more >= 0 ? `${column} * ${power(more)}` : `${column} / ${power(-more)}`
}

/** The value of the new column, by the change: `Date DateTime`. Integers are kept as they are. */
const conversions: Readonly<Record<string, (column: string, from: SizedScalar, to: SizedScalar) => string>> = {
  'DateTime Date': (column) => `date(${column})`,
  'Date DateTime': (column) => `${column} || ' 00:00:00.000'`,
  'Float Decimal': (column, _, to) =>
    `CASE typeof(${column}) WHEN 'integer' THEN ${column} * ${oneOf(to)} ELSE CAST(replace(printf('%.${String(to.scale ?? 0)}f', ${column}), '.', '') AS INTEGER) END`,
  'Decimal Float': (column, from) =>
    `CASE WHEN ${column} % ${oneOf(from)} = 0 THEN ${column} / ${oneOf(from)} ELSE CAST(${column} AS REAL) / ${oneOf(from)} END`,
  'Decimal Decimal': rescaled,
}

/**
 * ALTER TABLE changes no types: a new column takes the values and the place of the old one, whose indexes are gone.
 *
 * `UPDATE "Ship" SET "_refract_built" = date("built")`
 */
export function changeType({ table, from, column }: Extract<DdlOperation, { kind: 'change-type' }>): readonly string[] {
  const [name, between] = [quote(column.name), quote(`_refract_${column.name}`)]
  const value = conversions[`${from.scalar} ${column.scalar}`]?.(name, from, column) ?? name
  return [
    `ALTER TABLE ${tableText(table)} ADD COLUMN ${between} ${sqliteColumnType(column)}`,
    `UPDATE ${tableText(table)} SET ${between} = ${value}`,
    `ALTER TABLE ${tableText(table)} DROP COLUMN ${name}`,
    `ALTER TABLE ${tableText(table)} RENAME COLUMN ${between} TO ${name}`,
  ]
}

const unheld: UnheldConditions = {
  'BigInt Int': beyondInt,
  'Float Decimal': (column, { to: { precision = mostDigits, scale = 0 } }) =>
    `abs(${column}) >= ${power(precision - scale)} OR CAST(printf('%.${String(scale)}f', ${column}) AS NUMERIC) <> ${column}`,
  'Decimal Float': (column) => `CAST(printf('%!.15g', ${column}) AS NUMERIC) <> ${column}`,
  'Decimal Decimal': (column, { from, to }) => {
    const [before = 0, after = 0, precision = mostDigits] = [from.scale, to.scale, to.precision]
    const limit = powerOfTen(precision - after + before, mostDigits + 1)
    const conditions = [
      ...(limit === undefined ? [] : [`abs(${column}) >= ${limit}`]),
      ...(before > after ? [`${column} % ${power(before - after)} <> 0`] : []),
    ]
    return conditions.length === 0 ? undefined : conditions.join(' OR ')
  },
  // years of other than four digits are read by no function
  'DateTime Date': (column) => `${beforeGregorian(column)} OR date(${column}) IS NULL AND ${column} IS NOT NULL`,
  'Date DateTime': beforeGregorian,
}

export const sqliteUnheldRow = (change: TypeChange): string | undefined => unheldRow(unheld, sqliteStyle, change)
