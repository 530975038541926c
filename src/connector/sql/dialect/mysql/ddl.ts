import { quote } from './quote.js'
import type { DdlOperation, IndexDefinition, LinkColumn, UniqueIndex } from '../../tree/ddl.js'
import { assertNever } from '../../../../util/assert-never.js'
import type { MysqlFeatures } from './features.js'
import { indexPrefix, mysqlColumnType as typeOf, prefixOfType } from './column-types.js'
import { columnText as definition, tableText } from './table-text.js'
import { foreignKey } from './foreign-key.js'
import { renderMysqlCheck } from './checks.js'
import { renderInlineCondition } from '../shared/render-inline.js'
import { mysqlStyle } from './style.js'
import { encodeMysqlValue } from './values.js'
import { renderMysqlCounter } from './counters.js'

const utf8mb4 = 'DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci'

const uniqueIndex = ({ name, column }: UniqueIndex): string => {
  const prefix = column.definition === undefined ? indexPrefix(column.scalar) : prefixOfType(column.definition)
  return `UNIQUE INDEX ${quote(name)}(${quote(column.name)}${prefix} ASC)`
}

/** `UNIQUE INDEX `_refract_Ship_by_port`(`port` ASC, `name`(191) DESC)` */
function tableIndex({ name, columns, isUnique, marks = [] }: IndexDefinition): string {
  const parts = columns.map(({ definition: own, ...column }) => {
    const prefix = own === undefined ? indexPrefix(column.scalar) : prefixOfType(own)
    return `${quote(column.name)}${prefix} ${column.direction.toUpperCase()}`
  })
  const all = [...parts, ...marks.map((mark) => quote(mark.name))]
  return `${isUnique ? 'UNIQUE ' : ''}INDEX ${quote(name)}(${all.join(', ')})`
}

/** Versions of MariaDB that make no index over a generated column so keep writers out meanwhile. */
const whileOthersWrite = ({ marks = [] }: IndexDefinition): string =>
  marks.length === 0 ? ', ALGORITHM = INPLACE, LOCK = NONE' : ''

/**
 * MySQL statements of a change (migrations.md section 11). Each commits by itself.
 *
 * `ALTER TABLE User ADD COLUMN age int NULL, ALGORITHM = INPLACE`
 */
export function renderMysqlDdl(operation: DdlOperation, features: MysqlFeatures): readonly string[] {
  switch (operation.kind) {
    case 'create-namespace':
      return [`CREATE SCHEMA IF NOT EXISTS ${quote(operation.namespace)} ${utf8mb4}`]
    case 'drop-namespace':
      return [`DROP DATABASE IF EXISTS ${quote(operation.namespace)}`]
    case 'create-table':
      return createTable(operation)
    case 'drop-table':
      return [`DROP TABLE ${tableText(operation.table)}`]
    case 'rename-table':
      return [
        `ALTER TABLE ${tableText(operation.table)} RENAME TO ${tableText({ ...operation.table, name: operation.to })}`,
      ]
    case 'add-column':
      return [
        `ALTER TABLE ${tableText(operation.table)} ADD COLUMN ${definition(operation.column)}, ALGORITHM = INPLACE`,
      ]
    case 'drop-column':
      return [`ALTER TABLE ${tableText(operation.table)} DROP COLUMN ${quote(operation.name)}`]
    case 'rename-column':
      return [
        `ALTER TABLE ${tableText(operation.table)} CHANGE COLUMN ${quote(operation.from.name)} ${definition({ ...operation.from, name: operation.to })}`,
      ]
    case 'set-required':
      return [
        `ALTER TABLE ${tableText(operation.table)} CHANGE COLUMN ${quote(operation.column.name)} ${definition({ ...operation.column, isRequired: operation.isRequired })}`,
      ]
    case 'change-type':
      return changeType(operation)
    case 'change-id-type':
      return changeIdType(operation)
    case 'create-unique-index':
      return [`ALTER TABLE ${tableText(operation.table)} ADD ${uniqueIndex(operation)}`]
    case 'drop-unique-index':
      return [`ALTER TABLE ${tableText(operation.table)} DROP INDEX ${quote(operation.name)}`]
    case 'create-index':
      // the foreign key made one
      return []
    case 'create-list-table':
      return createListTable(operation)
    case 'create-link-table':
      return createLinkTable(operation)
    case 'add-inline-column': {
      const { table, column, target, targetId, keyName } = operation
      return [
        `ALTER TABLE ${tableText(table)} ADD COLUMN ${quote(column)} ${typeOf(targetId)} NULL, ADD ${foreignKey(table, column, keyName)} REFERENCES ${tableText(target)}(${quote(targetId.name)}) ON DELETE SET NULL`,
      ]
    }
    case 'drop-inline-column':
      return dropInlineColumn(operation)
    case 'drop-index':
      return [`DROP INDEX ${quote(operation.name)} ON ${tableText(operation.table)}`]
    case 'create-table-index':
      return [`ALTER TABLE ${tableText(operation.table)} ADD ${tableIndex(operation)}${whileOthersWrite(operation)}`]
    case 'rename-table-index':
      // RENAME INDEX needs MySQL 5.7
      return [
        `ALTER TABLE ${tableText(operation.table)} DROP INDEX ${quote(operation.from)}, ADD ${tableIndex(operation)}${whileOthersWrite(operation)}`,
      ]
    case 'create-counter':
    case 'drop-counter':
    case 'number-rows':
      return renderMysqlCounter(operation)
    case 'create-check':
    case 'drop-check':
    case 'rename-check':
      return renderMysqlCheck(operation, features)
    case 'create-text-index':
      return createTextIndex(operation, features.rebuildsForTexts)
    case 'drop-text-index':
      return [`ALTER TABLE ${tableText(operation.table)} DROP INDEX ${quote(operation.name)}`]
    case 'add-row-mark':
      return [addRowMark(operation, features)]
    case 'drop-row-mark':
      return [`ALTER TABLE ${tableText(operation.table)} DROP COLUMN ${quote(operation.name)}`]
    case 'rename-link-column': {
      const { table, from, to, isInline, ...column } = operation
      return [
        `ALTER TABLE ${tableText(table)} CHANGE COLUMN ${quote(from)} ${definition({ ...column, name: to, isRequired: !isInline })}`,
      ]
    }
    case 'add-inline-reference':
    case 'drop-inline-reference':
      // it is a part of its column
      return []
    case 'rename-sequence':
      return []
    case 'empty-tables':
      // TRUNCATE would commit, and needs foreign keys switched off
      return operation.tables.map((table) => `DELETE FROM ${tableText(table)}`)
    case 'advance-ids':
      // AUTO_INCREMENT moves with every insert
      return []
    case 'create-relay-table':
      return [
        `CREATE TABLE IF NOT EXISTS ${tableText({ namespace: operation.namespace, name: '_RelayId' })} (\`id\` varchar(36) NOT NULL, \`stableModelIdentifier\` varchar(25) NOT NULL, CONSTRAINT \`pk_RelayId\` PRIMARY KEY (\`id\`))`,
      ]
    default:
      return assertNever(operation)
  }
}

