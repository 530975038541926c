import { mapValues } from '../../../../util/map-values.js'
import type { Catalog, CatalogTable } from '../../tree/catalog.js'
import type { DdlOperation } from '../../tree/ddl.js'
import type { IndexNaming } from '../../tree/index-naming.js'
import type { TableChange } from './change.js'
import { newColumn, newTable } from './new-table.js'
import { withColumn, withPlainColumn, withWholeNumber } from './changed-columns.js'
import { shapeOf, wholeOver, withIndex, withLasting, withoutIndexes } from './changed-indexes.js'

/** The tables of a namespace as they are after the changes planned so far. */
export interface CatalogState {
  table(name: string): CatalogTable | undefined
  tables(): Iterable<CatalogTable>
  /** Whether one of the changes made the table: it has no rows. */
  isFresh(name: string): boolean
  /** Present names of what had a name before the first change. */
  presentTable(original: string): string
  presentColumn(originalTable: string, originalColumn: string): string
  /** Names before the first change of what has a name now. */
  originalTable(present: string): string
  originalColumn(originalTable: string, present: string): string
  /** Notes renames that were done before: an interrupted migration is planned again from the tables as they are. */
  assumeTable(original: string, present: string): void
  assumeColumn(originalTable: string, original: string, present: string): void
  /** Takes a change into account. */
  apply(change: TableChange): void
}

export function createCatalogState(
  catalog: Catalog,
  naming: Pick<IndexNaming, 'foreignKeyAfterRename' | 'keptIndexName'>,
): CatalogState {
  const tables = new Map(catalog.tables)
  const fresh = new Set<string>()
  const indexesLast = [...catalog.tables.values()].some(({ lastingIndexes }) => lastingIndexes !== undefined)
  const tableNames = createNameTracker()
  const columnNames = new Map<string, NameTracker>()
  const columnsOf = (originalTable: string): NameTracker => {
    const known = columnNames.get(originalTable) ?? createNameTracker()
    columnNames.set(originalTable, known)
    return known
  }

  const change = (name: string, changed: (table: CatalogTable) => CatalogTable): void => {
    const table = tables.get(name)
    if (table) tables.set(name, changed(table))
  }

  function renameTable(from: string, to: string): void {
    const table = tables.get(from)
    tables.delete(from)
    if (table)
      tables.set(to, {
        ...table,
        name: to,
        foreignKeys: mapValues(table.foreignKeys, (key) => ({
          ...key,
          name: naming.foreignKeyAfterRename(key.name, from, to),
        })),
      })
    if (fresh.delete(from)) fresh.add(to)
    for (const [name, one] of tables)
      if ([...one.foreignKeys.values()].some((key) => key.table === from)) tables.set(name, leadingTo(one, from, to))
    tableNames.rename(from, to)
  }

  function renameColumn(tableName: string, from: string, to: string): void {
    change(tableName, (table) => ({
      ...table,
      columns: rekey(table.columns, from, to, (column) => ({ ...column, name: to })),
      uniqueIndexes: rekey(table.uniqueIndexes, from, to),
      ...(table.lastingIndexes ? { lastingIndexes: rekey(table.lastingIndexes, from, to) } : {}),
      foreignKeys: rekey(table.foreignKeys, from, to),
      indexedColumns: new Set([...table.indexedColumns].map((name) => (name === from ? to : name))),
      indexes: mapValues(table.indexes, (index) => ({
        ...index,
        columns: index.columns.map((name) => (name === from ? to : name)),
      })),
    }))
    columnsOf(tableNames.original(tableName)).rename(from, to)
  }

  function applyDdl(operation: DdlOperation): void {
    switch (operation.kind) {
      case 'rename-table': {
        renameTable(operation.table.name, operation.to)
        return
      }
      case 'rename-column':
        renameColumn(operation.table.name, operation.from.name, operation.to)
        return
      case 'rename-link-column':
        renameColumn(operation.table.name, operation.from, operation.to)
        return
      case 'change-id-type': {
        const { table, id, references } = operation
        for (const one of [{ table, column: id.name }, ...references])
          change(one.table.name, (changed) => withWholeNumber(changed, one.column, id.scalar))
        return
      }
      case 'drop-table':
        tables.delete(operation.table.name)
        fresh.delete(operation.table.name)
        return
      case 'create-table':
      case 'create-list-table':
      case 'create-link-table':
        tables.set(operation.table.name, {
          ...newTable(operation),
          ...(indexesLast ? { lastingIndexes: new Map() } : {}),
        })
        fresh.add(operation.table.name)
        return
      default:
        if ('table' in operation) change(operation.table.name, (table) => changedTable(table, operation, naming))
    }
  }

  return {
    table: (name) => tables.get(name),
    tables: () => tables.values(),
    isFresh: (name) => fresh.has(name),
    presentTable: (original) => tableNames.present(original),
    presentColumn: (originalTable, column) => columnNames.get(originalTable)?.present(column) ?? column,
    originalTable: tableNames.original,
    originalColumn: (originalTable, present) => columnNames.get(originalTable)?.original(present) ?? present,
    assumeTable: (original, present) => tableNames.rename(original, present),
    assumeColumn: (originalTable, original, present) => columnsOf(originalTable).rename(original, present),
    apply(one) {
      if (one.kind === 'ddl') applyDdl(one.operation)
    },
  }
}

