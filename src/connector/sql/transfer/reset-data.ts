import type { Database } from '../database/database.js'
import type { Storage } from '../storage/storage.js'

/** Empties all tables of a service in one transaction: relations, lists, nodes (import-export.md section 8). */
export async function resetData(storage: Storage, database: Database): Promise<void> {
  const types = [...storage.types.values()]
  const relations = [...storage.relations.values()].flatMap(({ location }) =>
    location.kind === 'table' ? [location.table] : [],
  )
  const lists = types.flatMap((type) => [...type.lists.values()].map(({ table }) => table))
  const tables = [...relations, ...lists, ...types.map(({ table }) => table)]
  await database.transaction(async (runner) => {
    for (const text of database.dialect.renderDdl({ kind: 'empty-tables', tables })) await runner.runText(text)
  })
}