/** `ALTER TABLE User ADD COLUMN _refract_live tinyint GENERATED ALWAYS AS (CASE WHEN deletedAt IS NULL THEN 1 END) VIRTUAL` */
function addRowMark({ table, mark }: Extract<DdlOperation, { kind: 'add-row-mark' }>, features: MysqlFeatures): string {
  const condition = renderInlineCondition(mark.condition, mysqlStyle(features), encodeMysqlValue)
  return `ALTER TABLE ${tableText(table)} ADD COLUMN ${quote(mark.name)} tinyint GENERATED ALWAYS AS (CASE WHEN ${condition} THEN 1 END) VIRTUAL`
}

/** `ALTER TABLE User MODIFY COLUMN born date NULL` */
function changeType({ table, column }: Extract<DdlOperation, { kind: 'change-type' }>): readonly string[] {
  const name = quote(column.name)
  const cut = `UPDATE ${tableText(table)} SET ${name} = DATE_FORMAT(${name}, '%Y-%m-%d')`
  // the last moments of a day would be rounded to the next one
  const before = column.scalar === 'Date' ? [cut] : []
  return [...before, `ALTER TABLE ${tableText(table)} MODIFY COLUMN ${definition(column)}`]
}

/**
 * No column is changed that a foreign key is over.
 *
 * `ALTER TABLE Ship MODIFY COLUMN id bigint NOT NULL AUTO_INCREMENT`
 */
function changeIdType({
  table,
  id,
  isGenerated,
  references,
}: Extract<DdlOperation, { kind: 'change-id-type' }>): readonly string[] {
  const bound = references.filter(({ foreignKey }) => foreignKey !== undefined)
  return [
    ...bound.map((one) => `ALTER TABLE ${tableText(one.table)} DROP FOREIGN KEY ${quote(one.foreignKey ?? '')}`),
    `ALTER TABLE ${tableText(table)} MODIFY COLUMN ${quote(id.name)} ${typeOf(id)} NOT NULL${isGenerated ? ' AUTO_INCREMENT' : ''}`,
    ...references.map((one) => {
      const column = definition({ name: one.column, scalar: id.scalar, isRequired: one.isRequired })
      return `ALTER TABLE ${tableText(one.table)} MODIFY COLUMN ${column}`
    }),
    ...references.map(
      (one) =>
        `ALTER TABLE ${tableText(one.table)} ADD ${foreignKey(one.table, one.column)} REFERENCES ${tableText(table)} (${quote(id.name)}) ON DELETE ${one.onDelete === 'cascade' ? 'CASCADE' : 'SET NULL'}`,
    ),
  ]
}

