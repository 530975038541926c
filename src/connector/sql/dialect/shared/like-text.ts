import type { Expression, Param } from '../../tree/tree.js'
import type { Style } from './style.js'

/** A text search; `expression` and `param` give their text anew for each place in which it stands. */
export function likeText(
  { operand, pattern, match, negated }: Extract<Expression, { kind: 'like' }>,
  style: Style,
  { expression, param }: { expression(one: Expression): string; param(one: Param): string },
): string {
  const texts = {
    pattern: () => param({ ...pattern, use: 'pattern' }),
    literal: () => param({ ...pattern, use: 'literal' }),
  }
  const condition = style.longLike
    ? style.longLike(() => expression(operand), texts, match)
    : style.like(expression(operand), texts.pattern(), match)
  return negated ? `NOT (${condition})` : condition
}
