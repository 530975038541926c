import { isCounted, isIdField } from '../../../../model/lookup.js'
import type { ScalarField } from '../../../../model/model.js'
import { haveSameColumn, keepsValues, sizedScalar } from '../../../../model/scalar.js'
import { valueAt } from '../../../../util/value-at.js'
import { column, constantParam, isNull } from '../../tree/build.js'
import type { ColumnDefinition, IdReference } from '../../tree/ddl.js'
import type { TableReference } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { isLinkColumn, makeRoom, ownDefinition, presentId, presentTable, type ChangePlan } from './change-plan.js'
import { fillValue } from './fill-value.js'

/** Where a scalar field goes: a type of the next model in the table that it has now. */
export interface ScalarTarget {
  readonly type: TypeStorage
  readonly table: TableReference
  readonly id: IdReference
}

export const definitionOf = (field: ScalarField): ColumnDefinition => ({
  name: field.dbName ?? field.name,
  ...sizedScalar(field),
  isRequired: field.isRequired,
})

/** Adds a field's column or list table; the id's came with the type's table. */
export function addScalar(place: ScalarTarget, field: ScalarField, plan: ChangePlan): void {
  const list = place.type.lists.get(field.name)
  if (list && plan.catalogState.table(list.table.name) === undefined) addListTable(place, list.table, field, plan)
  else if (list) plan.note({ kind: 'adopts-list', type: place.type, field })
  if (!list && !isIdField(field)) addColumn(place, field, plan)
}

export function addListTable(
  { table, id }: Pick<ScalarTarget, 'table' | 'id'>,
  listTable: TableReference,
  field: ScalarField,
  plan: ChangePlan,
): void {
  plan.ddl({ kind: 'create-list-table', table: listTable, owner: table, ownerId: id, value: sizedScalar(field) })
}

/** Adds a column, filled where it is required; an existing one is taken as it is where it can hold the field. */
export function addColumn(
  { table, type }: Pick<ScalarTarget, 'table' | 'type'>,
  field: ScalarField,
  plan: ChangePlan,
): void {
  const wanted = definitionOf(field)
  const original = plan.catalogState.originalTable(table.name)
  if (isLinkColumn(original, wanted.name, plan)) makeRoom(original, wanted.name, plan)
  const existing = plan.catalogState.table(table.name)?.columns.get(wanted.name)
  if (existing && existing.carries.includes(field.scalar)) {
    const isUnique = plan.catalogState.table(table.name)?.uniqueIndexes.has(wanted.name) === true
    plan.note({ kind: 'adopts-column', type, field, table: original, column: existing, isUnique })
    if (field.isRequired || existing.fillsItself !== true)
      changeNullability({ table, type }, field, { wasRequired: existing.isNullable === false }, plan)
    if (!field.isUnique) dropUnique(table, wanted.name, plan)
  } else {
    if (existing) dropColumn(table, wanted.name, plan)
    newColumn({ table, type }, field, plan)
  }
  if (field.isUnique) addUnique({ table, type }, wanted, plan)
}

function newColumn({ table, type }: Pick<ScalarTarget, 'table' | 'type'>, field: ScalarField, plan: ChangePlan): void {
  const wanted = definitionOf(field)
  const isRequired = wanted.isRequired && plan.catalogState.isFresh(table.name)
  plan.ddl({ kind: 'add-column', table, column: { ...wanted, isRequired } })
  if (wanted.isRequired === isRequired) return
  if (isCounted(field)) numberRows({ table, type }, field, plan)
  else {
    plan.note({ kind: 'fills', type, field, table: plan.catalogState.originalTable(table.name) })
    fill(table, field, 'all', plan)
  }
  plan.ddl({ kind: 'set-required', table, column: wanted, isRequired: true })
}

/** Gives the rows that have none a number. */
function numberRows({ table, type }: Pick<ScalarTarget, 'table' | 'type'>, field: ScalarField, plan: ChangePlan): void {
  const old = valueAt(plan.before.types, plan.names.oldType(type.type.name))
  const { name: id } = presentId(old ?? type, plan)
  plan.ddl({ kind: 'number-rows', table, column: definitionOf(field).name, id })
}

/**
 * Gives rows a value for a field that becomes required.
 *
 * `UPDATE User AS w SET email = ? WHERE w.email IS NULL`
 */
function fill(table: TableReference, field: ScalarField, rows: 'all' | 'nulls', plan: ChangePlan): void {
  const { name } = definitionOf(field)
  const alias = 'w'
  plan.add({
    kind: 'statement',
    statement: {
      kind: 'update',
      table,
      alias,
      set: [{ column: name, value: constantParam(fillValue(field, plan.after.model), field) }],
      ...(rows === 'all' ? {} : { where: isNull(column(alias, name, field.scalar)) }),
    },
  })
}

