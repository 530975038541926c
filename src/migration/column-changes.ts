import type { Model, ScalarField } from '../model/model.js'
import { column, constantParam, isNull } from '../sql/build.js'
import type { Catalog } from '../sql/catalog.js'
import type { ColumnDefinition } from '../sql/ddl.js'
import type { TableReference } from '../sql/tree.js'
import type { TypeStorage } from '../storage/storage.js'
import { ddl, type TableChange } from './change.js'
import { fillValue } from './fill-value.js'

/** What planning changes of one migration shares. */
export interface ChangeContext {
  readonly next: Model
  /** The tables before the first step. */
  readonly catalog: Catalog
  /** A free name for a unique index on a column. */
  uniqueIndexName(table: TableReference, column: string): string
}

export const definitionOf = (field: ScalarField): ColumnDefinition => ({
  name: field.dbName ?? field.name,
  scalar: field.scalar,
  isRequired: field.isRequired,
})

/** Adds a scalar field's column, filled where it is required; an existing column is taken as it is where it can hold the field. */
export function addColumn(type: TypeStorage, field: ScalarField, context: ChangeContext): readonly TableChange[] {
  const wanted = definitionOf(field)
  const existing = context.catalog.tables.get(type.table.name)?.columns.get(wanted.name)
  const index = context.catalog.tables.get(type.table.name)?.uniqueIndexes.get(wanted.name)
  const unique = field.isUnique && index === undefined ? [createUnique(type.table, wanted, context)] : []
  if (existing === undefined) return [...newColumn(type.table, field, wanted, context), ...unique]
  const needsReplacement = !existing.holds.includes(field.scalar)
  if (needsReplacement) {
    const dropIndex = index === undefined ? [] : [ddl({ kind: 'drop-unique-index', table: type.table, ...index })]
    const unused = field.isUnique ? [createUnique(type.table, wanted, context)] : []
    return [
      ...dropIndex,
      ddl({ kind: 'drop-column', table: type.table, name: wanted.name }),
      ...newColumn(type.table, field, wanted, context),
      ...unused,
    ]
  }
  const unwanted =
    !field.isUnique && index !== undefined ? [ddl({ kind: 'drop-unique-index', table: type.table, ...index })] : []
  return [
    ...changeNullability(type.table, field, { wasRequired: !existing.isNullable }, context),
    ...unwanted,
    ...unique,
  ]
}

function newColumn(
  table: TableReference,
  field: ScalarField,
  wanted: ColumnDefinition,
  context: ChangeContext,
): readonly TableChange[] {
  const added = ddl({ kind: 'add-column', table, column: wanted })
  if (!field.isRequired) return [added]
  return [
    added,
    fill(table, field, context, 'all'),
    ddl({ kind: 'set-required', table, column: wanted, isRequired: true }),
  ]
}

function fill(table: TableReference, field: ScalarField, { next }: ChangeContext, rows: 'all' | 'nulls'): TableChange {
  const { name } = definitionOf(field)
  const alias = 'w'
  return {
    kind: 'fill',
    statement: {
      kind: 'update',
      table,
      alias,
      set: [{ column: name, value: constantParam(fillValue(field, next), field.scalar) }],
      ...(rows === 'all' ? {} : { where: isNull(column(alias, name, field.scalar)) }),
    },
  }
}

export function changeNullability(
  table: TableReference,
  field: ScalarField,
  { wasRequired }: { readonly wasRequired: boolean },
  context: ChangeContext,
): readonly TableChange[] {
  if (wasRequired === field.isRequired) return []
  const change = ddl({ kind: 'set-required', table, column: definitionOf(field), isRequired: field.isRequired })
  return field.isRequired ? [fill(table, field, context, 'nulls'), change] : [change]
}

export const createUnique = (
  table: TableReference,
  definition: ColumnDefinition,
  context: ChangeContext,
): TableChange =>
  ddl({ kind: 'create-unique-index', table, column: definition, name: context.uniqueIndexName(table, definition.name) })

/** Drops a column; an index on it goes first, as not every database drops both. */
export function dropColumn(table: TableReference, name: string, { catalog }: ChangeContext): readonly TableChange[] {
  const known = catalog.tables.get(table.name)
  if (known && !known.columns.has(name)) return []
  const index = known?.uniqueIndexes.get(name)
  return [
    ...(index ? [ddl({ kind: 'drop-unique-index', table, ...index })] : []),
    ddl({ kind: 'drop-column', table, name }),
  ]
}

/** Changes a scalar column from one definition to another (migrations.md sections 9, 10); another type loses the values. */
export function changeColumn(
  type: TypeStorage,
  before: ScalarField,
  after: ScalarField,
  context: ChangeContext,
): readonly TableChange[] {
  const { table } = type
  const [from, to] = [definitionOf(before), definitionOf(after)]
  const index = context.catalog.tables.get(table.name)?.uniqueIndexes.get(from.name)
  const dropIndex = index === undefined ? [] : [ddl({ kind: 'drop-unique-index', table, ...index })]
  if (from.scalar !== to.scalar)
    return [
      ...dropIndex,
      ddl({ kind: 'drop-column', table, name: from.name }),
      ...newColumn(table, after, to, context),
      ...(after.isUnique ? [createUnique(table, to, context)] : []),
    ]
  const isIndexReplaced = before.isUnique && after.isUnique && from.isRequired !== to.isRequired
  const rename = from.name === to.name ? [] : [ddl({ kind: 'rename-column', table, from, to: to.name })]
  return [
    ...(before.isUnique && (!after.isUnique || isIndexReplaced) ? dropIndex : []),
    ...rename,
    ...changeNullability(table, after, { wasRequired: from.isRequired }, context),
    ...(after.isUnique && (!before.isUnique || isIndexReplaced) ? [createUnique(table, to, context)] : []),
  ]
}

/** Makes a scalar list's table unless it is there. */
export function createListTable(type: TypeStorage, field: ScalarField, context: ChangeContext): readonly TableChange[] {
  const list = type.lists.get(field.name)
  if (!list || context.catalog.tables.has(list.table.name)) return []
  return [newListTable(type, field)]
}

export function newListTable(type: TypeStorage, field: ScalarField): TableChange {
  const list = type.lists.get(field.name)
  return ddl({
    kind: 'create-list-table',
    table: list?.table ?? type.table,
    owner: type.table,
    ownerId: { name: type.id.name, scalar: type.id.field.scalar },
    value: field.scalar,
  })
}
