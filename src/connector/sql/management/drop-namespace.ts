import type { Database, SqlRunner } from '../database/database.js'
import { readCatalog } from '../migration/changes/apply-changes.js'
import type { CatalogTable } from '../tree/catalog.js'
import type { DdlOperation } from '../tree/ddl.js'

/** Drops a project's schema or database with everything in it; where there are none, its tables. */
export async function dropNamespace(database: Database, namespace: string, runner: SqlRunner): Promise<void> {
  const run = async (operation: DdlOperation): Promise<void> => {
    for (const statement of database.dialect.renderDdl(operation)) await runner.runText(statement)
  }
  if (database.capabilities.namespaces) {
    await run({ kind: 'drop-namespace', namespace })
    return
  }
  const tables = [...(await readCatalog(database, runner, namespace)).tables.values()]
  for (const name of tables.flatMap(({ counters }) => [...(counters ?? [])]))
    await run({ kind: 'drop-table', table: { namespace, name } })
  for (const { name, textIndexes = [] } of tables)
    for (const index of textIndexes) await run({ kind: 'drop-text-index', table: { namespace, name }, name: index })
  for (const { name, foreignKeys } of tables)
    for (const [column, { name: foreignKey }] of foreignKeys)
      if (foreignKey !== '')
        await run({ kind: 'drop-inline-reference', table: { namespace, name }, column, foreignKey })
  // rows of a table go with it, and what refers to them must be gone by then
  await run({ kind: 'empty-tables', tables: tables.map(({ name }) => ({ namespace, name })) })
  for (const { name } of childrenFirst(tables)) await run({ kind: 'drop-table', table: { namespace, name } })
}

/** Tables in front of those that they refer to; of a circle the one first that refers to the most. */
function childrenFirst(tables: readonly CatalogTable[]): readonly CatalogTable[] {
  const ordered: CatalogTable[] = []
  const left = new Set(tables)
  while (left.size > 0) {
    const isReferredTo = ({ name }: CatalogTable): boolean =>
      [...left].some((one) => one.name !== name && referencesOf(one).has(name))
    const all = [...left].sort((one, other) => referencesOf(other).size - referencesOf(one).size)
    const next = all.find((table) => !isReferredTo(table)) ?? all[0]
    if (next === undefined) break
    left.delete(next)
    ordered.push(next)
  }
  return ordered
}

/** Tables that real foreign keys lead to. */
const referencesOf = ({ foreignKeys }: CatalogTable): ReadonlySet<string> =>
  new Set([...foreignKeys.values()].filter(({ name }) => name === '').map(({ table }) => table))
