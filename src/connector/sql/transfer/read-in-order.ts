import type { Database, Row } from '../database/database.js'
import type { ScalarValue } from '../../../model/scalar.js'
import { allOf, anyOf, compare, constantParam, equals, literal, tableSource } from '../tree/build.js'
import type { StartRow } from '../../data-transfer.js'
import type { Column, Expression, TableReference } from '../tree/tree.js'

export interface OrderedRows {
  readonly table: TableReference
  /** Columns read, those of the order first. */
  readonly columns: readonly Column[]
  /** How many of the columns make the order; together they are unique. */
  readonly keys: number
  readonly where?: Expression
  /** That no index has this order, so that each statement sorts all rows that are left. */
  readonly isSorted?: boolean
}

const rowsPerStatement = 1000
/** What one page of an export takes. */
const rowsPerSort = 10_000

/**
 * Rows in ascending order of their keys. Only a start whose last row is unknown counts rows; all else goes on after the
 * last key: of several keys first where only the last ones differ, then behind the first one, for each of which an index
 * knows where to begin.
 *
 * `SELECT t.id, t.name FROM User AS t WHERE t.id > ? ORDER BY t.id ASC LIMIT 1000`
 */
export async function* readInOrder(
  { table, columns, keys, where, isSorted }: OrderedRows,
  from: StartRow,
  database: Database,
): AsyncIterable<Row> {
  const keyColumns = columns.slice(0, keys)
  const limit = isSorted ? rowsPerSort : rowsPerStatement
  const goesByKey = keys > 1 && isSorted !== true
  let { last } = from
  // rows that share all but the last key with the one that was last
  let isWithinKey = goesByKey && last !== undefined
  for (;;) {
    const condition = allOf([where, last && afterRow(last, keyColumns, { goesByKey, isWithinKey })])
    const { rows } = await database.runStatement({
      kind: 'select',
      columns: columns.map((expression) => ({ expression })),
      from: tableSource(table, 't'),
      ...(condition ? { where: condition } : {}),
      orderBy: keyColumns.map((expression) => ({ expression, direction: 'asc' })),
      limit: literal(limit),
      ...(last === undefined && from.row > 0 ? { offset: literal(from.row) } : {}),
    })
    yield* rows
    last = rows.at(-1) ?? last
    if (rows.length < limit && !isWithinKey) return
    isWithinKey = goesByKey && rows.length === limit
  }
}

interface Way {
  readonly goesByKey: boolean
  readonly isWithinKey: boolean
}

/** By keys: `a = x and b > y`, then `a > x`; else `a > x or (a = x and b > y)`. */
function afterRow(row: Row, keys: readonly Column[], { goesByKey, isWithinKey }: Way): Expression | undefined {
  const value = (index: number): Expression => constantParam(row[index] as ScalarValue, keys[index]?.scalar ?? 'ID')
  const cases = keys.map((key, index) => {
    const equal = keys.slice(0, index).map((before, place) => equals(before, value(place)))
    return allOf([...equal, compare(key, '>', value(index))])
  })
  if (goesByKey) return isWithinKey ? cases.at(-1) : cases[0]
  return anyOf(cases.filter((one) => one !== undefined))
}

/**
 * How many rows there are to read.
 *
 * `SELECT count(*) FROM User AS t`
 */
export async function countRows(
  { table, where }: Pick<OrderedRows, 'table' | 'where'>,
  database: Database,
): Promise<number> {
  const { rows } = await database.runStatement({
    kind: 'select',
    columns: [{ expression: { kind: 'count-all' } }],
    from: tableSource(table, 't'),
    ...(where ? { where } : {}),
  })
  return Number(rows[0]?.[0])
}
