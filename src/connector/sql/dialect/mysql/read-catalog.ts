import type { ScalarType } from '../../../../model/scalar.js'
import type { Catalog, CatalogColumn } from '../../tree/catalog.js'
import type { CatalogQuery } from '../dialect.js'
import { columnDefinition } from './column-definition.js'
import { readTables, type CatalogRow } from '../shared/read-tables.js'
import { isRowMark } from '../../tree/row-mark.js'

/** Reads tables, columns, indexes and foreign keys of a database. */
export const readMysqlCatalog = (run: CatalogQuery, namespace: string): Promise<Catalog> =>
  readTables(run, namespace, {
    columns: columnsQuery,
    indexes: indexesQuery,
    keys: keysQuery,
    checks: checksQuery,
    counters: countersQuery,
    columnOf,
    indexOf(row) {
      const all = String(row['columns']).split(',')
      const [columns, marks] = [all.filter((name) => !isRowMark(name)), all.filter(isRowMark)]
      return {
        columns,
        isUnique: Number(row['shared']) === 0,
        isWhole: Number(row['computed']) === 0 && marks.length === 0,
        ...(marks.length > 0 ? { marks } : {}),
        isPrimary: row['name'] === 'PRIMARY',
        isConstraint: false,
        searchedBy: columns[0],
      }
    },
  })

const columnsQuery = `SELECT c.TABLE_NAME AS \`table\`, c.COLUMN_NAME AS \`column\`, c.DATA_TYPE AS \`type\`, c.IS_NULLABLE AS \`nullable\`,
       c.COLUMN_TYPE AS \`fullType\`, c.CHARACTER_SET_NAME AS \`charset\`, c.COLLATION_NAME AS \`collation\`, c.COLUMN_DEFAULT AS \`default\`,
       c.EXTRA AS \`extra\`, c.COLUMN_COMMENT AS \`comment\`, VERSION() AS \`version\`
       FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
      WHERE c.TABLE_SCHEMA = ? AND t.TABLE_TYPE = 'BASE TABLE' ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION`

const indexesQuery = `SELECT TABLE_NAME AS \`table\`, INDEX_NAME AS \`name\`, MAX(NON_UNIQUE) AS \`shared\`, MAX(COLUMN_NAME IS NULL) AS \`computed\`, GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS \`columns\`
       FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? GROUP BY TABLE_NAME, INDEX_NAME`

const keysQuery = `SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS \`name\`, COLUMN_NAME AS \`column\`, REFERENCED_TABLE_NAME AS \`target\`, REFERENCED_COLUMN_NAME AS \`targetColumn\`
       FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL`

const checksQuery = `SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS \`name\` FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
      WHERE TABLE_SCHEMA = ? AND CONSTRAINT_TYPE = 'CHECK' AND CONSTRAINT_NAME LIKE '!_refract!_%' ESCAPE '!'`

const countersQuery = `SELECT DISTINCT TABLE_NAME AS \`table\`, INDEX_NAME AS \`name\` FROM INFORMATION_SCHEMA.STATISTICS
      WHERE TABLE_SCHEMA = ? AND INDEX_NAME LIKE '!_refract!_%-counter' ESCAPE '!'`

function columnOf(row: CatalogRow): CatalogColumn {
  const type = String(row['type']).toLowerCase()
  return {
    name: String(row['column']),
    seenAs: seenAs(type),
    holds: holds(type),
    carries: carries(type),
    isNullable: row['nullable'] === 'YES',
    ...(/auto_increment|\b(virtual|stored|persistent)\b/i.test(String(row['extra'])) ? { fillsItself: true } : {}),
    typeText: type,
    definition: columnDefinition(row),
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
  if (seen === 'Float') return isDecimal(type) ? ['Float', 'Int', 'Decimal'] : ['Float', 'Int']
  if (seen === 'Int') return ['Int', 'BigInt']
  if (seen !== undefined) return [seen]
  if (isBlob(type)) return ['Bytes']
  if (type === 'json') return ['Json']
  if (type === 'date') return ['DateTime', 'Date']
  if (type === 'time') return ['Time']
  if (type === 'enum' || type === 'set') return ['Enum', 'String']
  if (type === 'bit') return ['Boolean']
  return type === 'year' ? ['Int'] : []
}

const isDecimal = (type: string): boolean => type === 'decimal' || type === 'numeric'
const isBlob = (type: string): boolean => /^(var)?binary$|blob$/.test(type)

/** All but bits have a text form that can be written, too. */
function carries(type: string): readonly ScalarType[] {
  const held = holds(type)
  if (type === 'bit') return held
  if (type === 'time') return ['Time', 'DateTime', 'String']
  if (type === 'uuid') return ['UUID', 'String']
  const hasText = held.length > 0 || isBlob(type) || /^inet[46]$/.test(type)
  return hasText ? [...new Set([...held, 'String' as const])] : []
}
