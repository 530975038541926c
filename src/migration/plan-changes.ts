import type { Renames } from '../datamodel/renames.js'
import { isIdField } from '../model/lookup.js'
import type { Field, ScalarField } from '../model/model.js'
import type { Catalog } from '../sql/catalog.js'
import type { TableReference } from '../sql/tree.js'
import type { Storage, TypeStorage } from '../storage/storage.js'
import { ddl, type TableChange } from './change.js'
import {
  addColumn,
  changeColumn,
  createListTable,
  dropColumn,
  newListTable,
  type ChangeContext,
} from './column-changes.js'
import { successorOf } from './infer-relation-steps.js'
import { nameMap, type NameMap } from './name-map.js'
import { withoutDropped } from './without-dropped.js'
import { changeRelation, createRelation, dropRelation } from './relation-changes.js'
import type { MigrationStep } from './step.js'

export interface PlanChangesInput {
  readonly before: Storage
  readonly after: Storage
  readonly renames: Renames
  /** The tables before the first step. */
  readonly catalog: Catalog
  uniqueIndexName(table: TableReference, column: string): string
}

/** What each step does to the tables (migrations.md section 9), one list for each step. Pure. */
export function planChanges(
  steps: readonly MigrationStep[],
  input: PlanChangesInput,
): readonly (readonly TableChange[])[] {
  const planner = createPlanner(input)
  return steps.map((step) => planner.changesOf(step))
}

function createPlanner({ before, after, renames, catalog: initial, uniqueIndexName }: PlanChangesInput) {
  const names: NameMap = nameMap(before.model, after.model, renames)
  // what earlier steps drop is gone for later ones
  let catalog = initial
  const context: ChangeContext = {
    next: after.model,
    get catalog() {
      return catalog
    },
    uniqueIndexName: freeNames(initial, uniqueIndexName),
  }
  const tableNames = new Map<string, string>()
  const renamed = (name: string): string => tableNames.get(name) ?? name

  function changesOf(step: MigrationStep): readonly TableChange[] {
    const changes = planStep(step).flatMap((change) => [...indexesInTheWay(change, catalog, renamed), change])
    catalog = changes.reduce(withoutDropped, catalog)
    return changes
  }

  function planStep(step: MigrationStep): readonly TableChange[] {
    switch (step.type) {
      case 'DeleteRelation': {
        const relation = before.relations.get(step.name)
        return relation ? dropRelation(relation, catalog) : []
      }
      case 'DeleteField':
        return deleteField(step.model, step.name)
      case 'DeleteModel': {
        const type = before.types.get(step.name)
        return type ? dropType(type) : []
      }
      case 'UpdateField':
        return updateField(step)
      case 'UpdateModel':
        return renameType(before.types.get(step.name), after.types.get(step.newName))
      case 'UpdateRelation':
        return updateRelation(step)
      case 'CreateModel': {
        const type = after.types.get(step.name)
        return type && !isThere(type.table) ? [createTable(type)] : []
      }
      case 'CreateField':
        return createField(step.model, step.name)
      case 'CreateRelation': {
        const relation = after.relations.get(step.name)
        return relation ? createRelation(relation, after, catalog) : []
      }
      case 'DeleteEnum':
      case 'UpdateEnum':
      case 'CreateEnum':
      case 'UpdateSecrets':
        return []
    }
  }

  /** Whether a table of that name is there now: in the first picture and not renamed away. */
  const isThere = ({ name }: TableReference): boolean => catalog.tables.has(name) && !tableNames.has(name)

  function deleteField(typeName: string, fieldName: string): readonly TableChange[] {
    const type = before.types.get(typeName)
    const field = type?.type.fields.find(({ name }) => name === fieldName)
    if (!type || field?.kind !== 'scalar') return []
    return dropScalar(type, field)
  }

  function dropScalar(type: TypeStorage, field: ScalarField): readonly TableChange[] {
    if (!field.isList) return dropColumn(type.table, field.dbName ?? field.name, context)
    const list = type.lists.get(field.name)
    return list && catalog.tables.has(list.table.name) ? [ddl({ kind: 'drop-table', table: list.table })] : []
  }

  function dropType(type: TypeStorage): readonly TableChange[] {
    const lists = [...type.lists.values()].filter(({ table }) => catalog.tables.has(table.name))
    const own = catalog.tables.has(type.table.name) ? [ddl({ kind: 'drop-table', table: type.table })] : []
    return [...lists.map(({ table }) => ddl({ kind: 'drop-table', table })), ...own]
  }

  function updateField(step: Extract<MigrationStep, { type: 'UpdateField' }>): readonly TableChange[] {
    const [old, type] = [before.types.get(step.model), after.types.get(step.newModel)]
    const from = old?.type.fields.find(({ name }) => name === step.name)
    const to = type?.type.fields.find(({ name }) => name === (step.newName ?? step.name))
    if (!old || !type || !from || !to) return []
    // the table keeps its old name until UpdateModel renames it
    const present: TypeStorage = { ...type, table: old.table, lists: listsUnder(old.table, type) }
    if (from.kind === 'scalar' && to.kind === 'scalar') return changeScalar(old, present, from, to)
    if (to.kind === 'scalar') return addScalar(present, to)
    return from.kind === 'scalar' ? dropScalar(old, from) : []
  }

  function changeScalar(
    old: TypeStorage,
    present: TypeStorage,
    from: ScalarField,
    to: ScalarField,
  ): readonly TableChange[] {
    if (isIdField(from) && isIdField(to) && from.scalar !== to.scalar) return changeId(old, present)
    if (!from.isList && !to.isList) return changeColumn(present, from, to, context)
    if (!from.isList || !to.isList) return [...addScalar(present, to), ...dropScalar(old, from)]
    const [oldTable, newTable] = [old.lists.get(from.name)?.table, present.lists.get(to.name)?.table]
    if (from.scalar !== to.scalar) return [...dropScalar(old, from), newListTable(present, to)]
    if (!oldTable || !newTable || oldTable.name === newTable.name) return []
    tableNames.set(oldTable.name, newTable.name)
    return [ddl({ kind: 'rename-table', table: oldTable, to: newTable.name })]
  }

  const addScalar = (type: TypeStorage, field: ScalarField): readonly TableChange[] => {
    if (field.isList) return createListTable(type, field, context)
    return isIdField(field) ? [] : addColumn(type, field, context)
  }

  /** The table has no rows: it is made anew, with all that points to it. */
  function changeId(old: TypeStorage, present: TypeStorage): readonly TableChange[] {
    const touching = [...before.relations.values()].filter(
      ({ relation }) => relation.modelA === old.type.name || relation.modelB === old.type.name,
    )
    const kept = touching.flatMap((relation) => {
      const successor = successorOf(relation.relation, before.model, after.model, names)
      const place = successor && after.relations.get(successor.name)
      return place && place.relation.name === relation.relation.name ? [place] : []
    })
    const isKept = (field: ScalarField): boolean =>
      present.type.fields.some(
        (one) => one.kind === 'scalar' && names.oldField(present.type.name, one.name) === field.name,
      )
    const fields = old.type.fields.filter(
      (field): field is ScalarField => field.kind === 'scalar' && !isIdField(field) && isKept(field),
    )
    const emptied: ChangeContext = { ...context, catalog: { tables: new Map() } }
    return [
      ...touching.flatMap((relation) => dropRelation(relation, catalog)),
      ...dropType(old),
      createTable(present),
      ...fields.flatMap((field) =>
        field.isList ? [newListTable({ ...present, lists: old.lists }, field)] : addColumn(present, field, emptied),
      ),
      ...kept.flatMap((relation) => createRelation(relation, after, { tables: new Map() })),
    ]
  }

  /** A model's list tables go along with it. */
  function renameType(old: TypeStorage | undefined, type: TypeStorage | undefined): readonly TableChange[] {
    if (!old || !type || old.table.name === type.table.name) return []
    tableNames.set(old.table.name, type.table.name)
    const present = listsUnder(old.table, type)
    const lists = [...type.lists.values()].flatMap(({ field, table }) => {
      const current = present.get(field.name)?.table
      const wasList = old.type.fields.some(
        (one) => one.name === names.oldField(type.type.name, field.name) && one.isList,
      )
      return current && wasList && current.name !== table.name
        ? [ddl({ kind: 'rename-table', table: current, to: table.name })]
        : []
    })
    return [ddl({ kind: 'rename-table', table: old.table, to: type.table.name }), ...lists]
  }

  function updateRelation(step: Extract<MigrationStep, { type: 'UpdateRelation' }>): readonly TableChange[] {
    const from = before.relations.get(step.name)
    const to = after.relations.get(step.newName ?? step.name)
    return from && to ? changeRelation(from, to, { before, after, catalog, renamed }) : []
  }

  function createField(typeName: string, fieldName: string): readonly TableChange[] {
    const type = after.types.get(typeName)
    const field: Field | undefined = type?.type.fields.find(({ name }) => name === fieldName)
    return type && field?.kind === 'scalar' ? addScalar(type, field) : []
  }

  return { changesOf }
}

