import { noBindings, readValue } from '../../../../model/value.js'
import { literal } from '../../tree/build.js'
import type { Expression, Param, Select, Statement } from '../../tree/tree.js'
import { textOf } from '../../../../util/text-of.js'
import { renderStatement } from './render.js'
import { isSqlText } from './sql-text.js'
import type { Style } from './style.js'

/** The text of a statement of constants with its values in it, for people and for other programs. */
export function renderInline(
  statement: Statement,
  style: Style,
  encode: (value: unknown, param: Param) => unknown,
): string {
  const placeholder = (_: number, param: Param): string =>
    literalOf(encode(readValue(param.value, noBindings), param), style)
  return renderStatement(statement, { ...style, placeholder }).text
}

/** The same of a condition over the columns of one table: `"active" = true`, of `SELECT 1 WHERE "active" = true`. */
export function renderInlineCondition(
  condition: Expression,
  style: Style,
  encode: (value: unknown, param: Param) => unknown,
): string {
  const select: Select = { kind: 'select', columns: [{ expression: literal(1) }], where: condition }
  const text = renderInline(select, style, encode)
  const before = ' WHERE '
  return text.slice(text.indexOf(before) + before.length)
}

function literalOf(value: unknown, style: Style): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'boolean') return style.boolean(value)
  if (isSqlText(value)) return value.toSqlString()
  if (Buffer.isBuffer(value)) return `X'${value.toString('hex')}'`
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : style.text(textOf(value))
}
