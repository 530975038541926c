import { Problem } from '../../../../errors/problem.js'
import type { CatalogTable } from '../../tree/catalog.js'
import type { LinkColumn } from '../../tree/ddl.js'
import type { TableReference } from '../../tree/tree.js'
import type { RelationStorage, Storage, TypeStorage } from '../../storage/storage.js'
import { makeRoom, ownDefinition, presentId, presentTable, renameTable, type ChangePlan } from './change-plan.js'
import { addOwnIndex } from './add-own-index.js'
import { copyLinks } from './copy-links.js'

/** The two types of a relation in a storage. */
interface RelationEnds {
  readonly a: TypeStorage
  readonly b: TypeStorage
}

function endsOf({ relation }: RelationStorage, storage: Storage): RelationEnds {
  const find = (name: string): TypeStorage => {
    const found = storage.types.get(name)
    if (found === undefined) throw new Problem(`The relation ${relation.name} leads to ${name}, which has no table.`)
    return found
  }
  return { a: find(relation.modelA), b: find(relation.modelB) }
}

/** The type whose rows an inline column points to. */
function inlineTarget(relation: RelationStorage, storage: Storage): TypeStorage {
  const { a, b } = endsOf(relation, storage)
  const isSelf = relation.relation.modelA === relation.relation.modelB
  return !isSelf && relation.location.table.name === a.table.name ? b : a
}

/** Makes a relation's table or column; existing ones are reused where their foreign keys fit. */
export function createRelation(relation: RelationStorage, storage: Storage, plan: ChangePlan): void {
  const existing = plan.catalogState.table(relation.location.table.name)
  if (relation.location.kind === 'table' && existing) {
    checkLinkTable(relation, relation.location, storage, existing)
    return
  }
  if (relation.location.kind === 'table') {
    addLinkTable(relation, relation.location, storage, plan)
    return
  }
  const { table, column } = relation.location
  const target = inlineTarget(relation, storage)
  if (existing?.columns.has(column) !== true) {
    addInlineColumn({ table, column }, target.table, target, plan)
    return
  }
  if (existing.foreignKeys.get(column)?.table !== target.table.name)
    throw new Problem(
      `The column ${column} of the table ${table.name} exists and does not reference ${target.table.name}.`,
    )
  addOwnIndex(table, column, plan)
}

interface InlinePlace {
  readonly table: TableReference
  readonly column: string
  /** The column was there before the migration. */
  readonly isRemade?: boolean
}

type LinkTableLocation = Extract<RelationStorage['location'], { kind: 'table' }>

function checkLinkTable(
  relation: RelationStorage,
  { columnA, columnB }: LinkTableLocation,
  storage: Storage,
  existing: CatalogTable,
): void {
  const { a, b } = endsOf(relation, storage)
  for (const [column, target] of [
    [columnA, a.table.name],
    [columnB, b.table.name],
  ] as const)
    if (existing.foreignKeys.get(column)?.table !== target)
      throw new Problem(
        `The table ${existing.name} exists and has no column ${column} that references ${target}, so it cannot hold the relation ${relation.relation.name}.`,
      )
}

function addLinkTable(
  relation: RelationStorage,
  { table, columnA, columnB, idColumn }: LinkTableLocation,
  storage: Storage,
  plan: ChangePlan,
): void {
  const { a, b } = endsOf(relation, storage)
  const isRemade = storage === plan.before
  const end = (name: string, type: TypeStorage): LinkColumn => ({
    name,
    // types of the next model have their tables; a new one may have the name that an old one gave up
    target: isRemade ? presentTable(type.table, plan) : type.table,
    targetId: presentId(type, plan),
    ...(isRemade ? remadeKey(table, name, plan) : {}),
  })
  plan.ddl({
    kind: 'create-link-table',
    table,
    relation: relation.relation.name,
    a: end(columnA, a),
    b: end(columnB, b),
    indexNames: plan.freeNames.linkIndexes(table),
    ...(idColumn === undefined ? {} : { idColumn }),
  })
}

/** The name of a foreign key that the migration may drop again. */
function remadeKey(table: TableReference, column: string, { freeNames }: ChangePlan): { readonly keyName?: string } {
  const keyName = freeNames.remadeReference(table, column)
  return keyName === undefined ? {} : { keyName }
}