/** Drops of the indexes that a column must lose before it can go, where they do not go with it. */
function indexesInTheWay(
  change: TableChange,
  { tables }: Catalog,
  renamed: (name: string) => string,
): readonly TableChange[] {
  if (change.kind !== 'ddl') return []
  const { operation } = change
  if (operation.kind !== 'drop-column' && operation.kind !== 'drop-inline-column') return []
  const column = operation.kind === 'drop-column' ? operation.name : operation.column
  const table = [...tables.values()].find(({ name }) => renamed(name) === operation.table.name)
  const names = table?.lastingIndexes?.get(column) ?? []
  return names.map((name) => ddl({ kind: 'drop-index', table: operation.table, name }))
}

function createTable(type: TypeStorage): TableChange {
  const { field, name } = type.id
  const sequence = field.behaviour?.type === 'id' && field.scalar === 'Int' ? field.behaviour.sequence : null
  return ddl({ kind: 'create-table', table: type.table, id: { name, scalar: field.scalar, sequence } })
}

/** List tables of a type while its own table still has an older name. */
function listsUnder(table: TableReference, type: TypeStorage): TypeStorage['lists'] {
  return new Map(
    [...type.lists].map(([name, list]) => [
      name,
      { ...list, table: { ...list.table, name: `${table.name}_${list.field.dbName ?? list.field.name}` } },
    ]),
  )
}

/** Names of unique indexes that nothing in the namespace has yet. */
function freeNames(
  catalog: Catalog,
  nameOf: (table: TableReference, column: string) => string,
): (table: TableReference, column: string) => string {
  const taken = new Set(
    [...catalog.tables.values()].flatMap((table) => [...table.indexNames].map((name) => `${table.name}\n${name}`)),
  )
  return (table, column) => {
    const wanted = nameOf(table, column)
    let name = wanted
    for (let count = 2; taken.has(`${table.name}\n${name}`); count += 1)
      name = `${wanted.slice(0, 55)}_${String(count)}`
    taken.add(`${table.name}\n${name}`)
    return name
  }
}
