import type {
  ColumnDefinition,
  DdlOperation,
  IndexDefinition,
  IndexedColumn,
  LinkColumn,
  UniqueIndex,
} from '../../tree/ddl.js'
import type { TableReference } from '../../tree/tree.js'
import { assertNever } from '../../../../util/assert-never.js'
import { postgresColumnType as typeOf } from './column-types.js'
import { indexedDocument } from './json-condition.js'
import { renderPostgresCounter } from './counters.js'
import { postgresStyle } from './style.js'
import { encodePostgresValue } from './values.js'
import { checkCondition } from '../shared/check-condition.js'
import { someRows } from '../shared/some-rows.js'
import { postgresSearchVector } from './text-search.js'

const { quote, table: tableText, text } = postgresStyle

const definition = (column: ColumnDefinition): string =>
  `${quote(column.name)} ${typeOf(column)} ${column.isRequired ? 'NOT NULL' : 'NULL'}`

/**
 * PostgreSQL statements of a change (migrations.md section 10).
 *
 * `ALTER TABLE User ADD COLUMN age int NULL`
 */
export function renderPostgresDdl(operation: DdlOperation): readonly string[] {
  switch (operation.kind) {
    case 'create-namespace':
      return [`CREATE SCHEMA IF NOT EXISTS ${quote(operation.namespace)}`]
    case 'drop-namespace':
      return [`DROP SCHEMA IF EXISTS ${quote(operation.namespace)} CASCADE`]
    case 'create-table':
      return createTable(operation)
    case 'drop-table':
      return [`DROP TABLE ${tableText(operation.table)}`]
    case 'rename-table':
      return [`ALTER TABLE ${tableText(operation.table)} RENAME TO ${quote(operation.to)}`]
    case 'add-column': {
      const { table, column } = operation
      return [`ALTER TABLE ${tableText(table)} ADD COLUMN ${definition(column)}`]
    }
    case 'drop-column':
      return [`ALTER TABLE ${tableText(operation.table)} DROP COLUMN ${quote(operation.name)}`]
    case 'drop-inline-column':
      return [`ALTER TABLE ${tableText(operation.table)} DROP COLUMN ${quote(operation.column)}`]
    case 'rename-column':
      return renameColumn(operation.table, operation.from.name, operation.to)
    case 'rename-link-column':
      return renameColumn(operation.table, operation.from, operation.to)
    case 'set-required':
      return [
        `ALTER TABLE ${tableText(operation.table)} ALTER COLUMN ${quote(operation.column.name)} ${operation.isRequired ? 'SET' : 'DROP'} NOT NULL`,
      ]
    case 'change-type': {
      const { table, column } = operation
      const name = quote(column.name)
      return [
        `ALTER TABLE ${tableText(table)} ALTER COLUMN ${name} TYPE ${typeOf(column)} USING ${name}::${typeOf(column)}`,
      ]
    }
    case 'change-id-type':
      return changeIdType(operation)
    case 'create-unique-index':
      return [createUniqueIndex(operation.table, operation)]
    case 'drop-unique-index':
      return operation.isConstraint
        ? [`ALTER TABLE ${tableText(operation.table)} DROP CONSTRAINT ${quote(operation.name)}`]
        : [`DROP INDEX ${tableText({ ...operation.table, name: operation.name })}`]
    case 'create-index':
      return [
        `CREATE INDEX IF NOT EXISTS ${quote(operation.name)} ON ${tableText(operation.table)} (${quote(operation.column)})`,
      ]
    case 'drop-index':
      return [`DROP INDEX ${tableText({ ...operation.table, name: operation.name })}`]
    case 'create-table-index':
      return [createTableIndex(operation.table, operation, operation.isConcurrent)]
    case 'rename-table-index':
      return [
        `ALTER INDEX ${tableText({ ...operation.table, name: operation.from })} RENAME TO ${quote(operation.name)}`,
      ]
    case 'create-counter':
    case 'drop-counter':
    case 'number-rows':
      return renderPostgresCounter(operation)
    case 'create-check':
    case 'drop-check':
    case 'rename-check':
      return renderCheck(operation)
    case 'create-text-index':
      return [createTextIndex(operation)]
    case 'drop-text-index':
      return [`DROP INDEX IF EXISTS ${tableText({ ...operation.table, name: operation.name })}`]
    case 'create-list-table':
      return [createListTable(operation)]
    case 'create-link-table':
      return createLinkTable(operation)
    case 'add-inline-column': {
      const { table, column, target, targetId } = operation
      return [
        `ALTER TABLE ${tableText(table)} ADD COLUMN ${quote(column)} ${typeOf(targetId)} NULL REFERENCES ${tableText(target)} (${quote(targetId.name)}) ON DELETE SET NULL`,
      ]
    }
    case 'add-inline-reference':
    case 'drop-inline-reference':
      // it is a part of its column
      return []
    case 'add-row-mark':
    case 'drop-row-mark':
      // an index has a condition
      return []
    case 'rename-sequence':
      return [renameSequence(operation)]
    case 'empty-tables':
      return operation.tables.length === 0
        ? []
        : [`TRUNCATE TABLE ${operation.tables.map(tableText).join(', ')} CASCADE`]
    case 'advance-ids':
      return advanceIds(operation)
    case 'create-relay-table':
      return [
        `CREATE TABLE IF NOT EXISTS ${tableText({ namespace: operation.namespace, name: '_RelayId' })} ("id" varchar (36) NOT NULL, "stableModelIdentifier" varchar (25) NOT NULL, CONSTRAINT "pk_RelayId" PRIMARY KEY ("id"))`,
      ]
    default:
      return assertNever(operation)
  }
}