/** `ALTER TABLE User ADD FULLTEXT INDEX words (name, bio)` */
function createTextIndex(
  { table, name, columns }: Extract<DdlOperation, { kind: 'create-text-index' }>,
  rebuildsForTexts: boolean,
): readonly string[] {
  // every word counts, those too that are listed as too frequent
  return [
    'SET SESSION innodb_ft_enable_stopword = OFF',
    `ALTER TABLE ${tableText(table)} ADD FULLTEXT INDEX ${quote(name)} (${columns.map(quote).join(', ')})${rebuildsForTexts ? ', FORCE' : ''}`,
    'SET SESSION innodb_ft_enable_stopword = DEFAULT',
  ]
}

/** `ALTER TABLE Post DROP COLUMN author` */
function dropInlineColumn({
  table,
  column,
  foreignKey: key,
}: Extract<DdlOperation, { kind: 'drop-inline-column' }>): readonly string[] {
  const dropKey = key === undefined ? [] : [`ALTER TABLE ${tableText(table)} DROP FOREIGN KEY ${quote(key)}`]
  return [...dropKey, `ALTER TABLE ${tableText(table)} DROP COLUMN ${quote(column)}`]
}

/**
 * `CREATE TABLE User (id char(25) … NOT NULL, name mediumtext … NOT NULL, PRIMARY KEY (id), UNIQUE INDEX
 * app$dev.User.email._UNIQUE(email(191) ASC)) …`
 */
function createTable({
  table,
  id,
  columns,
  uniqueIndexes,
}: Extract<DdlOperation, { kind: 'create-table' }>): readonly string[] {
  const isGenerated = id.sequence !== null
  const column = `${quote(id.name)} ${typeOf(id)} NOT NULL${isGenerated ? ' AUTO_INCREMENT' : ''}`
  const start = isGenerated ? `AUTO_INCREMENT=${String(id.sequence.initialValue)} ` : ''
  return [
    `CREATE TABLE ${tableText(table)} (${[column, ...columns.map(definition), `PRIMARY KEY (${quote(id.name)})`, ...uniqueIndexes.map(uniqueIndex)].join(', ')}) ${start}${utf8mb4}`,
  ]
}

/**
 * `CREATE TABLE Post_tags (nodeId char(25) … NOT NULL, position INT(4) NOT NULL, value mediumtext … NOT NULL, PRIMARY
 * KEY (nodeId, position), …)`
 */
function createListTable({
  table,
  owner,
  ownerId,
  value,
}: Extract<DdlOperation, { kind: 'create-list-table' }>): readonly string[] {
  const parts = [
    `\`nodeId\` ${typeOf(ownerId)} NOT NULL`,
    '`position` INT(4) NOT NULL',
    `\`value\` ${typeOf(value)} NOT NULL`,
    'PRIMARY KEY (`nodeId`, `position`)',
    `INDEX \`value\` (\`value\`${indexPrefix(value.scalar)} ASC)`,
    `${foreignKey(table, 'nodeId')} REFERENCES ${tableText(owner)} (${quote(ownerId.name)}) ON DELETE CASCADE`,
  ]
  return [`CREATE TABLE ${tableText(table)} (${parts.join(', ')}) ${utf8mb4}`]
}

/**
 * `CREATE TABLE _PostTopics (A char(25) … NOT NULL, B char(25) … NOT NULL, …, UNIQUE INDEX PostTopics_AB_unique (A
 * ASC, B ASC), …)`
 */
function createLinkTable({
  table,
  relation,
  a,
  b,
  idColumn,
}: Extract<DdlOperation, { kind: 'create-link-table' }>): readonly string[] {
  const column = ({ name, targetId }: LinkColumn): string => `${quote(name)} ${typeOf(targetId)} NOT NULL`
  const key = ({ name, target, targetId, keyName }: LinkColumn): string =>
    `${foreignKey(table, name, keyName)} REFERENCES ${tableText(target)}(${quote(targetId.name)}) ON DELETE CASCADE`
  const parts = [
    ...(idColumn === undefined
      ? []
      : [`${quote(idColumn)} ${typeOf({ scalar: 'ID' })} NOT NULL`, `PRIMARY KEY (${quote(idColumn)})`]),
    column(a),
    column(b),
    `INDEX ${quote(b.name)} (${quote(b.name)} ASC)`,
    `UNIQUE INDEX ${quote(`${relation}_AB_unique`)} (${quote(a.name)} ASC, ${quote(b.name)} ASC)`,
    key(a),
    key(b),
  ]
  return [`CREATE TABLE ${tableText(table)} (${parts.join(', ')}) ${utf8mb4}`]
}
