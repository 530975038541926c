import { columnForms, type ColumnForms } from '../../tree/column-form.js'
import type { CatalogQuery } from '../dialect.js'

/** Which columns of a schema hold what PostgreSQL can neither compare nor sort: `SELECT … FROM pg_attribute a … WHERE a.atttypid = 'json'::regtype`. */
export async function readPostgresColumnForms(run: CatalogQuery, namespace: string): Promise<ColumnForms> {
  const rows = await run(
    `SELECT c.relname AS "table", a.attname AS "column" FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'json'::regtype`,
    [namespace],
  )
  return columnForms(
    rows.map((row) => ({ table: String(row['table']), column: String(row['column']), form: 'unordered' })),
    (name) => name,
  )
}
