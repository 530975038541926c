import { noBindings, readValue } from '../../../../model/value.js'
import type { Param, Statement } from '../../tree/tree.js'
import { textOf } from '../../../../util/text-of.js'
import { renderStatement } from './render.js'
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

function literalOf(value: unknown, style: Style): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'boolean') return style.boolean(value)
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : style.text(textOf(value))
}
