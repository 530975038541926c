import { allOf, exists, isNotNull, literal, tied } from '../../tree/build.js'
import type { Expression } from '../../tree/tree.js'
import type { Style } from './style.js'

type Related = Extract<Expression, { kind: 'related' }>

/**
 * The two ways to write a semi-join:
 * `EXISTS (SELECT 1 FROM … WHERE inner = outer AND …)` and
 * `(outer IS NOT NULL AND outer IN (SELECT inner FROM … WHERE inner IS NOT NULL AND …))`,
 * where nulls are kept out so that a negation around it holds, too.
 */
export const semiJoins: Readonly<Record<Style['semiJoin'], (related: Related) => Expression>> = {
  exists: ({ tie, from, joins, where }) =>
    exists({
      kind: 'select',
      columns: [{ expression: literal(1) }],
      from,
      joins,
      where: allOf([tied(tie), where]) ?? tied(tie),
    }),
  in: ({ tie: { inner, outer }, from, joins, where }) => ({
    kind: 'and',
    operands: [
      isNotNull(outer),
      {
        kind: 'in-select',
        operand: outer,
        select: {
          kind: 'select',
          columns: [{ expression: inner }],
          from,
          joins,
          where: allOf([isNotNull(inner), where]) ?? isNotNull(inner),
        },
        negated: false,
      },
    ],
  }),
}
