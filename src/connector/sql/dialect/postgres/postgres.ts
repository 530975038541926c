import { projectIdSeparators } from '../project-id-separators.js'
import { renderInline } from '../shared/render-inline.js'
import { renderStatement } from '../shared/render.js'
import type { Dialect } from '../dialect.js'
import { cutIdentifier, refusedPostgresName } from './identifiers.js'
import { renderPostgresDdl } from './ddl.js'
import { postgresManagementTables } from './management-tables.js'
import { readPostgresCatalog } from './read-catalog.js'
import { readPostgresColumnForms } from './read-column-forms.js'
import { postgresStyle } from './style.js'
import { postgresUnheldRow } from './unheld-row.js'
import { decodePostgresValue, encodePostgresValue } from './values.js'

/** PostgreSQL 9.6 and later. */
export const postgresDialect: Dialect = {
  name: 'postgres',
  capabilities: {
    returning: 'inserts and updates',
    returningReads: true,
    combinesWrites: true,
    longValues: true,
    checksInlineReferences: true,
    sortsIncrementally: true,
    plansRowCounts: true,
    selectionNesting: 24,
    namespaces: true,
    concurrentWrites: true,
    atomicMigrations: true,
    uuidIds: true,
    decimalDigits: 65,
    pipelining: true,
    failureUndoesTransaction: true,
    maxParameters: 32_000,
    readsOwnTargetTable: true,
    generatedIdStep: 1,
    checksNumbers: true,
    countedColumns: 'any',
    takesNullIds: false,
    snapshotsMissLocks: true,
    zeroCharacters: false,
    idLength: 25,
    years: [-4712, 294275],
    comparesText: 'exactly',
  },
  projectIdSeparator: projectIdSeparators.postgres,
  render: (statement, rowCounts) =>
    renderStatement(statement, rowCounts === undefined ? postgresStyle : { ...postgresStyle, rowCounts }),
  renderInline: (statement) => renderInline(statement, postgresStyle, encodePostgresValue),
  encode: encodePostgresValue,
  decode: decodePostgresValue,
  unheldRow: postgresUnheldRow,
  renderDdl: renderPostgresDdl,
  identifiers: {
    kept: cutIdentifier,
    refused: refusedPostgresName,
    tableKey: cutIdentifier,
    columnKey: cutIdentifier,
    projectIdKey: (id) => id,
    namesSequences: true,
  },
  longestTexts: ({ namespace, name }) => ({
    text: 'SELECT column_name AS name, character_maximum_length AS longest FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 AND character_maximum_length IS NOT NULL',
    values: [namespace, name],
  }),
  // servers before 12 have no such column, nor the catalogue's word for it
  computedColumns: ({ namespace, name }) => ({
    text: `SELECT a.attname AS name FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = $1 AND t.relname = $2 AND a.attnum > 0 AND COALESCE(to_jsonb(a) ->> 'attgenerated', '') <> ''`,
    values: [namespace, name],
  }),
  indexNaming: {
    indexNamesArePerTable: false,
    keptIndexName: (_, name) => cutIdentifier(name),
    uniqueIndexName: ({ namespace, name }, column) => cutIdentifier(`${namespace ?? ''}.${name}.${column}._UNIQUE`),
    primaryKeyName: ({ name }) => cutIdentifier(`${name}_pkey`),
    foreignKeyAfterRename: (key) => key,
  },
  indexSupport: {
    methods: ['BTREE', 'HASH', 'GIN'],
    isConcurrent: true,
    someRows: 'condition',
    foreignKeysNeedIndex: false,
    ignoresCase: 'by expression',
  },
  // changes of large tables take longer than any request may
  beforeMigration: ['SET LOCAL statement_timeout = 0'],
  unlimited: { before: ['SET statement_timeout = 0'], after: ['SET statement_timeout = DEFAULT'] },
  limitLockWait: (ms) => ({
    before: [`SET LOCAL lock_timeout = ${String(ms)}`],
    after: ['SET LOCAL lock_timeout = DEFAULT'],
  }),
  readCatalog: readPostgresCatalog,
  readColumnForms: readPostgresColumnForms,
  managementTables: postgresManagementTables,
  quote: postgresStyle.quote,
}
