import type { Database } from '../connector/sql/database/database.js'
import { readCatalog } from '../connector/sql/migration/changes/apply-changes.js'

/** Drops a project's schema or database with everything in it; where there are none, its tables. */
export async function dropNamespace(database: Database, namespace: string): Promise<void> {
  const { dialect, capabilities } = database
  if (capabilities.namespaces) {
    for (const statement of dialect.renderDdl({ kind: 'drop-namespace', namespace })) await database.runText(statement)
    return
  }
  const { tables } = await readCatalog(database, database, namespace)
  // tables that refer to others go first
  const ordered = [...tables.values()].sort((one, other) => other.foreignKeys.size - one.foreignKeys.size)
  await database.transaction(async (runner) => {
    for (const { name } of ordered)
      for (const statement of dialect.renderDdl({ kind: 'drop-table', table: { namespace, name } }))
        await runner.runText(statement)
  })
}
