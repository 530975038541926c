import { allOf, exists, inSelect, isNotNull, literal, correlated } from '../../tree/build.js'
import type { Expression, Select } from '../../tree/tree.js'
import type { Style } from './style.js'

export type Related = Extract<Expression, { kind: 'related' }>

/**
 * The two ways to write a semi-join:
 * `EXISTS (SELECT 1 FROM … WHERE inner = outer AND …)` and
 * `(outer IS NOT NULL AND outer IN (SELECT inner FROM … WHERE inner IS NOT NULL AND …))`,
 * where nulls are kept out so that a negation around it holds, too.
 */
export const semiJoins = {
  exists: ({ correlation, from, joins, where }: Related) =>
    exists({
      kind: 'select',
      columns: [{ expression: literal(1) }],
      from,
      joins,
      where: allOf([correlated(correlation), where]) ?? correlated(correlation),
    }),
  in: (related: Related) => amongRows(related, semiJoinedRows(related)),
} satisfies Readonly<Record<Style['semiJoin'], (related: Related) => Expression>>

/** `SELECT inner FROM … WHERE inner IS NOT NULL AND …`: reads nothing of the rows around it. */
export const semiJoinedRows = ({ correlation: { inner }, from, joins, where }: Related): Select => ({
  kind: 'select',
  columns: [{ expression: inner }],
  from,
  joins,
  where: allOf([isNotNull(inner), where]) ?? isNotNull(inner),
})

/** The semi-join over a common table of its rows: `(outer IS NOT NULL AND outer IN (SELECT x1.m FROM x1))`. */
export const memberOf = (related: Related, name: string): Expression =>
  amongRows(related, {
    kind: 'select',
    columns: [
      { expression: { kind: 'column', table: name, name: memberColumn, scalar: related.correlation.inner.scalar } },
    ],
    from: { kind: 'common', name, alias: name },
  })

/** The only column of a common table of such rows. */
export const memberColumn = 'm'

const amongRows = ({ correlation: { outer } }: Related, rows: Select): Expression => ({
  kind: 'and',
  operands: [isNotNull(outer), inSelect(outer, rows)],
})
