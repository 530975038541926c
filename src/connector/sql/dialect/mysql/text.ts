/** A text as a literal. Backslashes are escapes here: the session never sets NO_BACKSLASH_ESCAPES (connect.ts). */
export const mysqlText = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The escape of LIKE. MySQL 5.6 does not find an escaped escape behind a wildcard, so it is one that texts do not have. */
export const likeEscape = '\u0001'
