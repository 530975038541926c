import type { Connector } from '../connector.js'
import type { Database } from './database/database.js'
import { dropNamespace } from './management/drop-namespace.js'
import { managementTable, managementTableNames, openManagement } from './management/management-location.js'
import { createProjectStore } from './management/sql-project-store.js'
import { createSqlServerRegistry } from './management/sql-server-registry.js'
import { createMigrator } from './migration/create-migrator.js'
import { openProject, type SqlProjectContext } from './open-project.js'

export interface SqlConnectorOptions {
  /** `PostgreSQL 16.4` */
  readonly product: string
  /** Schema, database or prefix of the management tables. */
  readonly managementNamespace: string
  /** Tables of types have names in lower case (storage.md section 1). */
  readonly lowercaseTableNames: boolean
  readonly runtime: SqlProjectContext['runtime']
}

/**
 * All that is served of a SQL database; closing it closes the database.
 *
 * `SELECT 1`
 */
export function createSqlConnector(database: Database, options: SqlConnectorOptions): Connector {
  const { product, managementNamespace, lowercaseTableNames, runtime } = options
  const { dialect, capabilities } = database
  const place = { database, namespace: managementNamespace }
  const storage = { lowercaseTableNames }
  const onceTable = managementTable(place, '_refract_Idempotency')
  const store = createProjectStore(place)
  const { tableKey } = dialect.identifiers
  const holdsManagement = (namespace: string): boolean => tableKey(namespace) === tableKey(managementNamespace)
  return {
    product,
    capabilities,
    projectIdSeparator: dialect.projectIdSeparator,
    projectIdKey: dialect.identifiers.projectIdKey,
    openProject: (project) => openProject(project, { database, storage, runtime, onceTable }),
    store,
    storeIn: (namespace) => createProjectStore({ database, namespace }),
    migrator: createMigrator({
      database,
      storage,
      reservedTables: (namespace) => (holdsManagement(namespace) ? managementTableNames : []),
      storeOn: (runner) => store.on(runner),
    }),
    openManagement: () => openManagement(place),
    holdsManagement,
    async createNamespace(namespace) {
      if (!capabilities.namespaces) return
      for (const statement of dialect.renderDdl({ kind: 'create-namespace', namespace }))
        await database.runText(statement)
    },
    // one with the other; where a drop commits by itself, a project without tables can still be deleted
    deleteProject: (id, namespace) =>
      database.transaction(async (runner) => {
        if (namespace !== undefined) await dropNamespace(database, namespace, runner)
        await store.on(runner).deleteProject(id)
      }),
    registerServer: (own) => createSqlServerRegistry(place, own),
    tryLock: (name) => database.tryLock(name),
    tryOriginalLock: () => database.tryOriginalLock(),
    async ping() {
      await database.runText('SELECT 1')
    },
    connections: () => database.connections(),
    isDiskFull: () => database.isDiskFull(),
    close: () => database.close(),
  }
}
