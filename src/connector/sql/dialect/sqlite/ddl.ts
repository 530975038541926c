import type { DdlOperation, IndexDefinition, LinkColumn, UniqueIndex } from '../../tree/ddl.js'
import type { TableReference } from '../../tree/tree.js'
import { assertNever } from '../../../../util/assert-never.js'
import { changeType } from './change-type.js'
import { renderSqliteCounter } from './counters.js'
import { sqliteColumnType as typeOf } from './column-types.js'
import { sqliteStyle, sqliteTableName } from './style.js'
import { encodeSqliteValue } from './values.js'
import { someRows } from '../shared/some-rows.js'
import { createSqliteCheck, dropSqliteCheck } from './checks.js'
import { createSqliteTextIndex, dropSqliteTextIndex } from './text-search.js'

const { quote, table: tableText } = sqliteStyle

/**
 * SQLite statements of a change. ALTER TABLE can neither make a column NOT NULL nor drop one that has a foreign key, and
 * rebuilding a table would fire the foreign keys that point to it; so the server alone keeps required columns filled,
 * and a trigger empties inline relation columns.
 *
 * `CREATE TABLE User (id char(25) NOT NULL PRIMARY KEY, name mediumtext)`
 */
export function renderSqliteDdl(operation: DdlOperation): readonly string[] {
  switch (operation.kind) {
    case 'create-namespace':
    case 'set-required':
    case 'rename-sequence':
    case 'change-id-type':
      // a whole number has up to 64 bits whatever it is called
      return []
    case 'add-row-mark':
    case 'drop-row-mark':
      // an index has a condition
      return []
    case 'drop-namespace':
      // the catalogue knows the tables of a prefix
      return []
    case 'create-table': {
      const { table, id, columns, uniqueIndexes } = operation
      const definition =
        id.sequence === null ? `${typeOf(id)} NOT NULL PRIMARY KEY` : 'INTEGER PRIMARY KEY AUTOINCREMENT'
      const start = (id.sequence?.initialValue ?? 1) - 1
      const name = sqliteTableName(table.namespace, table.name)
      const others = columns.map((column) => `${quote(column.name)} ${typeOf(column)}`)
      const create = `CREATE TABLE ${tableText(table)} (${[`${quote(id.name)} ${definition}`, ...others].join(', ')})`
      const begin = `INSERT INTO sqlite_sequence (name, seq) VALUES (${sqliteStyle.text(name)}, ${String(start)})`
      return [create, ...(start > 0 ? [begin] : []), ...uniqueIndexes.map((index) => createUniqueIndex(table, index))]
    }
    case 'drop-table':
      return [`DROP TABLE ${tableText(operation.table)}`]
    case 'rename-table':
      return renameTable(operation)
    case 'add-column': {
      const { table, column } = operation
      return [`ALTER TABLE ${tableText(table)} ADD COLUMN ${quote(column.name)} ${typeOf(column)}`]
    }
    case 'drop-column':
      return [`ALTER TABLE ${tableText(operation.table)} DROP COLUMN ${quote(operation.name)}`]
    case 'rename-column':
      return [
        `ALTER TABLE ${tableText(operation.table)} RENAME COLUMN ${quote(operation.from.name)} TO ${quote(operation.to)}`,
      ]
    case 'rename-link-column':
      return [
        `ALTER TABLE ${tableText(operation.table)} RENAME COLUMN ${quote(operation.from)} TO ${quote(operation.to)}`,
      ]
    case 'change-type':
      return changeType(operation)
    case 'create-unique-index':
      return [createUniqueIndex(operation.table, operation)]
    case 'drop-unique-index':
    case 'drop-index':
      return [`DROP INDEX ${quote(operation.name)}`]
    case 'create-index':
      return [
        `CREATE INDEX IF NOT EXISTS ${quote(sqliteTableName(operation.table.namespace, operation.name))} ON ${tableText(operation.table)} (${quote(operation.column)})`,
      ]
    case 'create-table-index':
      return [createTableIndex(operation.table, operation)]
    case 'rename-table-index':
      return [`DROP INDEX ${quote(operation.from)}`, createTableIndex(operation.table, operation)]
    case 'create-counter':
    case 'drop-counter':
    case 'number-rows':
      return renderSqliteCounter(operation)
    case 'create-check':
      return createSqliteCheck(operation)
    case 'rename-check':
      return [...dropSqliteCheck({ ...operation, name: operation.from }), ...createSqliteCheck(operation)]
    case 'drop-check':
      return dropSqliteCheck(operation)
    case 'create-text-index':
      return createSqliteTextIndex({ ...operation, tableText: tableText(operation.table) })
    case 'drop-text-index':
      return dropSqliteTextIndex(operation.table, operation.name)
    case 'create-list-table': {
      const { table, owner, ownerId, value } = operation
      return [
        `CREATE TABLE ${tableText(table)} ("nodeId" ${typeOf(ownerId)} NOT NULL REFERENCES ${tableText(owner)} (${quote(ownerId.name)}) ON DELETE CASCADE, "position" INT NOT NULL, "value" ${typeOf(value)} NOT NULL, PRIMARY KEY ("nodeId", "position"))`,
      ]
    }
    case 'create-link-table':
      return createLinkTable(operation)
    case 'add-inline-column':
      return addInlineColumn(operation)
    case 'add-inline-reference':
      return [inlineTrigger(operation)]
    case 'drop-inline-column':
      return dropInlineColumn(operation)
    case 'drop-inline-reference':
      return [`DROP TRIGGER IF EXISTS ${quote(operation.foreignKey)}`]
    case 'empty-tables':
      return ['PRAGMA defer_foreign_keys = ON', ...operation.tables.map((table) => `DELETE FROM ${tableText(table)}`)]
    case 'advance-ids':
      // AUTOINCREMENT moves with every insert
      return []
    case 'create-relay-table':
      return []
    default:
      return assertNever(operation)
  }
}

