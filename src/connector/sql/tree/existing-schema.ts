import type { ScalarType } from '../../../model/scalar.js'

/** What the catalogue says of one schema that somebody else may have made (introspection.md section 4). */
export interface ExistingSchema {
  /** Base tables, by name. */
  readonly tables: readonly ExistingTable[]
  /** Enum types of their own; those of single columns are in the column. */
  readonly enums: readonly ExistingEnum[]
  readonly sequences: readonly ExistingSequence[]
  /** Columns of required fields are NOT NULL; elsewhere the server looks after them itself. */
  readonly declaresRequired: boolean
}

export interface ExistingTable {
  readonly name: string
  /** By name. */
  readonly columns: readonly ExistingColumn[]
  readonly primaryKey: readonly string[]
  /** Columns that are unique by themselves: whole indexes over one column, the primary key aside. */
  readonly uniqueColumns: ReadonlySet<string>
  readonly foreignKeys: readonly ExistingForeignKey[]
}

export interface ExistingColumn {
  readonly name: string
  /** As people know it: `numeric`, `set('x','y')`. */
  readonly typeText: string
  /** What a field over it is; undefined: nothing fits. */
  readonly scalar: ScalarType | undefined
  /** Of `Enum`: a name among the enums, or the values of the column alone. */
  readonly enumType?: string | ExistingEnum
  /** NOT NULL is declared. */
  readonly isRequired: boolean
  readonly default: ColumnDefault | undefined
  /** Ids that the database gives by itself, without a sequence that has a name. */
  readonly isIdentity: boolean
  /** Name of the sequence that its default takes values from. */
  readonly sequence?: string
  /** Computed from other columns: cannot be written. */
  readonly isComputed: boolean
  readonly comment: string | undefined
}

/** A literal; the default of a column that is anything else is none here. */
export interface ColumnDefault {
  /** Without quotes. */
  readonly text: string
  readonly isQuoted: boolean
}

export interface ExistingForeignKey {
  readonly columns: readonly string[]
  readonly table: string
  /** In the order of `columns`. */
  readonly targetColumns: readonly string[]
  /** The table is in another schema. */
  readonly isElsewhere: boolean
}

export interface ExistingEnum {
  readonly name: string
  /** In the database's order. */
  readonly values: readonly string[]
}

export interface ExistingSequence {
  readonly name: string
  readonly start: number
  readonly increment: number
}
