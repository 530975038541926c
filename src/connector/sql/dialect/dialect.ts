import type { ScalarValue, SizedScalar } from '../../../model/scalar.js'
import type { Capabilities } from '../tree/capabilities.js'
import type { Catalog } from '../tree/catalog.js'
import type { ColumnForms } from '../tree/column-form.js'
import type { DdlOperation } from '../tree/ddl.js'
import type { Identifiers } from '../tree/identifiers.js'
import type { IndexNaming } from '../tree/index-naming.js'
import type { IndexSupport } from '../tree/index-support.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { RowCounts } from '../tree/row-count.js'
import type { Param, Select, Statement, TableReference } from '../tree/tree.js'

/** Runs a query and gives its rows by column name, values as text. */
export type CatalogQuery = (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>

export interface ManagementTables {
  /** Statements that make what is missing in the namespace; they run at every start. */
  create(namespace: string): readonly string[]
  /** Whether `Migration` has its column `datamodel`; older tables have not. */
  readonly hasDatamodelColumn: (namespace: string) => { readonly text: string; readonly values: readonly unknown[] }
  addDatamodelColumn(namespace: string): string
  /** Whether their texts may hold every character; elsewhere none of four bytes. */
  readonly holdsAllCharacters: boolean
}

/** A column before it gets another type. */
export interface TypeChange {
  readonly table: TableReference
  /** Name of the id's column. */
  readonly id: string
  readonly column: string
  readonly from: SizedScalar
  readonly to: SizedScalar
}

/** Everything that differs between databases, as far as it is not a capability. One value per open database. */
export interface Dialect {
  readonly name: 'postgres' | 'mysql' | 'sqlite'
  readonly capabilities: Capabilities
  /** Between service name and stage in a project's id: `$`, `@`, `_` (storage.md section 1). */
  readonly projectIdSeparator: string
  /** With `rowCounts`, where they matter (`capabilities.plansRowCounts`), in place of their parameters. */
  render(statement: Statement, rowCounts?: RowCounts): SqlQuery
  /**
   * Forms of a select that take less time and are of use unless items of lists are too long, of which their answer tells
   * (`failureSentinels.longItem`); each suits more rows than the one before it. `whole` is the form that suits any.
   */
  readonly renderBrief?: (select: Select, whole: SqlQuery) => readonly SqlQuery[]
  /** A statement of constants with its values in its text. */
  renderInline(statement: Statement): string
  /** A value in memory form -> what the driver sends for this parameter. Lists are given whole. */
  encode(value: unknown, param: Param): unknown
  /** What the driver gave -> the value in memory form. */
  decode(raw: unknown, of: SizedScalar): ScalarValue
  /** The statements of one change of tables, in order. */
  renderDdl(operation: DdlOperation): readonly string[]
  /** Asks for the id (`id`) of a row whose value does not fit a column's next type; undefined: all fit. */
  unheldRow(change: TypeChange): string | undefined
  /** Asks for the columns of an index, where a violation does not name them. */
  readonly indexColumns?: (
    table: TableReference,
    index: string,
  ) => { readonly text: string; readonly values: readonly unknown[] }
  /** Asks for the columns of a table that are computed from others (`name`). */
  readonly computedColumns: (table: TableReference) => { readonly text: string; readonly values: readonly unknown[] }
  /** Asks for the longest texts of a table's columns (`name`, `longest`), where a refusal does not name the column. */
  readonly longestTexts?: (table: TableReference) => { readonly text: string; readonly values: readonly unknown[] }
  /** Asks for the lengths of a table's columns that it does not look after itself (`name`, `longest`). */
  readonly uncheckedLengths?: (table: TableReference) => { readonly text: string; readonly values: readonly unknown[] }
  /** How it names indexes; the unique index of a column as it keeps it (storage.md section 6). */
  readonly indexNaming: IndexNaming
  readonly indexSupport: IndexSupport
  readonly identifiers: Identifiers
  /** Statements that begin a migration's transaction, which lift the limits of requests. */
  readonly beforeMigration: readonly string[]
  /** Statements that end it, where the limits would stay lifted on its connection. */
  readonly afterMigration?: readonly string[]
  /** Statements outside of transactions between which a statement may take any time. */
  readonly unlimited: { readonly before: readonly string[]; readonly after: readonly string[] }
  /** Statements that let those between them wait for a lock so long at most; a longer wait is a `deadlock`. */
  limitLockWait(ms: number): { readonly before: readonly string[]; readonly after: readonly string[] }
  /** Reads which columns of a namespace are not of the kind of their fields; absent: none can matter. */
  readonly readColumnForms?: (run: CatalogQuery, namespace: string) => Promise<ColumnForms>
  /** Reads the tables of a namespace; `run` sends a query of the catalogue. */
  readCatalog(run: CatalogQuery, namespace: string): Promise<Catalog>
  /** The management tables that the original keeps, with additions for older ones (management-api.md section 13). */
  readonly managementTables: ManagementTables
  /** Quotes a name. */
  quote(name: string): string
}
