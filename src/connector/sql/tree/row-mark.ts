import type { Expression } from './tree.js'

/**
 * Hidden generated column where indexes cannot be over some rows alone: 1 in rows for which a condition holds, null in others. A
 * unique index that ends with it does not see the latter (beyond.md sections 10.1, 12).
 */
export interface RowMark {
  readonly name: string
  /** Over the columns of its table, without an alias, with constants. */
  readonly condition: Expression
}

/** Of nodes, in tables with `@softDelete`. */
export const liveMark = '_refract_live'

/** What the names of those begin with that tell rows for which the `where` of an index holds; no field has such a column. */
export const conditionMarkPrefix = '_refract_rows-'

export const isRowMark = (column: string): boolean => column === liveMark || column.startsWith(conditionMarkPrefix)