function changeNullability(
  { table, type }: Pick<ScalarTarget, 'table' | 'type'>,
  field: ScalarField,
  { wasRequired }: { readonly wasRequired: boolean },
  plan: ChangePlan,
): void {
  if (wasRequired === field.isRequired) return
  if (field.isRequired && isCounted(field)) numberRows({ table, type }, field, plan)
  else if (field.isRequired) fill(table, field, 'nulls', plan)
  const wanted = definitionOf(field)
  const column = { ...wanted, ...ownDefinition(table.name, wanted.name, plan) }
  plan.ddl({ kind: 'set-required', table, column, isRequired: field.isRequired })
}

/** Its name is that of the type's table in the next model, though the table may still have another one. */
export function addUnique(
  { table, type }: Pick<ScalarTarget, 'table' | 'type'>,
  definition: ColumnDefinition,
  plan: ChangePlan,
): void {
  // it holds among nodes: `unique-among-nodes.ts`
  if (type.softDelete) return
  if (plan.catalogState.table(table.name)?.uniqueIndexes.has(definition.name) === true) return
  const name = plan.freeNames.uniqueIndex(type.table, definition.name)
  const column = { ...definition, ...ownDefinition(table.name, definition.name, plan) }
  plan.ddl({ kind: 'create-unique-index', table, column, name })
}

function dropUnique(table: TableReference, name: string, plan: ChangePlan): void {
  const index = plan.catalogState.table(table.name)?.uniqueIndexes.get(name)
  if (index && !isReferred(table.name, name, plan)) plan.ddl({ kind: 'drop-unique-index', table, ...index })
}

/** Whether a foreign key needs the column's index: that of the column itself, or of one that refers to it. */
function isReferred(table: string, column: string, { catalogState }: ChangePlan): boolean {
  if (catalogState.table(table)?.foreignKeys.has(column) === true) return true
  return [...catalogState.tables()].some(({ foreignKeys }) =>
    [...foreignKeys.values()].some((key) => key.table === table && key.column === column),
  )
}

/** Drops a column; an index on it goes first, as not every database drops both. */
function dropColumn(table: TableReference, name: string, plan: ChangePlan): void {
  const present = plan.catalogState.table(table.name)
  if (present?.columns.has(name) !== true) return
  const foreignKey = present.foreignKeys.get(name)
  if (foreignKey) {
    plan.ddl({ kind: 'drop-inline-column', table, column: name, foreignKey: foreignKey.name })
    return
  }
  dropUnique(table, name, plan)
  plan.ddl({ kind: 'drop-column', table, name })
}

/** Drops the column or list table of a field of the active model. */
export function dropScalar(type: TypeStorage, field: ScalarField, plan: ChangePlan): void {
  const list = type.lists.get(field.name)
  if (!list) {
    dropColumn(
      presentTable(type.table, plan),
      plan.catalogState.presentColumn(type.table.name, field.dbName ?? field.name),
      plan,
    )
    return
  }
  const table = presentTable(list.table, plan)
  if (plan.catalogState.table(table.name)) plan.ddl({ kind: 'drop-table', table })
}

/** Changes a scalar column from one definition to another (migrations.md sections 9, 10); another type loses the values. */
export function changeColumn(
  old: TypeStorage,
  { table, type }: Pick<ScalarTarget, 'table' | 'type'>,
  { from: before, to: after }: { readonly from: ScalarField; readonly to: ScalarField },
  plan: ChangePlan,
): void {
  const to = definitionOf(after)
  const original = before.dbName ?? before.name
  const presentName = (): string => plan.catalogState.presentColumn(old.table.name, original)
  const columns = plan.catalogState.table(table.name)?.columns
  const wasDone = columns?.has(presentName()) === false && columns.has(to.name)
  if (wasDone) plan.catalogState.assumeColumn(old.table.name, original, to.name)
  if (wasDone && !haveSameColumn(before, after)) {
    addColumn({ table, type }, after, plan)
    return
  }
  const from: ColumnDefinition = { ...definitionOf(before), name: presentName() }
  const isConverted = keepsValues(from, to)
  if (!haveSameColumn(from, to) && !isConverted) {
    dropColumn(table, from.name, plan)
    makeRoom(old.table.name, to.name, plan)
    newColumn({ table, type }, after, plan)
    if (after.isUnique) addUnique({ table, type }, to, plan)
    return
  }
  const isIndexReplaced = before.isUnique && after.isUnique && (isConverted || from.isRequired !== to.isRequired)
  if ((before.isUnique && !after.isUnique) || isIndexReplaced) dropUnique(table, from.name, plan)
  if (isConverted)
    plan.ddl({ kind: 'change-type', table, from: sizedScalar(from), column: { ...from, ...sizedScalar(to) } })
  if (from.name !== to.name) {
    makeRoom(old.table.name, to.name, plan)
    const present = presentName()
    const column = { ...from, ...sizedScalar(to), name: present, ...ownDefinition(table.name, present, plan) }
    plan.ddl({ kind: 'rename-column', table, from: column, to: to.name })
  }
  // the id is required by its key
  if (!isIdField(after)) changeNullability({ table, type }, after, { wasRequired: from.isRequired }, plan)
  if (after.isUnique && (!before.isUnique || isIndexReplaced)) addUnique({ table, type }, to, plan)
}
