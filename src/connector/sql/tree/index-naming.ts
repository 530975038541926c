import type { TableReference } from './tree.js'

/** How a database names indexes and foreign keys (storage.md sections 6, 7). */
export interface IndexNaming {
  /** Whether two tables may have indexes of one name. */
  readonly indexNamesArePerTable: boolean
  /** The name under which the database keeps an index. */
  keptIndexName(table: TableReference, name: string): string
  /** The name of what binds an inline column to its target, where it stands apart from the column and outlives renames. */
  inlineReferenceName?(table: TableReference, column: string): string
  /** The name of a foreign key that is made again, where the database would choose one that is not known until then. */
  remadeReferenceName?(table: TableReference, column: string): string
  uniqueIndexName(table: TableReference, column: string): string
  /** What a violation calls the index of a table's id; undefined: it names the column. */
  primaryKeyName(table: TableReference): string | undefined
  /** The name of a foreign key when its table has been renamed. */
  foreignKeyAfterRename(key: string, from: string, to: string): string
}
