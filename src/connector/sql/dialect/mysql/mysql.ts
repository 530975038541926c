import { foreignKeyName } from './foreign-key.js'
import { projectIdSeparators } from '../project-id-separators.js'
import { renderInline } from '../shared/render-inline.js'
import { renderStatement } from '../shared/render.js'
import type { Dialect } from '../dialect.js'
import { indexedBytes } from './column-types.js'
import { renderMysqlDdl } from './ddl.js'
import type { MysqlFeatures } from './features.js'
import { refusedMysqlName } from './identifiers.js'
import { mysqlManagementTables } from './management-tables.js'
import { readMysqlCatalog } from './read-catalog.js'
import { readMysqlColumnForms } from './read-column-forms.js'
import { briefMysql } from './render-brief.js'
import { mysqlStyle } from './style.js'
import { mysqlUnheldRow } from './unheld-row.js'
import { decodeMysqlValue, encodeMysqlValue } from './values.js'

const maxNameLength = 64

/**
 * MySQL 5.6 and later, MariaDB 10.5 and later.
 *
 * `SET SESSION innodb_lock_wait_timeout = 5`
 */
export function mysqlDialect(features: MysqlFeatures): Dialect {
  const style = mysqlStyle(features)
  return {
    name: 'mysql',
    capabilities: {
      returning: features.isMariadb ? 'inserts' : 'nothing',
      returningReads: false,
      combinesWrites: false,
      longValues: false,
      checksInlineReferences: true,
      sortsIncrementally: false,
      plansRowCounts: false,
      selectionNesting: 24,
      namespaces: true,
      concurrentWrites: true,
      atomicMigrations: false,
      uuidIds: false,
      decimalDigits: 65,
      pipelining: false,
      failureUndoesTransaction: false,
      maxParameters: 65_535,
      readsOwnTargetTable: false,
      generatedIdStep: features.idStep,
      checksNumbers: false,
      countedColumns: 'one',
      takesNullIds: false,
      snapshotsMissLocks: false,
      zeroCharacters: true,
      idLength: 25,
      years: [0, 9999],
      comparesText: 'by collation',
    },
    projectIdSeparator: projectIdSeparators.mysql,
    render: (statement) => renderStatement(statement, style),
    ...(features.listsLongTextsInFiles ? { renderBrief: briefMysql(features) } : {}),
    renderInline: (statement) => renderInline(statement, style, encodeMysqlValue),
    encode: encodeMysqlValue,
    decode: decodeMysqlValue,
    unheldRow: (change) => mysqlUnheldRow(style, change),
    renderDdl: (operation) => renderMysqlDdl(operation, features),
    indexColumns: ({ namespace, name }, index) => ({
      text: `SELECT COLUMN_NAME AS \`name\` FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND INDEX_NAME IN (?, ?) ORDER BY SEQ_IN_INDEX`,
      // since 8.0.19 the table stands before the name of the violated index
      values: [namespace, name, index, index.startsWith(`${name}.`) ? index.slice(name.length + 1) : index],
    }),
    computedColumns: ({ namespace, name }) => ({
      text: `SELECT COLUMN_NAME AS \`name\` FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND (EXTRA LIKE '%VIRTUAL%' OR EXTRA LIKE '%STORED%' OR EXTRA LIKE '%PERSISTENT%')`,
      values: [namespace, name],
    }),
    identifiers: {
      kept: (name) => name,
      refused: refusedMysqlName,
      maxLength: maxNameLength,
      tableKey: (name) => (features.foldsTableNames ? name.toLowerCase() : name),
      columnKey: (name) => name.toLowerCase(),
      projectIdKey: (id) => id.toLowerCase(),
      namesSequences: false,
    },
    indexNaming: {
      indexNamesArePerTable: true,
      keptIndexName: (_, name) => name,
      uniqueIndexName: (_, column) => `${column.slice(0, maxNameLength - '_UNIQUE'.length)}_UNIQUE`,
      primaryKeyName: () => 'PRIMARY',
      remadeReferenceName: foreignKeyName,
      // names that InnoDB made itself follow the table
      foreignKeyAfterRename: (key, from, to) =>
        key.startsWith(`${from}_ibfk_`) ? `${to}${key.slice(from.length)}` : key,
    },
    indexSupport: {
      methods: ['BTREE'],
      isConcurrent: false,
      someRows: features.generatedColumns ? 'mark' : 'nothing',
      foreignKeysNeedIndex: true,
      ignoresCase: 'by collation',
      maxColumns: 16,
      keyLimit: { bytes: 3072, bytesOf: indexedBytes },
    },
    // MariaDB ends changes of tables, too, that take longer than statements may
    beforeMigration: features.isMariadb
      ? ['SET @refract_limit = @@SESSION.max_statement_time, SESSION max_statement_time = 0']
      : [],
    afterMigration: features.isMariadb ? ['SET SESSION max_statement_time = @refract_limit'] : [],
    unlimited: { before: [], after: [] },
    limitLockWait: (ms) => ({
      before: [`SET SESSION innodb_lock_wait_timeout = ${String(Math.ceil(ms / 1000))}`],
      after: ['SET SESSION innodb_lock_wait_timeout = DEFAULT'],
    }),
    readCatalog: readMysqlCatalog,
    readColumnForms: readMysqlColumnForms,
    managementTables: mysqlManagementTables,
    quote: style.quote,
  }
}
