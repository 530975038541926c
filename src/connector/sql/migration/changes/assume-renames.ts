import { valueAt } from '../../../../util/value-at.js'
import { isScalarField } from '../../../../model/lookup.js'
import type { ChangePlan } from './change-plan.js'
import type { MigrationStep } from '../../../../migration/step.js'

/**
 * Notes what an interrupted migration has renamed already, where every change commits by itself: what has the new name
 * of something, and is nothing that the active model knows, is the renamed thing.
 */
export function assumeRenames(steps: readonly MigrationStep[], plan: ChangePlan): void {
  const { before, after, catalogState, names } = plan
  const known = knownTables(plan)
  const assumeTable = (old: string, name: string): void => {
    if (old !== name && !known.has(name) && catalogState.table(name) !== undefined) catalogState.assumeTable(old, name)
  }
  for (const old of before.types.values()) {
    const type = valueAt(after.types, names.newType(old.type.name))
    if (!type) continue
    assumeTable(old.table.name, type.table.name)
    const columns = new Set([...old.columns.values()].map(({ name }) => name))
    for (const field of old.type.fields.filter(isScalarField)) {
      const newName = names.newField(old.type.name, field.name)
      const [oldList, list] = [old.lists.get(field.name), valueAt(type.lists, newName)]
      if (oldList && list) assumeTable(oldList.table.name, list.table.name)
      const [from, to] = [old.columns.get(field.name)?.name, valueAt(type.columns, newName)?.name]
      const isRenamed = from !== undefined && to !== undefined && from !== to && !columns.has(to)
      const present = catalogState.table(catalogState.presentTable(old.table.name))
      if (isRenamed && present?.columns.has(to) === true) catalogState.assumeColumn(old.table.name, from, to)
    }
  }
  for (const step of steps) {
    if (step.type !== 'UpdateRelation') continue
    const [from, to] = [
      before.relations.get(step.name)?.location,
      after.relations.get(step.newName ?? step.name)?.location,
    ]
    if (from?.kind === 'table' && to?.kind === 'table') assumeTable(from.table.name, to.table.name)
  }
}

/** Tables that the active model has. */
function knownTables({ before }: ChangePlan): ReadonlySet<string> {
  const ofTypes = [...before.types.values()].flatMap(({ table, lists }) => [
    table.name,
    ...[...lists.values()].map((list) => list.table.name),
  ])
  return new Set([...ofTypes, ...[...before.relations.values()].map(({ location }) => location.table.name)])
}
