import type { TableReference } from './tree.js'

/** How a database names indexes (storage.md section 6). */
export interface IndexNaming {
  /** Whether two tables may have indexes of one name. */
  readonly indexNamesArePerTable: boolean
  /** The name under which the database keeps an index. */
  keptIndexName(table: TableReference, name: string): string
  uniqueIndexName(table: TableReference, column: string): string
}
