import { constant, type Value } from '../../../model/value.js'
import { param } from './build.js'
import type { Param, RowCount } from './tree.js'

/** Numbers of rows that are known when a statement is rendered, by their parameters. */
export type RowCounts = ReadonlyMap<Param, number>

/**
 * The sum of numbers of rows, and `plus`. What the document says itself stands in the statement: PostgreSQL cannot tell
 * from a parameter how few rows are read, and would plan the statement again each time. What comes as a variable is
 * written into it when the same numbers come again (`execute/row-count-queries.ts`).
 *
 * `20`, `?` where it comes as a variable
 */
export function rowCount(of: readonly Value[], plus = 0): RowCount {
  const known = of.flatMap((one) => (one.kind === 'constant' && typeof one.value === 'number' ? [one.value] : []))
  if (known.length === of.length) return { kind: 'literal', value: known.reduce((sum, one) => sum + one, plus) }
  const [only] = of
  const value = only !== undefined && of.length === 1 && plus === 0 ? only : ({ kind: 'sum', of, plus } as const)
  return { ...param(value, 'Int'), isRowCount: true }
}

/** The sum of several, and `plus`; absent ones count as none. */
export const rowSum = (counts: readonly (RowCount | undefined)[], plus = 0): RowCount =>
  rowCount(
    counts.flatMap((one) =>
      one === undefined ? [] : [one.kind === 'param' ? one.value : constant(Number(one.value))],
    ),
    plus,
  )
