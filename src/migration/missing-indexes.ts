import type { Catalog } from '../sql/catalog.js'
import type { Storage } from '../storage/storage.js'
import { ddl, type TableChange } from './change.js'
import { ownIndexName } from './own-index-name.js'

/** Indexes of ours on inline relation columns that an older server left without, as far as the migration does not make them. */
export function missingIndexes(
  storage: Storage,
  catalog: Catalog,
  planned: readonly TableChange[],
): readonly TableChange[] {
  const made = new Set(
    planned.flatMap((change) =>
      change.kind === 'ddl' && change.operation.kind === 'create-index' ? [change.operation.name] : [],
    ),
  )
  const present = new Set([...catalog.tables.values()].flatMap(({ indexNames }) => [...indexNames]))
  return [...storage.relations.values()].flatMap(({ place }) => {
    if (place.kind !== 'inline') return []
    const name = ownIndexName(place.table.name, place.column)
    return made.has(name) || present.has(name)
      ? []
      : [ddl({ kind: 'create-index', table: place.table, column: place.column, name })]
  })
}
