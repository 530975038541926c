import type { ScalarValue } from '../model/scalar.js'

/** Import, export and reset of a project's data. Imports give texts of what the database refused. */
export interface DataTransfer {
  /** Nodes of one type. */
  insertNodes(type: string, nodes: readonly ImportedNode[]): Promise<readonly string[]>
  /** Appends values to one list field of nodes. */
  appendToLists(type: string, field: string, lists: readonly ImportedList[]): Promise<readonly string[]>
  /** Links nodes of a type with others by one of its fields; of two for a field of one value the later one stays. */
  linkNodes(type: string, field: string, pairs: readonly ImportedPair[]): Promise<readonly string[]>
  /** What there is of one kind, in the order that cursors count in (import-export.md section 7). */
  exportTables(kind: DocumentKind): readonly ExportTable[]
  /** Empties the project in one transaction (import-export.md section 8). */
  reset(): Promise<void>
}

export type DocumentKind = 'nodes' | 'lists' | 'relations'

/** Values by field name, the id among them; absent fields are null. */
export interface ImportedNode {
  readonly id: ScalarValue
  readonly values: ReadonlyMap<string, ScalarValue>
}

export interface ImportedList {
  readonly id: ScalarValue
  readonly values: readonly ScalarValue[]
}

/** Ids of two nodes: of the one that has the field, and of the other. */
export interface ImportedPair {
  readonly own: ScalarValue
  readonly other: ScalarValue
}

/** One element of an export: compact JSON text. */
export type ExportElement = string

/** The keys of a row; known to the connector alone. */
export type RowKeys = readonly unknown[]

/** Where reading a table begins. */
export interface StartRow {
  /** Rows of the table to skip. */
  readonly row: number
  /** The last of them, where it is known: nothing need be counted then. */
  readonly last?: RowKeys | undefined
}

/** One element, how many rows of the table it uses up, and the last of them. */
export interface TableElement {
  readonly json: ExportElement
  readonly rows: number
  readonly last: RowKeys
}

export interface ExportTable {
  elements(from: StartRow, room: () => number): AsyncIterable<TableElement>
}
