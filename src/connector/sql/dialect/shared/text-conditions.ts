import type { Expression, Param } from '../../tree/tree.js'
import type { Style } from './style.js'

/** What these conditions need of the general renderer. */
export interface ValueRenderer {
  /** An operand as it is compared. */
  compared(operand: Expression): string
  expression(expression: Expression): string
  param(param: Param): string
}

/** `t."name" = ANY($1)` */
export function inListText(
  { operand, list, negated, ignoresCase = false }: Extract<Expression, { kind: 'in-list' }>,
  style: Style,
  render: ValueRenderer,
): string {
  const found = render.compared(operand)
  const given = render.param({ ...list, use: ignoresCase ? 'without-case' : 'compared' })
  return style.inList(ignoresCase ? style.withoutCase(found) : found, given, negated, ignoresCase)
}

/** `t."name" LIKE ('%' || $1 || '%') ESCAPE '!'` */
export function likeText(
  { operand, pattern, match, negated, ignoresCase }: Extract<Expression, { kind: 'like' }>,
  style: Style,
  render: ValueRenderer,
): string {
  const cased = (text: string): string => (ignoresCase === true ? style.withoutCase(text) : text)
  const texts = {
    pattern: () => cased(render.param({ ...pattern, use: 'pattern' })),
    literal: () => cased(render.param({ ...pattern, use: 'literal' })),
  }
  const found = (): string => cased(render.expression(operand))
  const condition = style.longLike ? style.longLike(found, texts, match) : style.like(found(), texts.pattern(), match)
  return negated ? `NOT (${condition})` : condition
}
