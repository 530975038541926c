import type { Database } from '../connector/sql/database/database.js'
import { DatabaseError, isRefusal } from '../errors/database-error.js'
import type { Expression, TableReference } from '../connector/sql/tree/tree.js'

/** Rows for one table with what they are told by when the database refuses them. */
export interface RowsToInsert<Item> {
  readonly table: TableReference
  readonly columns: readonly string[]
  readonly items: readonly Item[]
  row(item: Item): readonly Expression[]
}

export interface RefusedRow<Item> {
  readonly item: Item
  /** The database's own words. */
  readonly cause: string
}

const maxRowsPerStatement = 1000

/** Inserts what can be inserted: a refused statement is halved until the rows at fault stand alone. Throws when the database is away. */
export async function insertRows<Item>(
  rows: RowsToInsert<Item>,
  database: Database,
): Promise<readonly RefusedRow<Item>[]> {
  const perStatement = Math.max(
    1,
    Math.min(maxRowsPerStatement, Math.floor(database.capabilities.maxParameters / rows.columns.length)),
  )
  const refused: RefusedRow<Item>[] = []
  for (let start = 0; start < rows.items.length; start += perStatement)
    refused.push(...(await insertSlice(rows, rows.items.slice(start, start + perStatement), database)))
  return refused
}

async function insertSlice<Item>(
  rows: RowsToInsert<Item>,
  items: readonly Item[],
  database: Database,
): Promise<readonly RefusedRow<Item>[]> {
  const { table, columns } = rows
  try {
    await database.runStatement({ kind: 'insert', table, columns, rows: items.map((item) => rows.row(item)) })
    return []
  } catch (error) {
    const [first] = items
    if (!(error instanceof DatabaseError) || !isRefusal(error) || first === undefined) throw error
    if (items.length === 1) return [{ item: first, cause: error.message }]
  }
  const middle = Math.ceil(items.length / 2)
  return [
    ...(await insertSlice(rows, items.slice(0, middle), database)),
    ...(await insertSlice(rows, items.slice(middle), database)),
  ]
}
