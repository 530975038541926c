import { isIdField } from '../../../../model/lookup.js'
import type { ScalarField } from '../../../../model/model.js'
import { haveSameColumn, keepsIds } from '../../../../model/scalar.js'
import type { TypeStorage } from '../../storage/storage.js'
import { doneKey, presentId, presentTable, renameTable, type ChangePlan } from './change-plan.js'
import { changeIdType } from './id-type.js'
import { changeId, replaceId } from './id-changes.js'
import { addListTable, addScalar, changeColumn, dropScalar, type ScalarTarget } from './scalar-changes.js'
import type { MigrationStep } from '../../../../migration/step.js'

/** Changes a field's column or list table; the type's table keeps its name until UpdateModel renames it. */
export function changeField(step: Extract<MigrationStep, { type: 'UpdateField' }>, plan: ChangePlan): void {
  const [old, type] = [plan.before.types.get(step.model), plan.after.types.get(step.newModel)]
  const from = old?.type.fields.find(({ name }) => name === step.name)
  const to = type?.type.fields.find(({ name }) => name === (step.newName ?? step.name))
  if (!old || !type || !from || !to) return
  const place: ScalarTarget = { type, table: presentTable(old.table, plan), id: presentId(old, plan) }
  if (isIdField(from) !== isIdField(to)) {
    const replaced = replaceId(old, type, plan)
    if (to.kind === 'scalar') addScalar(replaced, to, plan)
  } else if (from.kind === 'scalar' && to.kind === 'scalar') changeScalar(old, place, { from, to }, plan)
  else if (to.kind === 'scalar') addScalar(place, to, plan)
  else if (from.kind === 'scalar') dropScalar(old, from, plan)
  if (!isIdField(from)) plan.done.set(doneKey(old.type.name, from.name), to.kind === 'scalar' ? to : 'gone')
}

function changeScalar(
  old: TypeStorage,
  place: ScalarTarget,
  change: { readonly from: ScalarField; readonly to: ScalarField },
  plan: ChangePlan,
): void {
  const { to } = change
  let { from } = change
  if (isIdField(from) && isIdField(to) && keepsIds(from, to)) {
    changeIdType(old, to, plan)
    from = { ...from, scalar: to.scalar }
  }
  if (isIdField(from) && isIdField(to) && from.scalar !== to.scalar) {
    changeId(old, place, plan)
    return
  }
  renameSequence(place, change, plan)
  if (!from.isList && !to.isList) {
    changeColumn(old, place, { from, to }, plan)
    return
  }
  if (!from.isList || !to.isList) {
    // the new place first: nothing is dropped before it is there
    addScalar(place, to, plan)
    dropScalar(old, from, plan)
    return
  }
  const [oldTable, newTable] = [old.lists.get(from.name)?.table, place.type.lists.get(to.name)?.table]
  if (!oldTable || !newTable) return
  if (haveSameColumn(from, to)) {
    renameTable(presentTable(oldTable, plan), newTable.name, plan)
    return
  }
  dropScalar(old, from, plan)
  if (plan.catalogState.table(newTable.name) === undefined) addListTable(place, newTable, to, plan)
}

/** A new type may have the sequence of the old name. */
function renameSequence(
  { table }: ScalarTarget,
  change: Readonly<Record<'from' | 'to', ScalarField>>,
  plan: ChangePlan,
): void {
  const [from, to] = [sequenceName(change.from), sequenceName(change.to)]
  if (from !== undefined && to !== undefined && from !== to) plan.ddl({ kind: 'rename-sequence', table, from, to })
}

const sequenceName = ({ behaviour }: ScalarField): string | undefined =>
  behaviour?.type === 'id' ? behaviour.sequence?.name : undefined