/** A table whose foreign keys lead to another table by its new name. */
const leadingTo = (table: CatalogTable, from: string, to: string): CatalogTable => ({
  ...table,
  foreignKeys: mapValues(table.foreignKeys, (key) => (key.table === from ? { ...key, table: to } : key)),
})

interface NameTracker {
  present(original: string): string
  original(present: string): string
  rename(from: string, to: string): void
}

/** Follows names through renames; what was made later under a name that was given up is another thing. */
function createNameTracker(): NameTracker {
  const presentNames = new Map<string, string>()
  // no name in a database has this character
  const newThing = '\u0000'
  const original = (present: string): string => {
    const known = [...presentNames].find(([, name]) => name === present)
    return known?.[0] ?? (presentNames.has(present) ? `${newThing}${present}` : present)
  }
  return {
    present: (name) => presentNames.get(name) ?? name.replace(newThing, ''),
    original,
    rename: (from, to) => void presentNames.set(original(from), to),
  }
}

type TableOperation = Extract<DdlOperation, { readonly table: unknown }>

function changedTable(
  table: CatalogTable,
  operation: TableOperation,
  naming: Pick<IndexNaming, 'keptIndexName'>,
): CatalogTable {
  switch (operation.kind) {
    case 'add-column':
      return withColumn(table, newColumn(operation.column.name, operation.column.scalar, !operation.column.isRequired))
    case 'add-inline-column': {
      const { column, target, targetId, foreignKey, keyName = '' } = operation
      const key = { name: foreignKey ?? keyName, table: target.name, column: targetId.name }
      return {
        ...withColumn(table, newColumn(column, targetId.scalar, true)),
        foreignKeys: new Map(table.foreignKeys).set(column, key),
      }
    }
    case 'change-type': {
      const { name, scalar, isRequired } = operation.column
      return withColumn(table, newColumn(name, scalar, !isRequired))
    }
    case 'drop-column':
      return withoutColumn(table, operation.name)
    case 'drop-inline-column':
      return withoutColumn(table, operation.column)
    case 'set-required': {
      const { column, isRequired } = operation
      const known = table.columns.get(column.name)
      return known ? withColumn(table, { ...known, isNullable: !isRequired }) : table
    }
    case 'create-unique-index':
      return {
        ...withIndex(table, operation.name, wholeOver([operation.column.name], true)),
        uniqueIndexes: new Map(table.uniqueIndexes).set(operation.column.name, {
          name: operation.name,
          isConstraint: false,
        }),
      }
    case 'add-row-mark':
      return withColumn(table, newColumn(operation.mark.name, 'Int', true))
    case 'drop-row-mark':
      return withoutColumn(table, operation.name)
    case 'create-index':
      return withLasting(
        table,
        naming.keptIndexName(operation.table, operation.name),
        wholeOver([operation.column], false),
      )
    case 'create-table-index':
      return withLasting(table, naming.keptIndexName(operation.table, operation.name), shapeOf(operation))
    case 'rename-table-index':
      return withLasting(
        withoutIndexes(table, (_, name) => name === operation.from),
        naming.keptIndexName(operation.table, operation.name),
        shapeOf(operation),
      )
    case 'create-counter':
      return { ...table, counters: new Set([...(table.counters ?? []), operation.name]) }
    case 'drop-counter':
      return withPlainColumn(
        { ...table, counters: new Set([...(table.counters ?? [])].filter((name) => name !== operation.name)) },
        operation.column.name,
      )
    case 'create-check':
      return { ...table, checks: new Set([...(table.checks ?? []), operation.name]) }
    case 'rename-check': {
      const others = [...(table.checks ?? [])].filter((name) => name !== operation.from)
      return { ...table, checks: new Set([...others, operation.name]) }
    }
    case 'drop-check':
      return { ...table, checks: new Set([...(table.checks ?? [])].filter((name) => name !== operation.name)) }
    case 'drop-text-index':
    case 'drop-index':
    case 'drop-unique-index':
      return {
        ...withoutIndexes(table, (_, name) => name === operation.name),
        uniqueIndexes: new Map([...table.uniqueIndexes].filter(([, { name }]) => name !== operation.name)),
      }
    default:
      return table
  }
}

/** Indexes go with any of their columns; where they do not, they are dropped in front. */
const withoutColumn = (table: CatalogTable, name: string): CatalogTable => ({
  ...withoutIndexes(table, ({ columns }) => columns.includes(name)),
  columns: without(table.columns, name),
  uniqueIndexes: without(table.uniqueIndexes, name),
  foreignKeys: without(table.foreignKeys, name),
  indexedColumns: new Set([...table.indexedColumns].filter((one) => one !== name)),
})

const without = <Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> =>
  new Map([...map].filter(([name]) => name !== key))

const rekey = <Value>(
  map: ReadonlyMap<string, Value>,
  from: string,
  to: string,
  change: (value: Value) => Value = (value) => value,
): ReadonlyMap<string, Value> =>
  new Map([...map].map(([key, value]) => (key === from ? [to, change(value)] : [key, value])))
