import { beginWork } from '../../../util/breather.js'
import { isOutdated, type DatabaseError } from '../../../errors/database-error.js'
import type { Database } from '../database/database.js'
import type { Expression, TableReference } from '../tree/tree.js'
import { halveRefused, type Refused } from './halve-refused.js'

/** Rows for one table with what they are told by when the database refuses them. */
export interface RowsToInsert<Item> {
  readonly table: TableReference
  readonly columns: readonly string[]
  readonly items: readonly Item[]
  row(item: Item): readonly Expression[]
}

const maxRowsPerStatement = 1000

/**
 * Inserts what can be inserted. Throws when the database is away.
 *
 * `INSERT INTO User (id, name) VALUES (?, ?), (?, ?)`
 */
export async function insertRows<Item>(
  { table, columns, items, row }: RowsToInsert<Item>,
  database: Database,
): Promise<readonly Refused<Item>[]> {
  const perStatement = Math.max(
    1,
    Math.min(maxRowsPerStatement, Math.floor(database.capabilities.maxParameters / columns.length)),
  )
  // a value is missing of a column that is not written: it has come since
  const lacksColumn = ({ kind, details }: DatabaseError): boolean =>
    kind === 'not-null' && details.columns?.some((column) => !columns.includes(column)) === true
  const refused: Refused<Item>[] = []
  const { breathe } = beginWork()
  for (let start = 0; start < items.length; start += perStatement) {
    await breathe()
    refused.push(
      ...(await halveRefused(
        items.slice(start, start + perStatement),
        (some) => database.runStatement({ kind: 'insert', table, columns, rows: some.map(row) }),
        (error) => isOutdated(error) || lacksColumn(error),
      )),
    )
  }
  return refused
}
