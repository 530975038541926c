/** The namespace of tables without a prefix, which another program made; SQLite itself calls their schema so. */
export const mainNamespace = 'main'

/** The beginning of the names of a namespace's tables. */
export const namespacePrefix = (namespace: string | undefined): string =>
  namespace === undefined || namespace === mainNamespace ? '' : `${namespace}.`

/** SQL: a table is no part of the server's own that it keeps beside those of a service, such as a text index. */
export const noOwnPart = (name: string): string => `instr(${name}, '._refract_') = 0`

/** SQL: a name is not of SQLite, of the server's management tables or of a service that has a prefix. */
export const foreignTables = (name: string): string =>
  `${name} NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ${name} NOT LIKE '\\_refract\\_%' ESCAPE '\\' AND instr(${name}, '.') = 0`
