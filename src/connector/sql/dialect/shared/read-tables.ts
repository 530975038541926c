import {
  ownIndexPrefix,
  type Catalog,
  type CatalogColumn,
  type CatalogForeignKey,
  type CatalogIndex,
  type CatalogTable,
  type IndexShape,
} from '../../tree/catalog.js'
import { groupBy } from '../../../../util/group-by.js'
import type { CatalogQuery } from '../dialect.js'

export type CatalogRow = Readonly<Record<string, unknown>>

/**
 * How a database with schemas tells of its tables. Each query takes the namespace and names the table as `table`; those
 * of keys, checks, counters and indexes give `name` too, that of keys `column`, `target` and `targetColumn`.
 */
export interface TableQueries {
  readonly columns: string
  readonly indexes: string
  readonly keys: string
  /** Constraints on values that this server has made. */
  readonly checks: string
  /** What counts columns up that this server has made. */
  readonly counters: string
  columnOf(row: CatalogRow): CatalogColumn
  indexOf(row: CatalogRow): IndexShape & {
    readonly isPrimary: boolean
    readonly isConstraint: boolean
    /** The column that it can be searched by. */
    readonly searchedBy: string | undefined
  }
}

/** Tables, columns, indexes and foreign keys of a namespace. */
export async function readTables(run: CatalogQuery, namespace: string, queries: TableQueries): Promise<Catalog> {
  const rows = await Promise.all(
    [queries.columns, queries.indexes, queries.keys, queries.checks, queries.counters].map((query) =>
      run(query, [namespace]),
    ),
  )
  const [columns, indexes, keys, checks, counters] = rows.map((list) => groupBy(list, (row) => String(row['table'])))
  return {
    tables: new Map(
      [...(columns ?? [])].map(([name, own]): [string, CatalogTable] => [
        name,
        {
          name,
          columns: new Map(own.map((row) => [String(row['column']), queries.columnOf(row)])),
          ...indexesOf(indexes?.get(name) ?? [], queries),
          foreignKeys: new Map((keys?.get(name) ?? []).map(foreignKeyOf)),
          checks: new Set((checks?.get(name) ?? []).map((row) => String(row['name']))),
          counters: new Set((counters?.get(name) ?? []).map((row) => String(row['name']))),
        },
      ]),
    ),
  }
}

function indexesOf(
  rows: readonly CatalogRow[],
  { indexOf }: TableQueries,
): Pick<CatalogTable, 'uniqueIndexes' | 'indexes' | 'indexedColumns'> {
  const indexes = rows.map((row) => ({ name: String(row['name']), ...indexOf(row) }))
  return {
    uniqueIndexes: new Map(
      indexes
        .filter(({ isPrimary, isWhole, name }) => !isPrimary && isWhole && !name.startsWith(ownIndexPrefix))
        .flatMap(({ name, columns, isUnique, isConstraint }): [string, CatalogIndex][] => {
          const [only] = columns
          return isUnique && only !== undefined && columns.length === 1 ? [[only, { name, isConstraint }]] : []
        }),
    ),
    indexes: new Map(
      indexes.map(({ name, columns, isUnique, isWhole, marks }) => [
        name,
        { columns, isUnique, isWhole, ...(marks ? { marks } : {}) },
      ]),
    ),
    indexedColumns: new Set(indexes.flatMap(({ searchedBy }) => (searchedBy === undefined ? [] : [searchedBy]))),
  }
}

const foreignKeyOf = (row: CatalogRow): [string, CatalogForeignKey] => [
  String(row['column']),
  { name: String(row['name']), table: String(row['target']), column: String(row['targetColumn']) },
]
