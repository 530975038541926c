import { columnForms, type ColumnForms } from '../../tree/column-form.js'
import type { CatalogQuery } from '../dialect.js'

/**
 * Which columns of a schema hold what PostgreSQL can neither compare nor sort, and which ones times without a date, also where
 * those are named by a domain: `SELECT … FROM pg_attribute a … WHERE … IN ('json'::regtype, 'time'::regtype, …)`.
 */
export async function readPostgresColumnForms(run: CatalogQuery, namespace: string): Promise<ColumnForms> {
  const rows = await run(
    `SELECT c.relname AS "table", a.attname AS "column",
            CASE WHEN a.atttypid = 'json'::regtype THEN 'unordered' ELSE 'time-of-day' END AS "form"
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_type y ON y.oid = a.atttypid
      WHERE n.nspname = $1 AND a.attnum > 0 AND NOT a.attisdropped AND (a.atttypid = 'json'::regtype
         OR y.oid IN ('time'::regtype, 'timetz'::regtype, 'interval'::regtype)
         OR y.typbasetype IN ('time'::regtype, 'timetz'::regtype, 'interval'::regtype))`,
    [namespace],
  )
  return columnForms(
    rows.map((row) => ({
      table: String(row['table']),
      column: String(row['column']),
      form: row['form'] === 'unordered' ? 'unordered' : 'time-of-day',
    })),
    (name) => name,
  )
}
