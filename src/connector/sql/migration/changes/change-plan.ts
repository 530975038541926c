import { valueAt } from '../../../../util/value-at.js'
import { linkOfRelation } from '../../../../model/lookup.js'
import type { ScalarField } from '../../../../model/model.js'
import type { Catalog } from '../../tree/catalog.js'
import type { ColumnDefinition, DdlOperation, IdReference } from '../../tree/ddl.js'
import type { IndexNaming } from '../../tree/index-naming.js'
import type { TableReference } from '../../tree/tree.js'
import type { Storage, TypeStorage } from '../../storage/storage.js'
import type { TableChange } from './change.js'
import type { DropEffect, Effect } from './effect.js'
import { createFreeNames, type FreeNames } from './free-names.js'
import type { NameMap } from '../../../../migration/name-map.js'
import { createCatalogState, type CatalogState } from './catalog-state.js'

/** Changes of tables under construction: each one sees the tables that those before it leave. */
export interface ChangePlan {
  readonly before: Storage
  readonly after: Storage
  readonly names: NameMap
  readonly catalogState: CatalogState
  readonly freeNames: FreeNames
  /** What became of fields whose step is done, by old type and field; `gone`: no scalar any more. */
  readonly done: Map<string, ScalarField | 'gone'>
  add(change: TableChange): void
  /** Changes tables. Ids of link rows are no data of the user: a column of them is dropped without an effect. */
  ddl(operation: DdlOperation, holds?: 'data' | 'link-ids'): void
  /** Notes what the changes do to data that are there. */
  note(effect: Effect): void
  /** The changes since the last call, and what they do to data. */
  take(): { readonly changes: readonly TableChange[]; readonly effects: readonly Effect[] }
}

export interface ChangePlanInput {
  readonly before: Storage
  readonly after: Storage
  readonly names: NameMap
  /** The tables before the first change. */
  readonly catalog: Catalog
  readonly naming: IndexNaming
  /** What is not dropped though the next model does not know it. */
  spares?(effect: DropEffect): boolean
}

export function createChangePlan({ before, after, names, catalog, naming, spares }: ChangePlanInput): ChangePlan {
  const catalogState = createCatalogState(catalog, naming)
  let [changes, effects]: [TableChange[], Effect[]] = [[], []]
  const add = (change: TableChange): void => {
    catalogState.apply(change)
    changes.push(change)
  }
  return {
    before,
    after,
    names,
    catalogState,
    freeNames: createFreeNames(catalogState, naming),
    done: new Map(),
    add,
    note: (effect) => void effects.push(effect),
    ddl(operation, holds = 'data') {
      const drop = dropOf(operation, catalogState)
      if (drop && spares?.(drop) === true) return
      if (drop && holds === 'data') effects.push(drop)
      for (const index of indexesInTheWay(operation, catalogState)) add({ kind: 'ddl', operation: index })
      add({ kind: 'ddl', operation })
    },
    take() {
      const taken = { changes, effects }
      ;[changes, effects] = [[], []]
      return taken
    },
  }
}

/** The data that go with what an operation drops; what the changes made themselves has none. */
function dropOf(operation: DdlOperation, catalogState: CatalogState): DropEffect | undefined {
  if (operation.kind !== 'drop-table' && operation.kind !== 'drop-column' && operation.kind !== 'drop-inline-column')
    return undefined
  const { name } = operation.table
  if (catalogState.isFresh(name)) return undefined
  const table = catalogState.originalTable(name)
  if (operation.kind === 'drop-table') return { kind: 'drops', table }
  const column = operation.kind === 'drop-column' ? operation.name : operation.column
  return { kind: 'drops', table, column: catalogState.originalColumn(table, column) }
}

/** Indexes that a column must lose before it can go, where they do not go with it. */
function indexesInTheWay(operation: DdlOperation, catalogState: CatalogState): readonly DdlOperation[] {
  if (operation.kind !== 'drop-column' && operation.kind !== 'drop-inline-column') return []
  const { table } = operation
  const column = operation.kind === 'drop-column' ? operation.name : operation.column
  const present = catalogState.table(table.name)
  if (present?.lastingIndexes === undefined) return []
  const unique = operation.kind === 'drop-inline-column' ? present.uniqueIndexes.get(column) : undefined
  const names = [...(present.lastingIndexes.get(column) ?? []), ...(unique ? [unique.name] : [])]
  return names.map((name) => ({ kind: 'drop-index', table, name }))
}

/** A table of the active model under its present name. */
export const presentTable = (table: TableReference, { catalogState }: ChangePlan): TableReference => ({
  ...table,
  name: catalogState.presentTable(table.name),
})

