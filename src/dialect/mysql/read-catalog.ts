import type { ScalarType } from '../../model/scalar.js'
import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable } from '../../sql/catalog.js'
import { groupBy } from '../../util/group-by.js'
import type { CatalogQuery } from '../dialect.js'

/** Reads tables, columns, unique indexes and foreign keys of a database. */
export async function readMysqlCatalog(run: CatalogQuery, namespace: string): Promise<Catalog> {
  const rows = await Promise.all([columnsQuery, indexesQuery, keysQuery].map((query) => run(query, [namespace])))
  const [columns, indexes, keys] = rows.map((list) => groupBy(list, (row) => String(row['table'])))
  return {
    tables: new Map(
      [...(columns ?? [])].map(([name, own]) => [
        name,
        tableOf(name, own, indexes?.get(name) ?? [], keys?.get(name) ?? []),
      ]),
    ),
  }
}

const columnsQuery = `SELECT c.TABLE_NAME AS \`table\`, c.COLUMN_NAME AS \`column\`, c.DATA_TYPE AS \`type\`, c.IS_NULLABLE AS \`nullable\`
       FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
      WHERE c.TABLE_SCHEMA = ? AND t.TABLE_TYPE = 'BASE TABLE' ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION`

const indexesQuery = `SELECT TABLE_NAME AS \`table\`, INDEX_NAME AS \`name\`, MAX(NON_UNIQUE) AS \`shared\`, GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS \`columns\`
       FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? GROUP BY TABLE_NAME, INDEX_NAME`

const keysQuery = `SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS \`name\`, COLUMN_NAME AS \`column\`, REFERENCED_TABLE_NAME AS \`target\`, REFERENCED_COLUMN_NAME AS \`targetColumn\`
       FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL`

type Rows = readonly Record<string, unknown>[]

function tableOf(name: string, columns: Rows, indexes: Rows, keys: Rows): CatalogTable {
  const unique = indexes.filter(
    (row) => Number(row['shared']) === 0 && row['name'] !== 'PRIMARY' && !String(row['columns']).includes(','),
  )
  return {
    name,
    columns: new Map(columns.map((row): [string, CatalogColumn] => [String(row['column']), columnOf(row)])),
    uniqueIndexes: new Map(
      unique.map((row): [string, CatalogIndex] => [
        String(row['columns']),
        { name: String(row['name']), isConstraint: false },
      ]),
    ),
    indexNames: new Set(indexes.map((row) => String(row['name']))),
    indexedColumns: new Set(indexes.map((row) => String(row['columns']).split(',')[0] ?? '')),
    foreignKeys: new Map(
      keys.map((row): [string, CatalogForeignKey] => [
        String(row['column']),
        { name: String(row['name']), table: String(row['target']), column: String(row['targetColumn']) },
      ]),
    ),
  }
}

function columnOf(row: Record<string, unknown>): CatalogColumn {
  const type = String(row['type']).toLowerCase()
  return {
    name: String(row['column']),
    seenAs: seenAs(type),
    holds: holds(type),
    isNullable: row['nullable'] === 'YES',
    typeText: type,
  }
}

function seenAs(type: string): ScalarType | undefined {
  if (type === 'tinyint') return 'Boolean'
  if (/char|text/.test(type)) return 'String'
  if (/^(small|medium|big)?int$/.test(type)) return 'Int'
  if (/^(decimal|numeric|float|double)$/.test(type)) return 'Float'
  return type === 'datetime' || type === 'timestamp' ? 'DateTime' : undefined
}

function holds(type: string): readonly ScalarType[] {
  const seen = seenAs(type)
  if (seen === 'String') return ['String', 'ID', 'Enum', 'Json', 'UUID']
  if (seen === 'Boolean') return ['Boolean', 'Int']
  if (seen === 'Float') return ['Float', 'Int']
  if (seen !== undefined) return [seen]
  if (type === 'json') return ['Json']
  if (type === 'date') return ['DateTime']
  if (type === 'enum' || type === 'set') return ['Enum', 'String']
  if (type === 'bit') return ['Boolean']
  return type === 'year' ? ['Int'] : []
}
