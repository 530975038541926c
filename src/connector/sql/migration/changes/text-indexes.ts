import type { TableIndex, TypeStorage } from '../../storage/storage.js'
import { distinctName } from '../../storage/own-names.js'
import type { CatalogTable } from '../../tree/catalog.js'
import type { TableChange } from './change.js'
import type { PlanChangesInput } from './plan-changes.js'

export interface TextIndexChanges {
  /** Outside of transactions, where the database can make them while others write: of columns that are there. */
  readonly concurrent: readonly TableChange[]
  /**
   * In front of all steps, which could not drop or rename columns under them everywhere; one that was made beside the old
   * one of its name takes its place.
   */
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
  renames,
}: Pick<PlanChangesInput, 'before' | 'after' | 'catalog' | 'naming' | 'indexSupport' | 'renames'>): TextIndexChanges {
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
  /** All its columns are there, and stay as they are. */
  const isEarly = ({ type, index }: IndexOfType): boolean => {
    const { table } = type
    const old = [...before.types.values()].find(
      (one) => one.table.name === table.name && one.type.stableIdentifier === type.type.stableIdentifier,
    )
    const present = catalog.tables.get(table.name)?.columns
    return (
      indexSupport.isConcurrent &&
      index.columns.every(({ field, name }) => {
        const own = old?.columns.get(field.name)
        const stays = own?.name === name && own.field.scalar === 'String'
        return stays && present?.has(name) === true && !renames.fields.has(`${type.type.name}.${field.name}`)
      })
    )
  }
  const early = missing.filter(isEarly)
  const isTaken = ({ type, index }: IndexOfType): boolean => isThere(type, index.name)
  return {
    concurrent: early.flatMap((one) =>
      isTaken(one)
        ? [dropOf(one.type.table, standIn(one)), creationOf(one, standIn(one), true)]
        : [creationOf(one, one.index.name, true)],
    ),
    dropped: [
      ...[...gone].map(([name, table]) => dropOf(table, name)),
      ...early.filter(isTaken).map((one) => placing(one, naming.keptIndexName(one.type.table, standIn(one)))),
    ],
    created: missing.filter((one) => !isEarly(one)).map((one) => creationOf(one, one.index.name, false)),
  }
}

/** What an index is called while the old one of its name is there; one that a broken-off migration has left makes way. */
const standIn = ({ type, index: { index } }: IndexOfType): string => distinctName(type.table.name, `${index.name}~`)

const dropOf = (table: TypeStorage['table'], name: string): TableChange => ({
  kind: 'ddl',
  operation: { kind: 'drop-text-index', table, name },
})

const placing = ({ type: { table }, index }: IndexOfType, from: string): TableChange => ({
  kind: 'ddl',
  operation: {
    kind: 'rename-table-index',
    table,
    from,
    name: index.name,
    columns: index.columns.map(({ name, scalar, direction }) => ({ name, scalar, direction })),
    isUnique: false,
    method: 'FULLTEXT',
  },
})

const creationOf = ({ type, index }: IndexOfType, name: string, isConcurrent: boolean): TableChange => ({
  kind: 'ddl',
  operation: {
    kind: 'create-text-index',
    table: type.table,
    id: { name: type.id.name, scalar: type.id.field.scalar },
    isConcurrent,
    name,
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
