/** The namespace of tables without a prefix, which another program made; SQLite itself calls their schema so. */
export const mainNamespace = 'main'

/** The beginning of the names of a namespace's tables. */
export const namespacePrefix = (namespace: string | undefined): string =>
  namespace === undefined || namespace === mainNamespace ? '' : `${namespace}.`

/** Among tables without a prefix those names are others'. */
export function refusedSqliteName(
  name: string,
  of: 'table' | 'column',
  namespace: string | undefined,
): string | undefined {
  if (of === 'column' || namespacePrefix(namespace) !== '') return undefined
  if (/^sqlite_/i.test(name)) return 'begins with sqlite_, as only tables of the database itself do'
  return /^_refract_/i.test(name) || name.includes('.')
    ? 'is like those of the server and of services that have a prefix: it begins with _refract_ or contains a point'
    : undefined
}

/** SQL: a table is no part of the server's own that it keeps beside those of a service, such as a text index. */
export const noOwnPart = (name: string): string => `instr(${name}, '._refract_') = 0`

/** SQL: a name is not of SQLite, of the server's management tables or of a service that has a prefix. */
export const foreignTables = (name: string): string =>
  `${name} NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ${name} NOT LIKE '\\_refract\\_%' ESCAPE '\\' AND instr(${name}, '.') = 0`
