import { columnForms, type ColumnForms } from '../../tree/column-form.js'
import type { CatalogQuery } from '../dialect.js'

/** Which columns of a database hold no texts. Its names may be found in any case, its columns always are. */
export async function readMysqlColumnForms(run: CatalogQuery, namespace: string): Promise<ColumnForms> {
  const rows = await run(columnsQuery, [namespace])
  return columnForms(
    rows.map((row) => ({
      table: String(row['table']),
      column: String(row['column']),
      form: String(row['type']).toLowerCase() === 'time' ? 'time-of-day' : 'other',
    })),
    (name) => name.toLowerCase(),
  )
}

const columnsQuery = `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS \`column\`, DATA_TYPE AS \`type\` FROM INFORMATION_SCHEMA.COLUMNS
      WHERE TABLE_SCHEMA = ? AND DATA_TYPE NOT LIKE '%char' AND DATA_TYPE NOT LIKE '%text' AND DATA_TYPE NOT IN ('enum', 'set', 'json')`
