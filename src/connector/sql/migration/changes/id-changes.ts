import { valueAt } from '../../../../util/value-at.js'
import { isIdField } from '../../../../model/lookup.js'
import type { ScalarField } from '../../../../model/model.js'
import type { TypeStorage } from '../../storage/storage.js'
import { doneKey, presentTable, type ChangePlan } from './change-plan.js'
import { dropRelation, recreateRelation } from './relation-changes.js'
import { addColumn, addListTable, type ScalarTarget } from './scalar-changes.js'
import { createTypeTable, dropType } from './type-changes.js'

/** An id gets another type, or another field is the id: the table has no rows, so it is made again, with all that refers to it. */
export function changeId(old: TypeStorage, { type, table }: ScalarTarget, plan: ChangePlan): void {
  const { catalogState, done } = plan
  const touching = [...plan.before.relations.values()].filter(
    ({ relation, location }) =>
      (relation.modelA === old.type.name || relation.modelB === old.type.name) &&
      isThere(location.table.name, location.kind === 'inline' ? location.column : undefined, plan),
  )
  const fields = old.type.fields.flatMap((field) => stateOf(old, field, plan))
  for (const relation of touching) dropRelation(relation, plan)
  dropType(old, plan)
  catalogState.assumeColumn(old.table.name, old.id.name, type.id.name)
  done.set(doneKey(old.type.name, old.id.field.name), type.id.field)
  createTypeTable(type, table, plan)
  const place: ScalarTarget = { type, table, id: { name: type.id.name, scalar: type.id.field.scalar } }
  for (const { field, listTable } of fields)
    if (listTable === undefined) addColumn(place, field, plan)
    else addListTable(place, listTable, field, plan)
  for (const relation of touching) recreateRelation(relation, plan)
}

/** The same where what was the id is none any more, once for each type; gives the place of the other fields. */
export function replaceId(old: TypeStorage, type: TypeStorage, plan: ChangePlan): ScalarTarget {
  const id = { name: type.id.name, scalar: type.id.field.scalar }
  const place: ScalarTarget = { type, table: presentTable(old.table, plan), id }
  if (!plan.done.has(doneKey(old.type.name, old.id.field.name))) changeId(old, place, plan)
  return place
}

function isThere(table: string, column: string | undefined, { catalogState }: ChangePlan): boolean {
  const found = catalogState.table(catalogState.presentTable(table))
  return found !== undefined && (column === undefined || found.columns.has(catalogState.presentColumn(table, column)))
}

type FieldState = {
  readonly field: ScalarField
  /** Where the elements of a list are. */
  readonly listTable: TypeStorage['table'] | undefined
}

/** A field as the steps so far have left it: those that are gone have none. */
function stateOf(
  old: TypeStorage,
  field: TypeStorage['type']['fields'][number],
  plan: ChangePlan,
): readonly FieldState[] {
  const { catalogState, done, after, names } = plan
  const changed = done.get(doneKey(old.type.name, field.name))
  if (changed === 'gone' || isIdField(field)) return []
  const next = valueAt(after.types, names.newType(old.type.name))
  if (next && names.newField(old.type.name, field.name) === next.id.field.name) return []
  const list = old.lists.get(field.name)
  if (changed !== undefined) {
    return [{ field: changed, listTable: next?.lists.get(changed.name)?.table }]
  }
  if (field.kind !== 'scalar') return []
  if (list) {
    const table = presentTable(list.table, plan)
    return catalogState.table(table.name) ? [{ field, listTable: table }] : []
  }
  const name = catalogState.presentColumn(old.table.name, field.dbName ?? field.name)
  return isThere(old.table.name, field.dbName ?? field.name, plan)
    ? [{ field: { ...field, dbName: name }, listTable: undefined }]
    : []
}