/** The id column of a type, new or old, as it is now. */
export function presentId(type: TypeStorage, plan: ChangePlan): IdReference {
  const { catalogState, before, after } = plan
  const isOld = before.types.get(type.type.name) === type
  const name = isOld ? catalogState.presentColumn(type.table.name, type.id.name) : type.id.name
  const successor = isOld ? valueAt(after.types, plan.names.newType(type.type.name)) : undefined
  const isReplaced = plan.done.has(doneKey(type.type.name, type.id.field.name)) && successor !== undefined
  return { name, scalar: (isReplaced ? successor : type).id.field.scalar }
}

export const doneKey = (oldType: string, oldField: string): string => `${oldType}.${oldField}`

/** What a column of others keeps when it is changed. */
export function ownDefinition(
  table: string,
  column: string,
  { catalogState }: Pick<ChangePlan, 'catalogState'>,
): { readonly definition?: string } {
  const definition = catalogState.table(table)?.columns.get(column)?.definition
  return definition === undefined ? {} : { definition }
}

/** Renames a table; one that is in the way and goes elsewhere later is set aside. */
export function renameTable(from: TableReference, to: string, plan: ChangePlan): void {
  if (from.name === to) return
  if (plan.catalogState.table(from.name) === undefined) {
    if (plan.catalogState.table(to) !== undefined) plan.catalogState.assumeTable(from.name, to)
    return
  }
  if (plan.catalogState.table(to) !== undefined && isOwnTable(to, plan))
    plan.ddl({ kind: 'rename-table', table: { ...from, name: to }, to: plan.freeNames.aside() })
  plan.ddl({ kind: 'rename-table', table: from, to })
}

/** Makes room in a table for a column: one of the active model that goes elsewhere later is set aside. */
export function makeRoom(original: string, name: string, plan: ChangePlan): void {
  const { catalogState, freeNames } = plan
  const table = catalogState.table(catalogState.presentTable(original))
  const inTheWay = ownColumns(original, plan).find((one) => catalogState.presentColumn(original, one.name) === name)
  if (table?.columns.has(name) !== true || inTheWay === undefined) return
  const reference: TableReference = { namespace: plan.before.namespace, name: table.name }
  const to = freeNames.aside()
  if (inTheWay.isLink)
    plan.ddl({
      kind: 'rename-link-column',
      table: reference,
      from: name,
      to,
      scalar: inTheWay.scalar,
      isInline: inTheWay.isInline,
      ...ownDefinition(table.name, name, plan),
    })
  else
    plan.ddl({
      kind: 'rename-column',
      table: reference,
      from: { ...inTheWay, name, ...ownDefinition(table.name, name, plan) },
      to,
    })
}

function isOwnTable(present: string, { before, catalogState }: ChangePlan): boolean {
  const tables = [...before.types.values()].flatMap(({ table, lists }) => [
    table.name,
    ...[...lists.values()].map((list) => list.table.name),
  ])
  const linkTables = [...before.relations.values()].flatMap(({ location }) =>
    location.kind === 'table' ? [location.table.name] : [],
  )
  return [...tables, ...linkTables].some((name) => catalogState.presentTable(name) === present)
}

interface OwnColumn extends ColumnDefinition {
  /** It holds the end of a link. */
  readonly isLink: boolean
  readonly isInline: boolean
}

/** Columns that the active model has in a table. */
function ownColumns(original: string, { before }: ChangePlan): readonly OwnColumn[] {
  const scalars = [...before.types.values()]
    .filter(({ table }) => table.name === original)
    .flatMap(({ columns }) =>
      [...columns.values()].map(({ name, field }) => ({
        name,
        scalar: field.scalar,
        isRequired: field.isRequired,
        isLink: false,
        isInline: false,
      })),
    )
  const links = [...before.relations.values()].flatMap(({ relation, location }): readonly OwnColumn[] => {
    if (location.table.name !== original) return []
    const idScalar = (type: string) => before.types.get(type)?.id.field.scalar ?? 'ID'
    const link = linkOfRelation(relation)
    const column = (name: string, type: string, isInline: boolean): OwnColumn => ({
      name,
      scalar: idScalar(type),
      isRequired: !isInline,
      isLink: true,
      isInline,
    })
    if (link.kind === 'inline')
      return [column(link.column, link.inTypeName === relation.modelA ? relation.modelB : relation.modelA, true)]
    return [column(link.columnA, relation.modelA, false), column(link.columnB, relation.modelB, false)]
  })
  return [...scalars, ...links]
}

/** Whether a column is one that a relation of the active model has. */
export const isLinkColumn = (original: string, present: string, plan: ChangePlan): boolean =>
  ownColumns(original, plan).some(
    ({ name, isLink }) => isLink && plan.catalogState.presentColumn(original, name) === present,
  )
