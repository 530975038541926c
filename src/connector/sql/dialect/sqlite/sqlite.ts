import { projectIdSeparators } from '../project-id-separators.js'
import { renderInline } from '../shared/render-inline.js'
import { renderStatement } from '../shared/render.js'
import type { Dialect } from '../dialect.js'
import { sqliteUnheldRow } from './change-type.js'
import { inlineTriggerName, renderSqliteDdl } from './ddl.js'
import { sqliteManagementTables } from './management-tables.js'
import { refusedSqliteName } from './namespaces.js'
import { readSqliteCatalog } from './read-catalog.js'
import { mostDigits } from './scaled-integer.js'
import { sqliteStyle, sqliteTableName } from './style.js'
import { decodeSqliteValue, encodeSqliteValue } from './values.js'

/** The embedded database; one file for all projects. It orders and compares as PostgreSQL does, so a project can move there. */
export const sqliteDialect: Dialect = {
  name: 'sqlite',
  capabilities: {
    returning: 'inserts and updates',
    returningReads: true,
    combinesWrites: false,
    longValues: true,
    checksInlineReferences: false,
    sortsIncrementally: false,
    plansRowCounts: false,
    // the parser keeps a stack of 100 symbols
    selectionNesting: 8,
    namespaces: false,
    concurrentWrites: false,
    atomicMigrations: true,
    uuidIds: true,
    decimalDigits: mostDigits,
    pipelining: false,
    failureUndoesTransaction: false,
    maxParameters: 32_000,
    readsOwnTargetTable: true,
    generatedIdStep: 1,
    checksNumbers: true,
    countedColumns: 'any',
    takesNullIds: true,
    snapshotsMissLocks: false,
    zeroCharacters: false,
    idLength: Infinity,
    years: [-Infinity, Infinity],
    comparesText: 'exactly',
  },
  projectIdSeparator: projectIdSeparators.sqlite,
  render: (statement) => renderStatement(statement, sqliteStyle),
  renderInline: (statement) => renderInline(statement, sqliteStyle, encodeSqliteValue),
  encode: encodeSqliteValue,
  decode: decodeSqliteValue,
  unheldRow: sqliteUnheldRow,
  renderDdl: renderSqliteDdl,
  computedColumns: ({ namespace, name }) => ({
    text: 'SELECT name FROM pragma_table_xinfo(?) WHERE hidden IN (2, 3)',
    values: [sqliteTableName(namespace, name)],
  }),
  uncheckedLengths: ({ namespace, name }) => ({
    text: `SELECT name, 25 AS longest FROM pragma_table_info(?) WHERE type = 'char(25)'`,
    values: [sqliteTableName(namespace, name)],
  }),
  identifiers: {
    kept: (name) => name,
    refused: refusedSqliteName,
    tableKey: (name) => name.toLowerCase(),
    columnKey: (name) => name.toLowerCase(),
    projectIdKey: (id) => id.toLowerCase(),
    namesSequences: false,
  },
  indexNaming: {
    indexNamesArePerTable: false,
    keptIndexName: ({ namespace }, name) => sqliteTableName(namespace, name),
    inlineReferenceName: ({ namespace, name }, column) => inlineTriggerName(sqliteTableName(namespace, name), column),
    uniqueIndexName: ({ namespace, name }, column) => `${namespace ?? ''}.${name}.${column}._UNIQUE`,
    primaryKeyName: () => undefined,
    foreignKeyAfterRename: (key) => key,
  },
  indexSupport: {
    methods: ['BTREE'],
    isConcurrent: false,
    someRows: 'condition',
    foreignKeysNeedIndex: false,
    ignoresCase: 'by expression',
  },
  beforeMigration: [],
  // transactions run one after the other
  unlimited: { before: [], after: [] },
  limitLockWait: () => ({ before: [], after: [] }),
  readCatalog: readSqliteCatalog,
  managementTables: sqliteManagementTables,
  quote: sqliteStyle.quote,
}
