import type { ScalarValue } from '../model/scalar.js'

/** Import, export and reset of a project's data. Imports do what they can and give what the database refused, in order. */
export interface DataTransfer {
  /** Nodes of one type. */
  insertNodes(type: string, nodes: readonly ImportedNode[], options?: ImportOptions): Promise<readonly Rejection[]>
  /** Appends values to one list field of nodes. */
  appendToLists(
    type: string,
    field: string,
    lists: readonly ImportedList[],
    options?: ImportOptions,
  ): Promise<readonly Rejection[]>
  /** Links nodes of a type with others by one of its fields; of two for a field of one value the later one stays. */
  linkNodes(
    type: string,
    field: string,
    pairs: readonly ImportedPair[],
    options?: ImportOptions,
  ): Promise<readonly Rejection[]>
  /** What there is of one kind, in the order that cursors count in (import-export.md section 7). */
  exportTables(kind: DocumentKind): readonly ExportTable[]
  /** Empties the project in one transaction (import-export.md section 8). */
  reset(): Promise<void>
}

export interface ImportOptions {
  /** The same was sent before and may have been done in part: what is there already is passed over. */
  readonly isRepeated: boolean
}

/** What the database refused of an import. */
export interface Rejection {
  /** Which value of the document it was. */
  readonly place: number
  readonly text: string
  /** It was refused because the tables are not as this project takes them to be: another deploy may explain it. */
  readonly isOutdated?: true
}

export type DocumentKind = 'nodes' | 'lists' | 'relations'

/** A value of a document, counted from 0. */
export interface ImportedItem {
  readonly place: number
}

/** Values by field name, the id among them; absent fields are null. */
export interface ImportedNode extends ImportedItem {
  readonly id: ScalarValue
  readonly values: ReadonlyMap<string, ScalarValue>
}

export interface ImportedList extends ImportedItem {
  readonly id: ScalarValue
  readonly values: readonly ScalarValue[]
  /** Values that the list had before, as far as whoever sends it again knows. */
  readonly before?: number
}

/** Ids of two nodes: of the one that has the field, and of the other. */
export interface ImportedPair extends ImportedItem {
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
  /** Name of the type, `Type.field` of the list or name of the relation. */
  readonly name: string
  /** Nodes, values of lists, pairs. */
  count(): Promise<number>
  elements(from: StartRow, room: () => number): AsyncIterable<TableElement>
}
