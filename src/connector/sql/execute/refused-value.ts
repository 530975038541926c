import type { DatabaseError } from '../../../errors/database-error.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Expression, Insert, Param, Update } from '../tree/tree.js'

/** A value that a database did not take, and the column that it was for. */
export interface RefusedValue {
  readonly column: string
  readonly param: Param
}

/**
 * Which value of a statement a fault is about: databases tell the number of its parameter, or its column and row.
 * Undefined when the fault tells too little.
 */
export function refusedValue(
  statement: Insert | Update,
  { params }: SqlQuery,
  { parameter, columns = [], row }: DatabaseError['details'],
): RefusedValue | undefined {
  const values = writtenValues(statement)
  if (parameter !== undefined) return values.find(({ param }) => param === params[parameter - 1])
  const ofColumns = values.filter(({ column }) => columns.includes(column))
  return ofColumns.length === 1 ? ofColumns[0] : row === undefined ? undefined : ofColumns[row - 1]
}

/** The values that a statement writes, with their columns. */
export function writtenValues(statement: Insert | Update): readonly RefusedValue[] {
  const cells =
    statement.kind === 'update'
      ? statement.set
      : statement.rows.flatMap((row) => row.map((value, index) => ({ column: statement.columns[index] ?? '', value })))
  return cells.flatMap(({ column, value }) => paramsIn(value).map((param) => ({ column, param })))
}

/** Of a number that is changed by another, that one; of values chosen by the row, all. */
function paramsIn(value: Expression): readonly Param[] {
  if (value.kind === 'param') return [value]
  if (value.kind === 'arithmetic') return [value.by]
  return value.kind === 'case' ? value.choices.flatMap((choice) => paramsIn(choice.value)) : []
}
