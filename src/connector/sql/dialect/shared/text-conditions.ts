import type { CaseExpression, Expression, Param } from '../../tree/tree.js'
import type { Search, Style } from './style.js'

/** What these conditions need of the general renderer. */
export interface ValueRenderer {
  /** An operand as it is compared. */
  compared(operand: Expression): string
  expression(expression: Expression): string
  param(param: Param): string
}

/** `t."hull" < t."tonnage"` */
export function compareText(
  { left, operator, right }: Extract<Expression, { kind: 'compare' }>,
  style: Style,
  render: ValueRenderer,
): string {
  const compared = (operand: Expression, other: Expression): string => {
    const text = render.compared(operand)
    return operand.kind === 'column' && other.kind === 'column'
      ? (style.inOneUnit?.(text, operand, other) ?? text)
      : text
  }
  return (
    searchText([left, operator, right], style, render) ??
    `${compared(left, right)} ${operator} ${compared(right, left)}`
  )
}

/** A comparison with a value of a user, where the database needs more than the comparison to say it. */
function searchText(
  [left, operator, right]: readonly [Expression, Search['operator'], Expression],
  style: Style,
  render: ValueRenderer,
): string | undefined {
  if (left.kind !== 'column' || right.kind !== 'param' || right.searched === undefined) return undefined
  const { scalar, form } = left
  if (form === undefined) return undefined
  return style.search?.({
    scalar,
    operator,
    form,
    column: render.expression(left),
    param: () => render.compared(right),
  })
}

/** `t."name" = ANY($1)` */
export function inListText(
  { operand, list, negated, ignoresCase = false }: Extract<Expression, { kind: 'in-list' }>,
  style: Style,
  render: ValueRenderer,
): string {
  const search = ignoresCase ? undefined : searchText([operand, negated ? 'NOT IN' : 'IN', list], style, render)
  if (search !== undefined) return search
  const found = render.compared(operand)
  const given = render.param({ ...list, use: ignoresCase ? 'without-case' : 'compared' })
  return style.inList(ignoresCase ? style.withoutCase(found) : found, given, negated, ignoresCase, list.scalar)
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

/** `CASE w."id" WHEN $1 THEN $2 WHEN $3 THEN $4 ELSE w."title" END` */
export function caseText({ operand, choices, otherwise }: CaseExpression, render: ValueRenderer): string {
  const cases = choices.map(({ key, value }) => ` WHEN ${render.param(key)} THEN ${render.expression(value)}`)
  return `CASE ${render.expression(operand)}${cases.join('')} ELSE ${render.expression(otherwise)} END`
}
