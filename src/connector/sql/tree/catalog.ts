import type { ScalarType } from '../../../model/scalar.js'

/** What a database says of the tables of one namespace. */
export interface Catalog {
  readonly tables: ReadonlyMap<string, CatalogTable>
}

export interface CatalogTable {
  readonly name: string
  readonly columns: ReadonlyMap<string, CatalogColumn>
  /** Whole unique indexes over exactly one column, by that column; neither the primary key nor those that a datamodel names. */
  readonly uniqueIndexes: ReadonlyMap<string, CatalogIndex>
  /** Names of the other indexes that a column is in, where they do not go with the column. */
  readonly lastingIndexes?: ReadonlyMap<string, readonly string[]>
  /** All indexes, by name. */
  readonly indexes: ReadonlyMap<string, IndexShape>
  /** Names of what counts columns up that this server has made. */
  readonly counters?: ReadonlySet<string>
  /** Names of the constraints on values that this server has made. */
  readonly checks?: ReadonlySet<string>
  /** Text indexes that are no indexes of the database but tables. */
  readonly textIndexes?: ReadonlySet<string>
  /** Columns that some whole index begins with, the primary key's included. */
  readonly indexedColumns: ReadonlySet<string>
  /** By their only column. */
  readonly foreignKeys: ReadonlyMap<string, CatalogForeignKey>
}

export interface CatalogColumn {
  readonly name: string
  /** The scalar that the original took the column's type for (datamodel.md section 16); undefined: it did not see the column. */
  readonly seenAs: ScalarType | undefined
  /** Scalars that a field over it may have where tables are only served. */
  readonly holds: readonly ScalarType[]
  /** Scalars that can be read, written and found on it, so that a new field takes it over as it is. */
  readonly carries: readonly ScalarType[]
  /** Undefined where the database does not keep it. */
  readonly isNullable: boolean | undefined
  /** The database gives its values, by counting or computing: a field over it may be optional though NULL is not allowed. */
  readonly fillsItself?: boolean
  readonly typeText: string
  /** All that a change of the column must repeat so that it stays what it is, where changes name the whole column. */
  readonly definition?: string
}

export interface IndexShape {
  /** In the order of the index; expressions are none. */
  readonly columns: readonly string[]
  readonly isUnique: boolean
  /** It covers all rows, is over columns alone, and is complete. */
  readonly isWhole: boolean
  /** Names of the columns behind its own that tell which rows it is over (`row-mark.ts`). */
  readonly marks?: readonly string[]
}

/** Names of indexes that this server makes itself and datamodels name begin so, behind what the database puts in front. */
export const ownIndexPrefix = '_refract_'

export interface CatalogIndex {
  readonly name: string
  readonly isConstraint: boolean
}

export interface CatalogForeignKey {
  readonly name: string
  readonly table: string
  readonly column: string
}
