import type { CatalogRow } from '../shared/read-tables.js'
import { mysqlText } from './text.js'

/**
 * A column as MySQL wants it repeated where a change names the whole column: type, character set, default and the rest,
 * without NULL or NOT NULL, which changes: `varchar(40) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'x'`.
 */
export function columnDefinition(row: CatalogRow): string {
  const extra = typeof row['extra'] === 'string' ? row['extra'] : ''
  const parts = [
    String(row['fullType']),
    present(row['charset']) && `CHARACTER SET ${String(row['charset'])} COLLATE ${String(row['collation'])}`,
    defaultOf(row, extra),
    /on update current_timestamp(\(\d*\))?/i.exec(extra)?.[0],
    /auto_increment/i.test(extra) && 'AUTO_INCREMENT',
    present(row['comment']) && row['comment'] !== '' && `COMMENT ${mysqlText(String(row['comment']))}`,
  ]
  return parts.filter((part) => typeof part === 'string').join(' ')
}

const present = (value: unknown): boolean => value !== null && value !== undefined

/** MariaDB keeps a default as an expression, MySQL as the bare value unless `DEFAULT_GENERATED` or its form says otherwise. */
function defaultOf(row: CatalogRow, extra: string): string | undefined {
  const value = row['default']
  if (typeof value !== 'string') return implicitDefault(row)
  if (/mariadb/i.test(String(row['version']))) return value === 'NULL' ? implicitDefault(row) : `DEFAULT ${value}`
  if (/^current_timestamp(\(\d*\))?$/i.test(value) || /^b'[01]*'$/.test(value)) return `DEFAULT ${value}`
  if (extra.includes('DEFAULT_GENERATED')) return `DEFAULT (${value})`
  return `DEFAULT ${mysqlText(value)}`
}

/** A timestamp without a written default would get one that follows every change of its row. */
const implicitDefault = (row: CatalogRow): string | undefined =>
  String(row['fullType']).startsWith('timestamp') && row['nullable'] === 'YES' ? 'DEFAULT NULL' : undefined