function addInlineColumn(
  { table, column, isRemade = false }: InlinePlace,
  target: TableReference,
  targetType: TypeStorage,
  plan: ChangePlan,
): void {
  const foreignKey = plan.freeNames.inlineReference(table, column)
  plan.ddl({
    kind: 'add-inline-column',
    table,
    column,
    target,
    targetId: presentId(targetType, plan),
    ...(foreignKey === undefined ? {} : { foreignKey }),
    ...(isRemade ? remadeKey(table, column, plan) : {}),
  })
  addOwnIndex(table, column, plan)
}

/** Drops the table or column of a relation of the active model. */
export function dropRelation({ location }: RelationStorage, plan: ChangePlan): void {
  const table = presentTable(location.table, plan)
  const existing = plan.catalogState.table(table.name)
  if (location.kind === 'table') {
    if (existing) plan.ddl({ kind: 'drop-table', table })
    return
  }
  const column = plan.catalogState.presentColumn(location.table.name, location.column)
  if (existing?.columns.has(column) !== true) return
  plan.ddl({ kind: 'drop-inline-column', table, column, foreignKey: existing.foreignKeys.get(column)?.name })
}

/** Makes a dropped relation's table or column again, under the names that it had last, for ids of another type. */
export function recreateRelation(relation: RelationStorage, plan: ChangePlan): void {
  const { before, catalogState } = plan
  const { location } = relation
  const table = presentTable(location.table, plan)
  const column = (name: string): string => catalogState.presentColumn(location.table.name, name)
  if (location.kind === 'table') {
    addLinkTable(
      relation,
      { ...location, table, columnA: column(location.columnA), columnB: column(location.columnB) },
      before,
      plan,
    )
    return
  }
  const target = inlineTarget(relation, before)
  const place = { table, column: column(location.column), isRemade: true }
  addInlineColumn(place, presentTable(target.table, plan), target, plan)
}

/** Moves a relation from one place to another: renames where it can, else makes the new place, copies links, drops the old. */
export function changeRelation(from: RelationStorage, to: RelationStorage, plan: ChangePlan): void {
  const [before, after] = [from.location, to.location]
  if (before.kind === 'table' && after.kind === 'table') {
    changeLinkTable(from, before, after, plan)
    return
  }
  const table = presentTable(before.table, plan)
  if (before.kind === 'inline' && after.kind === 'inline' && table.name === after.table.name) {
    renameLinkColumn(from, before.column, after.column, plan)
    return
  }
  if (after.kind === 'inline') makeRoom(plan.catalogState.originalTable(after.table.name), after.column, plan)
  createRelation(to, plan.after, plan)
  copyLinks(from, to, plan)
  dropRelation(from, plan)
}

function renameLinkColumn({ relation, location }: RelationStorage, column: string, to: string, plan: ChangePlan): void {
  const present = (): string => plan.catalogState.presentColumn(location.table.name, column)
  const columns = plan.catalogState.table(plan.catalogState.presentTable(location.table.name))?.columns
  if (columns?.has(present()) === false && columns.has(to))
    plan.catalogState.assumeColumn(location.table.name, column, to)
  if (present() === to) return
  makeRoom(location.table.name, to, plan)
  const { a, b } = endsOf({ relation, location }, plan.before)
  const isInline = location.kind === 'inline'
  const target = isInline ? inlineTarget({ relation, location }, plan.before) : column === location.columnA ? a : b
  plan.ddl({
    kind: 'rename-link-column',
    table: presentTable(location.table, plan),
    from: present(),
    to,
    scalar: presentId(target, plan).scalar,
    isInline,
    ...ownDefinition(plan.catalogState.presentTable(location.table.name), present(), plan),
  })
}

function changeLinkTable(
  from: RelationStorage,
  before: LinkTableLocation,
  after: LinkTableLocation,
  plan: ChangePlan,
): void {
  const table = presentTable(before.table, plan)
  const { idColumn } = before
  if (
    idColumn !== undefined &&
    after.idColumn === undefined &&
    plan.catalogState.table(table.name)?.columns.has(idColumn)
  )
    plan.ddl({ kind: 'drop-column', table, name: idColumn }, 'link-ids')
  renameLinkColumn(from, before.columnA, after.columnA, plan)
  renameLinkColumn(from, before.columnB, after.columnB, plan)
  renameTable(table, after.table.name, plan)
}
