import type { TableIndex, TypeStorage } from '../../storage/storage.js'
import type { CatalogTable } from '../../tree/catalog.js'
import type { TableChange } from './change.js'
import type { PlanChangesInput } from './plan-changes.js'

export interface TextIndexChanges {
  /** Outside of transactions, where the database can make them while others write: of columns that are there. */
  readonly concurrent: readonly TableChange[]
  /** In front of all steps, which could not drop or rename columns under them everywhere. */
  readonly dropped: readonly TableChange[]
  /** Behind all steps. */
  readonly created: readonly TableChange[]
}

/**
 * Text indexes that the next model does not have, or has over other columns, go; those that are missing are made. One
 * of a renamed type or field is remade (beyond.md section 6).
 */
export function planTextIndexes({
  before,
  after,
  catalog,
  naming,
  indexSupport,
}: Pick<PlanChangesInput, 'before' | 'after' | 'catalog' | 'naming' | 'indexSupport'>): TextIndexChanges {
  const isThere = ({ table }: TypeStorage, name: string): boolean =>
    hasIndex(catalog.tables.get(table.name), name, naming.keptIndexName(table, name))
  const known = [...before.types.values()].flatMap((type) => type.textIndexes.map((index) => ({ type, index })))
  const kept = (type: TypeStorage, index: TableIndex): boolean =>
    isThere(type, index.name) && known.some((one) => isSame(one, { type, index }))
  const wanted = [...after.types.values()].flatMap((type) => type.textIndexes.map((index) => ({ type, index })))
  const isKept = (name: string): boolean => wanted.some(({ type, index }) => index.name === name && kept(type, index))
  // one that is there and of no known model is left by a migration that was broken off
  const found = [...known, ...wanted].filter(({ type, index }) => isThere(type, index.name) && !isKept(index.name))
  const gone = new Map(found.map(({ type, index }) => [index.name, type.table]))
  const missing = wanted.filter(({ type, index }) => !kept(type, index))
  const isEarly = ({ type, index }: IndexOfType): boolean => {
    const { table } = type
    const columns = catalog.tables.get(table.name)?.columns
    const isSameTable = [...before.types.values()].some(
      (old) => old.table.name === table.name && old.type.stableIdentifier === type.type.stableIdentifier,
    )
    return (
      indexSupport.isConcurrent &&
      isSameTable &&
      !isThere(type, index.name) &&
      columnsOf(index).every((name) => columns?.has(name) === true)
    )
  }
  return {
    concurrent: missing.filter(isEarly).map((one) => creationOf(one, true)),
    dropped: [...gone].map(([name, table]) => ({ kind: 'ddl', operation: { kind: 'drop-text-index', table, name } })),
    created: missing.filter((one) => !isEarly(one)).map((one) => creationOf(one, false)),
  }
}

const creationOf = ({ type, index }: IndexOfType, isConcurrent: boolean): TableChange => ({
  kind: 'ddl',
  operation: {
    kind: 'create-text-index',
    table: type.table,
    id: { name: type.id.name, scalar: type.id.field.scalar },
    isConcurrent,
    name: index.name,
    columns: columnsOf(index),
    ...(index.index.language === undefined ? {} : { language: index.index.language }),
  },
})

interface IndexOfType {
  readonly type: TypeStorage
  readonly index: TableIndex
}

const columnsOf = ({ columns }: TableIndex): readonly string[] => columns.map(({ name }) => name)

/** The same texts of the same table, in words of the same language. */
const isSame = (one: IndexOfType, other: IndexOfType): boolean =>
  one.type.type.stableIdentifier === other.type.type.stableIdentifier &&
  one.index.name === other.index.name &&
  one.index.index.language === other.index.index.language &&
  JSON.stringify(columnsOf(one.index)) === JSON.stringify(columnsOf(other.index))

const hasIndex = (table: CatalogTable | undefined, name: string, keptName: string): boolean =>
  table?.indexes.has(keptName) === true || table?.textIndexes?.has(name) === true
