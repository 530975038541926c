import type { ColumnForm } from '../tree/column-form.js'
import type { ModelType, Model, Relation, RelationField, ScalarField } from '../../../model/model.js'
import type { Constraint } from '../../../model/constraint.js'
import type { ScalarType } from '../../../model/scalar.js'
import type { TypeIndex } from '../../../model/type-index.js'

/** Where a model lives in a database (spec: storage.md). Derived from the model, never stored. */
export interface Storage {
  readonly model: Model
  /** PostgreSQL schema or MySQL database that holds the project's tables; absent where a database has no such thing. */
  readonly namespace: string | undefined
  readonly types: ReadonlyMap<string, TypeStorage>
  readonly relations: ReadonlyMap<string, RelationStorage>
}

/** A table's full name. */
export interface TableName {
  readonly namespace: string | undefined
  readonly name: string
}

/** The table of one type, with everything reachable from it. */
export interface TypeStorage {
  readonly type: ModelType
  readonly table: TableName
  readonly id: ScalarColumn
  /** Columns of the scalar fields that are no lists, hidden ones included, by field name. */
  readonly columns: ReadonlyMap<string, ScalarColumn>
  /** Column that is not null in the rows of deleted nodes (beyond.md section 12); absent: deleted nodes have no row. */
  readonly softDelete?: ScalarColumn
  /** Tables of the scalar lists, by field name. */
  readonly lists: ReadonlyMap<string, ListTable>
  /** Relations as seen from this type, hidden back relations included, by field name. */
  readonly links: ReadonlyMap<string, Link>
  /** Columns that the database counts up (beyond.md section 10.3). */
  readonly counters: readonly TableCounter[]
  /** What the values of its fields must satisfy. */
  readonly checks: readonly TableCheck[]
  /** Those whose fields all have columns here. */
  readonly indexes: readonly TableIndex[]
  /** Those that search texts, likewise. */
  readonly textIndexes: readonly TableIndex[]
}

/** An index that the datamodel asks for (beyond.md section 10.1). */
export interface TableIndex {
  readonly index: TypeIndex
  /** In the database, before that cuts it or puts anything in front. */
  readonly name: string
  /** In the order of the index. */
  readonly columns: readonly IndexColumn[]
  /** It is over those rows alone in which this is null: unique values of deleted nodes are free (beyond.md section 12). */
  readonly among?: ScalarColumn
  /** It stands for a unique field. */
  readonly ofField?: string
  /** Those that its condition asks for. */
  readonly tested: readonly IndexColumn[]
}

/** A column whose value is the next number where a new row has none. */
export interface TableCounter {
  readonly column: ScalarColumn
  /** Of what counts, in the database. */
  readonly name: string
}

/** A constraint of a field that the datamodel asks for (beyond.md section 10.4), where its values are. */
export interface TableCheck {
  readonly field: ScalarField
  readonly constraint: Constraint
  /** That of the type, or of the list. */
  readonly table: TableName
  readonly column: string
  /** Column of the table that holds the ids of the nodes. */
  readonly idColumn: string
  /** In the database. */
  readonly name: string
}

export interface IndexColumn {
  readonly field: ScalarField | RelationField
  readonly name: string
  readonly scalar: ScalarType
  readonly direction: 'asc' | 'desc'
}

export interface ScalarColumn {
  readonly field: ScalarField
  readonly name: string
  /** What the column is, where others made it of another kind. */
  readonly form?: ColumnForm
}

/** Table of a scalar list: columns `nodeId`, `position`, `value` (storage.md section 8). */
export interface ListTable {
  readonly field: ScalarField
  readonly table: TableName
}

/** Names of the columns of every list table. */
export const listColumns = { nodeId: 'nodeId', position: 'position', value: 'value' } as const
/** Distance between the positions of neighbouring list elements. */
export const listPositionStep = 1000

/** A relation independent of a side. */
export interface RelationStorage {
  readonly relation: Relation
  readonly location:
    | { readonly kind: 'inline'; readonly table: TableName; readonly column: string }
    | {
        readonly kind: 'table'
        readonly table: TableName
        readonly columnA: string
        readonly columnB: string
        readonly idColumn?: string
      }
}

/** A relation seen from one of its fields. */
export interface Link {
  readonly field: RelationField
  readonly relation: Relation
  readonly from: TypeStorage
  readonly to: TypeStorage
  /** The field of the other side, possibly hidden. */
  readonly opposite: RelationField
  readonly location: LinkLocation
}

export type LinkLocation =
  /** A column of `from`'s table holds the id of the related node. */
  | { readonly kind: 'key-on-this-side'; readonly column: string }
  /** A column of `to`'s table holds the id of this node. */
  | { readonly kind: 'key-on-other-side'; readonly column: string }
  /** Rows of a link table. */
  | {
      readonly kind: 'table'
      readonly table: TableName
      readonly ownColumn: string
      readonly otherColumn: string
      /** Third column of v1.0 link tables, filled with a fresh cuid. */
      readonly idColumn?: string
    }
