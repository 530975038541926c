import type { Constraint } from '../../../model/constraint.js'
import type { ScalarType, SizedScalar } from '../../../model/scalar.js'
import type { Sequence } from '../../../model/model.js'
import type { IndexMethod, SearchLanguage } from '../../../model/type-index.js'
import type { RowMark } from './row-mark.js'
import type { Expression, TableReference } from './tree.js'

/** Changes of tables as data; `dialect/<db>/ddl.ts` turns each into statements (storage.md sections 5-8, migrations.md sections 10, 11). */
export type DdlOperation =
  | { readonly kind: 'create-namespace' | 'drop-namespace'; readonly namespace: string }
  | {
      readonly kind: 'create-table'
      readonly table: TableReference
      readonly id: IdColumn
      /** Those behind the id. */
      readonly columns: readonly ColumnDefinition[]
      readonly uniqueIndexes: readonly UniqueIndex[]
    }
  | { readonly kind: 'drop-table'; readonly table: TableReference }
  | { readonly kind: 'rename-table'; readonly table: TableReference; readonly to: string }
  /** One that is required needs a table without rows. */
  | { readonly kind: 'add-column'; readonly table: TableReference; readonly column: ColumnDefinition }
  | { readonly kind: 'drop-column'; readonly table: TableReference; readonly name: string }
  | {
      readonly kind: 'rename-column'
      readonly table: TableReference
      readonly from: ColumnDefinition
      readonly to: string
    }
  | {
      readonly kind: 'set-required'
      readonly table: TableReference
      readonly column: ColumnDefinition
      readonly isRequired: boolean
    }
  /** The values stay; what does not fit fails. No index is over the column. */
  | {
      readonly kind: 'change-type'
      readonly table: TableReference
      readonly from: SizedScalar
      /** As it becomes; what is required stays so. */
      readonly column: ColumnDefinition
    }
  /** Another whole number, of the id and of all columns that refer to it; the values stay. */
  | {
      readonly kind: 'change-id-type'
      readonly table: TableReference
      /** As it becomes. */
      readonly id: IdColumn
      readonly isGenerated: boolean
      readonly references: readonly IdReferrer[]
    }
  | ({ readonly kind: 'create-unique-index'; readonly table: TableReference } & UniqueIndex)
  | {
      readonly kind: 'drop-unique-index'
      readonly table: TableReference
      readonly name: string
      readonly isConstraint: boolean
    }
  /** An index of our own, under a name that tells so. */
  | { readonly kind: 'create-index'; readonly table: TableReference; readonly column: string; readonly name: string }
  | { readonly kind: 'drop-index'; readonly table: TableReference; readonly name: string }
  /** An index that the datamodel asks for. */
  | ({
      readonly kind: 'create-table-index'
      readonly table: TableReference
      /** Outside of transactions, while others write, where the database has a form for that. */
      readonly isConcurrent: boolean
    } & IndexDefinition)
  | { readonly kind: 'add-row-mark'; readonly table: TableReference; readonly mark: RowMark }
  | { readonly kind: 'drop-row-mark'; readonly table: TableReference; readonly name: string }
  | ({ readonly kind: 'rename-table-index'; readonly table: TableReference; readonly from: string } & IndexDefinition)
  /** Keeps values to a constraint, those that are there, too; nothing where the database has no such thing. */
  | ({
      readonly kind: 'create-check'
      readonly table: TableReference
      /** Outside of transactions, while others read and write, where the database has a form for that. */
      readonly isConcurrent: boolean
    } & CheckDefinition)
  | { readonly kind: 'drop-check'; readonly table: TableReference; readonly name: string }
  /** Of one that was made while another had its name. */
  | ({ readonly kind: 'rename-check'; readonly table: TableReference; readonly from: string } & CheckDefinition)
  /** Has a column, which is required, filled with the next number where a new row has none; it goes on behind the values that are there. */
  | ({ readonly kind: 'create-counter'; readonly table: TableReference } & CounterDefinition)
  | ({ readonly kind: 'drop-counter'; readonly table: TableReference } & CounterDefinition)
  /** Gives the rows without a number the next ones behind the greatest, in the order of their ids. */
  | { readonly kind: 'number-rows'; readonly table: TableReference; readonly column: string; readonly id: string }
  /** What makes the texts of columns searchable by their words (beyond.md section 6). */
  | ({
      readonly kind: 'create-text-index'
      readonly table: TableReference
      readonly id: IdReference
      /** As that of `create-table-index`. */
      readonly isConcurrent: boolean
    } & TextIndexDefinition)
  | { readonly kind: 'drop-text-index'; readonly table: TableReference; readonly name: string }
  | {
      readonly kind: 'create-list-table'
      readonly table: TableReference
      readonly owner: TableReference
      readonly ownerId: IdReference
      readonly value: SizedScalar
    }
  | {
      readonly kind: 'create-link-table'
      readonly table: TableReference
      readonly relation: string
      readonly a: LinkColumn
      readonly b: LinkColumn
      readonly idColumn?: string
      /** Of the pair of columns and of column B, where names are not each table's own. */
      readonly indexNames: { readonly pair: string; readonly b: string }
    }
  | {
      readonly kind: 'add-inline-column'
      readonly table: TableReference
      readonly column: string
      readonly target: TableReference
      readonly targetId: IdReference
      /** Of what binds the column to its target, where that is named by itself. */
      readonly foreignKey?: string
      /** A name for its foreign key that the database is not to choose. */
      readonly keyName?: string
    }
  | {
      readonly kind: 'drop-inline-column'
      readonly table: TableReference
      readonly column: string
      readonly foreignKey: string | undefined
    }
  /** What binds an inline column to its target, where that is no part of the column, which is there. */
  | {
      readonly kind: 'add-inline-reference'
      readonly table: TableReference
      readonly column: string
      readonly target: TableReference
      readonly targetId: IdReference
      readonly foreignKey: string
    }
  /** What binds an inline column to its target, where that is no part of the column; the column stays. */
  | {
      readonly kind: 'drop-inline-reference'
      readonly table: TableReference
      readonly column: string
      readonly foreignKey: string
    }
  | {
      readonly kind: 'rename-link-column'
      readonly table: TableReference
      readonly from: string
      readonly to: string
      readonly scalar: ScalarType
      readonly isInline: boolean
      readonly definition?: string
    }
  /** Where the ids of a table come from a sequence with a name of its own; nothing happens where the new name is taken. */
  | { readonly kind: 'rename-sequence'; readonly table: TableReference; readonly from: string; readonly to: string }
  /** All rows go; tables that refer to others come first. */
  | { readonly kind: 'empty-tables'; readonly tables: readonly TableReference[] }
  /** The next generated id follows the greatest one that is there. */
  | { readonly kind: 'advance-ids'; readonly table: TableReference; readonly id: IdColumn }
  /** The table that servers before 1.31 kept beside v1.0 types. */
  | { readonly kind: 'create-relay-table'; readonly namespace: string }

