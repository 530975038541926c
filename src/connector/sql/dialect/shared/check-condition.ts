import { constraintCondition } from '../../tree/constraint-condition.js'
import { always, column } from '../../tree/build.js'
import type { CheckDefinition } from '../../tree/ddl.js'
import type { Param } from '../../tree/tree.js'
import { renderInlineCondition } from './render-inline.js'
import type { Style } from './style.js'

/** What a check holds values to, over the columns of one row: `"tonnage" >= 0 AND "tonnage" <= 9`. */
export const checkCondition = (
  { column: of, constraint }: Pick<CheckDefinition, 'column' | 'constraint'>,
  style: Style,
  encode: (value: unknown, param: Param) => unknown,
  row?: string,
): string => renderInlineCondition(constraintCondition(constraint, column(row, of.name, of)) ?? always, style, encode)
