const columnsOfInnodb = /^(?:DB_ROW_ID|DB_TRX_ID|DB_ROLL_PTR|FTS_DOC_ID)$/i

/** Why MySQL and MariaDB do not take a name. */
export function refusedMysqlName(name: string, of: 'table' | 'column'): string | undefined {
  if (/[ \t\n\v\f\r]$/.test(name)) return 'ends with a blank, which the database does not allow'
  if (/[\u{10000}-\u{10ffff}]/u.test(name))
    return 'has characters beyond U+FFFF, which the database does not allow in names'
  if (of === 'column')
    return columnsOfInnodb.test(name) ? 'is one of a column that the database makes itself' : undefined
  return name.startsWith('#mysql50#') ? 'begins with #mysql50#, which has a meaning to the database' : undefined
}