/** `ALTER TABLE User RENAME COLUMN email TO mail` */
const renameColumn = (table: TableReference, from: string, to: string): readonly string[] => [
  `ALTER TABLE ${tableText(table)} RENAME COLUMN ${quote(from)} TO ${quote(to)}`,
]

/** `CREATE UNIQUE INDEX app$dev.User.email._UNIQUE ON User(email ASC)` */
const createUniqueIndex = (table: TableReference, { name, column }: UniqueIndex): string =>
  `CREATE UNIQUE INDEX ${quote(name)} ON ${tableText(table)}(${quote(column.name)} ASC)`

/** `CREATE UNIQUE INDEX CONCURRENTLY "_refract_Ship_by_port" ON "s"."Ship" ("port" ASC, "name" DESC)` */
function createTableIndex(table: TableReference, index: IndexDefinition, isConcurrent: boolean): string {
  const { name, columns, isUnique, method } = index
  // an index without order takes none
  const key = ({ name: column, isLowered }: IndexedColumn): string =>
    isLowered === true ? postgresStyle.withoutCase(quote(column)) : quote(column)
  const column = (one: IndexedColumn): string =>
    method === 'HASH' ? key(one) : `${key(one)} ${one.direction.toUpperCase()}`
  const some = someRows(index, postgresStyle, encodePostgresValue)
  if (method === 'GIN') {
    const documents = columns.map((one) => `(${indexedDocument(quote(one.name))}) jsonb_path_ops`)
    return `CREATE INDEX ${isConcurrent ? 'CONCURRENTLY ' : ''}${quote(name)} ON ${tableText(table)} USING gin (${documents.join(', ')})${some}`
  }
  return `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX ${isConcurrent ? 'CONCURRENTLY ' : ''}${quote(name)} ON ${tableText(table)} ${method === 'HASH' ? 'USING hash ' : ''}(${columns.map(column).join(', ')})${some}`
}

/** `ALTER TABLE "s"."Ship" ALTER COLUMN "port" TYPE bigint` */
const changeIdType = ({
  table,
  id,
  references,
}: Extract<DdlOperation, { kind: 'change-id-type' }>): readonly string[] =>
  [{ table, column: id.name }, ...references].map(
    (one) => `ALTER TABLE ${tableText(one.table)} ALTER COLUMN ${quote(one.column)} TYPE ${typeOf(id)}`,
  )

/** `CREATE TABLE "s"."Ship_tags" ("nodeId" varchar (25) NOT NULL REFERENCES "s"."Ship" ("id"), …)` */
const createListTable = ({
  table,
  owner,
  ownerId,
  value,
}: Extract<DdlOperation, { kind: 'create-list-table' }>): string =>
  `CREATE TABLE ${tableText(table)} ("nodeId" ${typeOf(ownerId)} NOT NULL REFERENCES ${tableText(owner)} (${quote(ownerId.name)}), "position" INT NOT NULL, "value" ${typeOf(value)} NOT NULL, PRIMARY KEY ("nodeId", "position"))`

/** `CREATE INDEX CONCURRENTLY "_refract_Book_text" ON "s"."Book" USING gin (to_tsvector(…))` */
function createTextIndex(operation: Extract<DdlOperation, { kind: 'create-text-index' }>): string {
  const { table, name, columns, language, isConcurrent } = operation
  const vector = postgresSearchVector(columns.map(quote), language)
  return `CREATE INDEX ${isConcurrent ? 'CONCURRENTLY ' : ''}${quote(name)} ON ${tableText(table)} USING gin (${vector})`
}

/**
 * Rows that are there are looked through without keeping others from writing.
 *
 * `ALTER TABLE "s"."Ship" ADD CONSTRAINT "_refract_Ship_tonnage" CHECK ("tonnage" >= 0) NOT VALID`
 */
function renderCheck(
  operation: Extract<DdlOperation, { kind: 'create-check' | 'drop-check' | 'rename-check' }>,
): readonly string[] {
  const { table, name } = operation
  if (operation.kind === 'rename-check')
    return [`ALTER TABLE ${tableText(table)} RENAME CONSTRAINT ${quote(operation.from)} TO ${quote(name)}`]
  if (operation.kind === 'drop-check') return [`ALTER TABLE ${tableText(table)} DROP CONSTRAINT ${quote(name)}`]
  const condition = checkCondition(operation, postgresStyle, encodePostgresValue)
  const add = `ALTER TABLE ${tableText(table)} ADD CONSTRAINT ${quote(name)} CHECK (${condition})`
  const validate = `ALTER TABLE ${tableText(table)} VALIDATE CONSTRAINT ${quote(name)}`
  return operation.isConcurrent ? [`${add} NOT VALID`, validate] : [add]
}

