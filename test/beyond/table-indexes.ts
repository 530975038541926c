import type { TestDatabase } from '../support/databases.js'
import type { TestService } from '../support/service.js'
import { rawTables } from '../migration/existing/raw-tables.js'

/** The indexes that the datamodel has asked for, as the database has them: `by_port unique port,name`, by name. */
export async function indexesIn(
  database: TestDatabase,
  service: TestService,
  table: string,
): Promise<readonly string[]> {
  const raw = rawTables(database, service)
  const schema = `${service.name}${database.connector === 'mysql' ? '@' : '$'}${service.stage}`
  const prefix = `_refract_${table}_`
  const rows = await raw.rows(queries[database.connector](schema, table))
  return rows
    .map((row) => ({
      name: String(row['name']).replace(/^.*\./, ''),
      isUnique: Number(row['isunique'] ?? row['isUnique']) === 1,
      // what only tells which rows it is over
      columns: String(row['columns'])
        .split(',')
        .filter((name) => !name.startsWith('_refract_'))
        .join(','),
    }))
    .filter(({ name }) => name.startsWith(prefix) && !name.endsWith('_idx'))
    .map(({ name, isUnique, columns }) => `${name.slice(prefix.length)} ${isUnique ? 'unique ' : ''}${columns}`)
    .sort()
}

const queries: Readonly<Record<TestDatabase['connector'], (schema: string, table: string) => string>> = {
  postgres: (schema, table) =>
    `SELECT i.relname AS name, x.indisunique::int AS isunique, (SELECT string_agg(a.attname, ',' ORDER BY array_position(x.indkey::int2[], a.attnum)) FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY(x.indkey)) AS columns FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = '${schema}' AND t.relname = '${table}' AND x.indisvalid`,
  mysql: (schema, table) =>
    `SELECT INDEX_NAME AS name, MAX(1 - NON_UNIQUE) AS isunique, GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS columns FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = '${schema}' AND TABLE_NAME = '${table}' GROUP BY INDEX_NAME`,
  sqlite: (schema, table) =>
    `SELECT l.name AS name, l."unique" AS isunique, (SELECT group_concat(i.name) FROM pragma_index_info(l.name) i) AS columns FROM pragma_index_list('${schema}.${table}') l`,
}