/** `CREATE UNIQUE INDEX app$dev.User.email._UNIQUE ON User (email)` */
const createUniqueIndex = (table: TableReference, { name, column }: UniqueIndex): string =>
  `CREATE UNIQUE INDEX ${quote(name)} ON ${tableText(table)} (${quote(column.name)})`

/** `CREATE UNIQUE INDEX "s._refract_Ship_by_port" ON "s.Ship" ("port" ASC, "name" DESC)` */
function createTableIndex(table: TableReference, index: IndexDefinition): string {
  const { name, columns, isUnique } = index
  const parts = columns.map(({ name: column, direction, isLowered }) => {
    const key = isLowered === true ? sqliteStyle.withoutCase(quote(column)) : quote(column)
    return `${key} ${direction.toUpperCase()}`
  })
  const some = someRows(index, sqliteStyle, encodeSqliteValue)
  return `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX ${quote(sqliteTableName(table.namespace, name))} ON ${tableText(table)} (${parts.join(', ')})${some}`
}

/**
 * SQLite takes names that differ only in case for the same, so such a rename goes through a third name.
 *
 * `ALTER TABLE User RENAME TO Person`
 */
function renameTable({ table, to }: Extract<DdlOperation, { kind: 'rename-table' }>): readonly string[] {
  const rename = (from: string, name: string): string =>
    `ALTER TABLE ${tableText({ ...table, name: from })} RENAME TO ${tableText({ ...table, name })}`
  if (table.name.toLowerCase() !== to.toLowerCase()) return [rename(table.name, to)]
  const between = `_refract_${table.name}`
  return [rename(table.name, between), rename(between, to)]
}

/** `CREATE TABLE _PostTopics (A char(25) NOT NULL REFERENCES Post (id) ON DELETE CASCADE, B char(25) NOT NULL …)` */
function createLinkTable({
  table,
  a,
  b,
  idColumn,
  indexNames,
}: Extract<DdlOperation, { kind: 'create-link-table' }>): readonly string[] {
  const column = ({ name, target, targetId }: LinkColumn): string =>
    `${quote(name)} ${typeOf(targetId)} NOT NULL REFERENCES ${tableText(target)} (${quote(targetId.name)}) ON DELETE CASCADE`
  // no primary key: a deploy that goes over to the new syntax drops the column
  const id = idColumn === undefined ? [] : [`${quote(idColumn)} char(25) NOT NULL`]
  const index = (name: string): string => quote(sqliteTableName(table.namespace, name))
  return [
    `CREATE TABLE ${tableText(table)} (${[...id, column(a), column(b)].join(', ')})`,
    `CREATE UNIQUE INDEX ${index(indexNames.pair)} ON ${tableText(table)} (${quote(a.name)}, ${quote(b.name)})`,
    `CREATE INDEX ${index(indexNames.b)} ON ${tableText(table)} (${quote(b.name)})`,
  ]
}

/** Name of the trigger that empties an inline column when its target is deleted; it also says what the column refers to. */
export const inlineTriggerName = (table: string, column: string): string => `_refract_${table}.${column}_reference`

/**
 * `ALTER TABLE Post ADD COLUMN author char(25)`
 *
 * `CREATE TRIGGER … AFTER DELETE ON User BEGIN UPDATE Post SET author = NULL WHERE author = OLD.id; END`
 */
function addInlineColumn({
  foreignKey,
  ...operation
}: Extract<DdlOperation, { kind: 'add-inline-column' }>): readonly string[] {
  const { table, column, targetId } = operation
  const name = sqliteTableName(table.namespace, table.name)
  return [
    `ALTER TABLE ${tableText(table)} ADD COLUMN ${quote(column)} ${typeOf(targetId)}`,
    inlineTrigger({ ...operation, foreignKey: foreignKey ?? inlineTriggerName(name, column) }),
  ]
}

type InlineReference = Omit<Extract<DdlOperation, { kind: 'add-inline-reference' }>, 'kind'>

/** `CREATE TRIGGER … AFTER DELETE ON User BEGIN UPDATE Post SET author = NULL WHERE author = OLD.id; END` */
const inlineTrigger = ({ table, column, target, targetId, foreignKey }: InlineReference): string =>
  `CREATE TRIGGER ${quote(foreignKey)} AFTER DELETE ON ${tableText(target)} BEGIN UPDATE ${tableText(table)} SET ${quote(column)} = NULL WHERE ${quote(column)} = OLD.${quote(targetId.name)}; END`

/**
 * `DROP TRIGGER IF EXISTS _refract_app$dev.Post.author_reference`
 *
 * `ALTER TABLE Post DROP COLUMN author`
 */
function dropInlineColumn({
  table,
  column,
  foreignKey,
}: Extract<DdlOperation, { kind: 'drop-inline-column' }>): readonly string[] {
  const name = sqliteTableName(table.namespace, table.name)
  return [
    `DROP TRIGGER IF EXISTS ${quote(foreignKey ?? inlineTriggerName(name, column))}`,
    `ALTER TABLE ${tableText(table)} DROP COLUMN ${quote(column)}`,
  ]
}
