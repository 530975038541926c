import { mysqlSchemaReader } from '../dialect/mysql/read-schema.js'
import { postgresSchemaReader } from '../dialect/postgres/read-schema.js'
import type { ConnectionSettings } from '../dialect/driver.js'
import type { CatalogConnection, SchemaReader } from '../dialect/schema-reader.js'
import { sqliteSchemaReader } from '../dialect/sqlite/read-schema.js'

export type Connector = 'postgres' | 'mysql' | 'sqlite'

/** By connector. */
export const schemaReaders: Readonly<Record<Connector, SchemaReader>> = {
  postgres: postgresSchemaReader,
  mysql: mysqlSchemaReader,
  sqlite: sqliteSchemaReader,
}

/** How a database is reached: a server, or a file. */
export type CatalogPlace =
  | { readonly connector: 'postgres' | 'mysql'; readonly settings: ConnectionSettings }
  | { readonly connector: 'sqlite'; readonly file: string }

// drivers are large: only the one that is needed is loaded
const servers: Readonly<Record<'postgres' | 'mysql', (settings: ConnectionSettings) => Promise<CatalogConnection>>> = {
  postgres: async (settings) => (await import('../dialect/postgres/open-catalog.js')).openPostgresCatalog(settings),
  mysql: async (settings) => (await import('../dialect/mysql/open-catalog.js')).openMysqlCatalog(settings),
}

/** Opens a connection that reads the catalogue. Throws a `DatabaseError`. */
export async function openCatalog(place: CatalogPlace): Promise<CatalogConnection> {
  if ('settings' in place) return servers[place.connector](place.settings)
  return (await import('../dialect/sqlite/open-catalog.js')).openSqliteCatalog(place.file)
}
