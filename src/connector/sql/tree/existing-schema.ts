import type { BeyondScalar, ScalarType } from '../../../model/scalar.js'

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
  /** All but the primary key, over columns and texts in small letters alone; those over one unique column are among them. */
  readonly indexes: readonly ExistingIndex[]
  /** Those on values that this server has made. */
  readonly checks: readonly ExistingCheck[]
}

export interface ExistingCheck {
  readonly name: string
  /** What it holds values to, in SQL. */
  readonly condition: string
}

export interface ExistingIndex {
  readonly name: string
  /** In the order of the index. */
  readonly columns: readonly ExistingIndexColumn[]
  readonly isUnique: boolean
  readonly isHash: boolean
  /** Which rows it is over, in SQL; undefined: all. */
  readonly condition: string | undefined
  /** It passes over rows of deleted nodes: the column that says when they were deleted. */
  readonly among?: string
}

export interface ExistingIndexColumn {
  readonly name: string
  readonly isDescending: boolean
  /** Of a text: it is in small letters. */
  readonly isLowered: boolean
}

export interface ExistingColumn {
  readonly name: string
  /** As people know it: `numeric`, `set('x','y')`. */
  readonly typeText: string
  /** What a field over it is; undefined: nothing fits. */
  readonly scalar: ScalarType | undefined
  /** The scalar beyond Prisma 1 that tells more of it (beyond.md section 11). */
  readonly beyond?: BeyondColumn
  /** Of `Enum`: a name among the enums, or the values of the column alone. */
  readonly enumType?: string | ExistingEnum
  /** NOT NULL is declared. */
  readonly isRequired: boolean
  readonly default: ColumnDefault | undefined
  /** The database gives its values by itself, without a sequence that has a name. */
  readonly isIdentity: boolean
  /** Name of the sequence that its default takes values from. */
  readonly sequence?: string
  /** Computed from other columns: cannot be written. */
  readonly isComputed: boolean
  readonly comment: string | undefined
}

export interface BeyondColumn {
  readonly scalar: BeyondScalar
  /** Of a Decimal: digits in all, and behind the point. */
  readonly precision?: number
  readonly scale?: number
  /** Of a Decimal: the column has whole numbers, 10^scale to one. */
  readonly isScaled?: true
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
