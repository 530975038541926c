/** A text as a literal. Backslashes are escapes here: the session never sets NO_BACKSLASH_ESCAPES (connect.ts). */
export const mysqlText = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
