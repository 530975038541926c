import { mapValues } from '../../../../util/map-values.js'
import type { CatalogTable, IndexShape } from '../../tree/catalog.js'
import type { IndexDefinition } from '../../tree/ddl.js'

/** The shape of a plain index. */
export const wholeOver = (columns: readonly string[], isUnique: boolean): IndexShape => ({
  columns,
  isUnique,
  isWhole: true,
})

/** As the catalogue will tell it: expressions are no columns. */
export function shapeOf({
  columns,
  isUnique,
  where,
  among,
  marks = [],
  method,
}: Omit<IndexDefinition, 'name'>): IndexShape {
  const plain = method === 'GIN' ? [] : columns.filter(({ isLowered }) => isLowered !== true)
  return {
    columns: plain.map(({ name }) => name),
    isUnique,
    isWhole: where === undefined && among === undefined && plain.length === columns.length,
    ...(marks.length > 0 ? { marks: marks.map(({ name }) => name) } : {}),
  }
}

/** A table that has one index more. */
export function withIndex(table: CatalogTable, name: string, shape: IndexShape): CatalogTable {
  const [first] = shape.isWhole ? shape.columns : []
  return {
    ...table,
    indexes: new Map(table.indexes).set(name, shape),
    indexedColumns: first === undefined ? table.indexedColumns : new Set([...table.indexedColumns, first]),
  }
}

/** The same of one that does not go with its columns, where none does. */
export function withLasting(table: CatalogTable, name: string, shape: IndexShape): CatalogTable {
  const { lastingIndexes: lasting } = table
  if (lasting === undefined) return withIndex(table, name, shape)
  const added = shape.columns.map((column) => [column, [...(lasting.get(column) ?? []), name]] as const)
  return { ...withIndex(table, name, shape), lastingIndexes: new Map([...lasting, ...added]) }
}

/** A table without some of its indexes. */
export function withoutIndexes(
  table: CatalogTable,
  isGone: (shape: IndexShape, name: string) => boolean,
): CatalogTable {
  const kept = new Map([...table.indexes].filter(([name, shape]) => !isGone(shape, name)))
  const firstOf = ({ columns, isWhole }: IndexShape): readonly string[] => (isWhole ? columns.slice(0, 1) : [])
  const still = new Set([...kept.values()].flatMap(firstOf))
  const lost = [...table.indexes.values()].flatMap(firstOf).filter((column) => !still.has(column))
  const { lastingIndexes } = table
  return {
    ...table,
    indexes: kept,
    ...(lastingIndexes
      ? { lastingIndexes: mapValues(lastingIndexes, (names) => names.filter((name) => kept.has(name))) }
      : {}),
    indexedColumns: new Set([...table.indexedColumns].filter((column) => !lost.includes(column))),
  }
}