export type CounterOperation = Extract<DdlOperation, { kind: 'create-counter' | 'drop-counter' | 'number-rows' }>

/** A column that holds ids of another table. */
export interface IdReferrer {
  readonly table: TableReference
  readonly column: string
  readonly isRequired: boolean
  /** What becomes of its row with the row that it refers to. */
  readonly onDelete: 'cascade' | 'set-null'
  /** The name of what binds it, where it is bound now. */
  readonly foreignKey: string | undefined
}

export interface IdReference {
  readonly name: string
  readonly scalar: ScalarType
}

export interface IdColumn extends IdReference {
  /** Values come from the database. */
  readonly sequence: Sequence | null
}

export interface ColumnDefinition extends SizedScalar {
  readonly name: string
  readonly isRequired: boolean
  /** Of a column that others made: its own definition, which stays. */
  readonly definition?: string
}

/** Over one column. */
export interface UniqueIndex {
  readonly name: string
  readonly column: ColumnDefinition
}

export interface TextIndexDefinition {
  readonly name: string
  readonly columns: readonly string[]
  readonly language?: SearchLanguage
}

export interface CounterDefinition {
  readonly name: string
  readonly column: ColumnDefinition
  /** Name of the id's column. */
  readonly id: string
}

/** A constraint that databases can look after (`constraint-condition.ts`). */
export interface CheckDefinition {
  readonly name: string
  readonly column: SizedScalar & { readonly name: string }
  readonly constraint: Constraint
  /** The database counts the column up. */
  readonly isCounted?: true
}

/** Over any number of columns. */
export interface IndexDefinition {
  /** Before the database cuts it or puts anything in front. */
  readonly name: string
  readonly columns: readonly IndexedColumn[]
  readonly isUnique: boolean
  readonly method: IndexMethod
  /** It is over those rows alone in which this column is null. */
  readonly among?: string
  /** Over the columns of the table, without an alias, with constants; absent: all rows. */
  readonly where?: Expression
  /** What tells the rows that it is over, where that takes columns. */
  readonly marks?: readonly RowMark[]
}

export interface IndexedColumn {
  readonly name: string
  readonly scalar: ScalarType
  readonly direction: 'asc' | 'desc'
  /** The index is over the text in small letters. */
  readonly isLowered?: true
  /** Of a column that others made. */
  readonly definition?: string
}

export interface LinkColumn {
  readonly name: string
  readonly target: TableReference
  readonly targetId: IdReference
  /** A name for its foreign key that the database is not to choose. */
  readonly keyName?: string
}
