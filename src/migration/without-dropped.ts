import type { Catalog, CatalogTable } from '../sql/catalog.js'
import type { TableChange } from './change.js'

/** The picture of the tables less what a change drops. */
export function withoutDropped(catalog: Catalog, change: TableChange): Catalog {
  if (change.kind !== 'ddl') return catalog
  const { operation } = change
  switch (operation.kind) {
    case 'drop-table':
      return { tables: without(catalog.tables, operation.table.name) }
    case 'drop-column':
      return changed(catalog, operation.table.name, (table) => withoutColumn(table, operation.name))
    case 'drop-inline-column':
      return changed(catalog, operation.table.name, (table) => withoutColumn(table, operation.column))
    case 'drop-unique-index':
      return changed(catalog, operation.table.name, (table) => ({
        ...table,
        uniqueIndexes: new Map([...table.uniqueIndexes].filter(([, { name }]) => name !== operation.name)),
      }))
    default:
      return catalog
  }
}

function changed(catalog: Catalog, name: string, change: (table: CatalogTable) => CatalogTable): Catalog {
  const table = catalog.tables.get(name)
  return table ? { tables: new Map(catalog.tables).set(name, change(table)) } : catalog
}

const withoutColumn = (table: CatalogTable, name: string): CatalogTable => ({
  ...table,
  columns: without(table.columns, name),
  uniqueIndexes: without(table.uniqueIndexes, name),
  foreignKeys: without(table.foreignKeys, name),
})

const without = <Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> =>
  new Map([...map].filter(([name]) => name !== key))
