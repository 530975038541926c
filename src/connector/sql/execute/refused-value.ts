import type { DatabaseError } from '../../../errors/database-error.js'
import { readValue, type Bindings } from '../../../model/value.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Expression, Insert, Param, Update } from '../tree/tree.js'

/** A value that a database did not take, and the column that it was for. */
export interface RefusedValue {
  readonly column: string
  readonly param: Param
}

/**
 * Which value of a statement a fault is about: databases tell the number of its parameter, or its column and row, or
 * only what it is like. Undefined when the fault tells too little.
 */
export function refusedValue(
  statement: Insert | Update,
  { query: { params }, bindings }: { readonly query: SqlQuery; readonly bindings: Bindings },
  { parameter, columns = [], row, likeness }: DatabaseError['details'],
): RefusedValue | undefined {
  const values = writtenValues(statement)
  const ofColumns = values.filter(({ column }) => columns.includes(column))
  if (likeness !== undefined) return resembling(likeness, ofColumns.length > 0 ? ofColumns : values, bindings)
  if (parameter !== undefined) return values.find(({ param }) => param === params[parameter - 1])
  return ofColumns.length === 1 ? ofColumns[0] : row === undefined ? undefined : ofColumns[row - 1]
}

const fourByteCharacters = /[\u{10000}-\u{10FFFF}]/u

function resembling(
  likeness: NonNullable<DatabaseError['details']['likeness']>,
  values: readonly RefusedValue[],
  bindings: Bindings,
): RefusedValue | undefined {
  const textOf = ({ param }: RefusedValue): string => {
    const value = readValue(param.value, bindings)
    return typeof value === 'string' ? value : ''
  }
  if (likeness === 'four-byte-characters')
    return values.find((one) => one.param.scalar === 'ID' && fourByteCharacters.test(textOf(one)))
  return values.reduce<RefusedValue | undefined>(
    (longest, one) => (longest && textOf(longest).length >= textOf(one).length ? longest : one),
    undefined,
  )
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