/** `CREATE TABLE User (id varchar (25) NOT NULL, name text NOT NULL, PRIMARY KEY (id))` */
function createTable({
  table,
  id,
  columns,
  uniqueIndexes,
}: Extract<DdlOperation, { kind: 'create-table' }>): readonly string[] {
  const create = (idType: string): string =>
    `CREATE TABLE ${tableText(table)} (${[`${quote(id.name)} ${idType}`, ...columns.map(definition)].join(', ')}, PRIMARY KEY (${quote(id.name)}))`
  const indexes = uniqueIndexes.map((index) => createUniqueIndex(table, index))
  if (id.sequence === null) return [create(`${typeOf(id)} NOT NULL`), ...indexes]
  const sequence = tableText({ ...table, name: id.sequence.name })
  return [
    `CREATE SEQUENCE IF NOT EXISTS ${sequence} START ${String(id.sequence.initialValue)}`,
    create(`${typeOf(id)} NOT NULL DEFAULT nextval(${text(sequence).trim()}::regclass)`),
    ...indexes,
  ]
}

/** Columns refer to a sequence by its number, so defaults follow. */
function renameSequence({ table, from, to }: Extract<DdlOperation, { kind: 'rename-sequence' }>): string {
  const [old, next] = [tableText({ ...table, name: from }), tableText({ ...table, name: to })]
  const isThere = (name: string): string => `to_regclass(${text(name).trim()})`
  const rename = `IF ${isThere(old)} IS NOT NULL AND ${isThere(next)} IS NULL THEN ALTER SEQUENCE ${old} RENAME TO ${quote(to)}; END IF;`
  return `DO ${text(`BEGIN ${rename} END`).trim()}`
}

/**
 * The sequence is the one that the column takes its values from: it may have another name than the model tells.
 *
 * `SELECT setval(s.oid::regclass, GREATEST(nextval(s.oid::regclass) - 1, m.greatest)) FROM (SELECT MAX(id) AS
 * greatest FROM Order) m, pg_class s WHERE …`
 */
function advanceIds({ table, id }: Extract<DdlOperation, { kind: 'advance-ids' }>): readonly string[] {
  if (id.sequence === null) return []
  const [name, column] = [text(tableText(table)).trim(), text(id.name).trim()]
  const defaults =
    `SELECT d.refobjid FROM pg_attrdef v JOIN pg_attribute a ON a.attrelid = v.adrelid AND a.attnum = v.adnum ` +
    `JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = v.oid AND d.refclassid = 'pg_class'::regclass ` +
    `WHERE v.adrelid = ${name}::regclass AND a.attname = ${column}`
  const sequences = `${defaults} UNION SELECT pg_get_serial_sequence(${name}, ${column})::regclass::oid`
  return [
    `SELECT setval(s.oid::regclass, GREATEST(nextval(s.oid::regclass) - 1, m.greatest)) ` +
      `FROM (SELECT MAX(${quote(id.name)}) AS greatest FROM ${tableText(table)}) m, pg_class s ` +
      `WHERE m.greatest > 0 AND s.relkind = 'S' AND s.oid IN (${sequences})`,
  ]
}

/**
 * `CREATE TABLE _PostTopics (A varchar (25) NOT NULL, B varchar (25) NOT NULL, FOREIGN KEY (A) REFERENCES Post (id)
 * ON DELETE CASCADE, …)`
 */
function createLinkTable({
  table,
  a,
  b,
  idColumn,
  indexNames,
}: Extract<DdlOperation, { kind: 'create-link-table' }>): readonly string[] {
  const column = ({ name, targetId }: LinkColumn): string => `${quote(name)} ${typeOf(targetId)} NOT NULL`
  const key = ({ name, target, targetId }: LinkColumn): string =>
    `FOREIGN KEY (${quote(name)}) REFERENCES ${tableText(target)} (${quote(targetId.name)}) ON DELETE CASCADE`
  const id = idColumn === undefined ? [] : [`${quote(idColumn)} CHAR(25) NOT NULL`, `PRIMARY KEY (${quote(idColumn)})`]
  return [
    `CREATE TABLE ${tableText(table)} (${[...id.slice(0, 1), column(a), column(b), ...id.slice(1), key(a), key(b)].join(', ')})`,
    `CREATE UNIQUE INDEX ${quote(indexNames.pair)} ON ${tableText(table)} (${quote(a.name)} ASC, ${quote(b.name)} ASC)`,
    `CREATE INDEX ${quote(indexNames.b)} ON ${tableText(table)} (${quote(b.name)} ASC)`,
  ]
}
