import { Problem } from '../errors/problem.js'
import type { ScalarType, ScalarValue } from '../model/scalar.js'
import { column, constantParam, equals, isNotNull, tableSource } from '../sql/build.js'
import type { Catalog } from '../sql/catalog.js'
import type { Insert, Select, TableReference, Update } from '../sql/tree.js'
import { pairsOfRelation, type RelationPairs } from '../storage/relation-pairs.js'
import type { RelationStorage, Storage, TypeStorage } from '../storage/storage.js'
import { ddl, type TableChange } from './change.js'
import { ownIndexName } from './own-index-name.js'

/** Names of a relation's two types in a storage. */
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

const idOf = (type: TypeStorage) => ({ name: type.id.name, scalar: type.id.field.scalar })

/** The type whose rows an inline column points to, and the one that has it. */
function inlineEnds(
  relation: RelationStorage,
  storage: Storage,
): { readonly owner: TypeStorage; readonly target: TypeStorage } {
  const { a, b } = endsOf(relation, storage)
  const owner =
    relation.place.kind === 'inline' &&
    relation.place.table.name === a.table.name &&
    relation.relation.modelA !== relation.relation.modelB
      ? a
      : b
  return { owner, target: owner === a ? b : a }
}

/** Makes a relation's table or column; existing ones are reused where their foreign keys fit. */
export function createRelation(relation: RelationStorage, storage: Storage, catalog: Catalog): readonly TableChange[] {
  const { place } = relation
  if (place.kind === 'inline') {
    const { target } = inlineEnds(relation, storage)
    const existing = catalog.tables.get(place.table.name)
    const index = ddl({
      kind: 'create-index',
      table: place.table,
      column: place.column,
      name: ownIndexName(place.table.name, place.column),
    })
    if (existing?.columns.has(place.column)) {
      if (existing.foreignKeys.get(place.column)?.table === target.table.name) return [index]
      throw new Problem(
        `The column ${place.column} of the table ${place.table.name} exists and does not reference ${target.table.name}.`,
      )
    }
    return [
      ddl({
        kind: 'add-inline-column',
        table: place.table,
        column: place.column,
        target: target.table,
        targetId: idOf(target),
      }),
      index,
    ]
  }
  const existing = catalog.tables.get(place.table.name)
  if (existing) {
    if (existing.columns.has(place.columnA) && existing.columns.has(place.columnB)) return []
    throw new Problem(`The table ${place.table.name} exists and has no columns ${place.columnA} and ${place.columnB}.`)
  }
  const { a, b } = endsOf(relation, storage)
  return [
    ddl({
      kind: 'create-link-table',
      table: place.table,
      relation: relation.relation.name,
      a: { name: place.columnA, target: a.table, targetId: idOf(a) },
      b: { name: place.columnB, target: b.table, targetId: idOf(b) },
      ...(place.idColumn === undefined ? {} : { idColumn: place.idColumn }),
    }),
  ]
}

export function dropRelation({ place }: RelationStorage, catalog: Catalog): readonly TableChange[] {
  const table = catalog.tables.get(place.table.name)
  if (place.kind === 'table') return table ? [ddl({ kind: 'drop-table', table: place.table })] : []
  if (!table?.columns.has(place.column)) return []
  return [
    ddl({
      kind: 'drop-inline-column',
      table: place.table,
      column: place.column,
      foreignKey: table.foreignKeys.get(place.column)?.name,
    }),
  ]
}

/** `catalog` is the picture before the migration, `renamed` gives a table's present name. */
export interface RelationChangeContext {
  readonly before: Storage
  readonly after: Storage
  readonly catalog: Catalog
  renamed(name: string): string
}

/** Moves a relation from one place to another: renames where it can, else makes the new place, copies links, drops the old. */
export function changeRelation(
  from: RelationStorage,
  to: RelationStorage,
  context: RelationChangeContext,
): readonly TableChange[] {
  const [before, after] = [from.place, to.place]
  if (before.kind === 'table' && after.kind === 'table') return changeLinkTable(before, after, to, context)
  if (before.kind === 'inline' && after.kind === 'inline' && context.renamed(before.table.name) === after.table.name) {
    if (before.column === after.column) return []
    const { target } = inlineEnds(to, context.after)
    return [
      ddl({
        kind: 'rename-link-column',
        table: after.table,
        from: before.column,
        to: after.column,
        scalar: target.id.field.scalar,
        isInline: true,
      }),
    ]
  }
  const oldPlace = currentPlace(from, context)
  return [
    ...createRelation(to, context.after, withoutPlace(context.catalog, after)),
    ...copyLinks(from, to, context),
    ...dropCurrent(oldPlace, context),
  ]
}

/** The new place is made in any case: a table of that name in the old picture was renamed away or is the old place. */
function withoutPlace(catalog: Catalog, place: RelationStorage['place']): Catalog {
  if (place.kind === 'inline') return catalog
  return { tables: new Map([...catalog.tables].filter(([name]) => name !== place.table.name)) }
}

function currentPlace(from: RelationStorage, { renamed }: RelationChangeContext): RelationStorage {
  const table: TableReference = { ...from.place.table, name: renamed(from.place.table.name) }
  return { ...from, place: { ...from.place, table } }
}

function dropCurrent({ place }: RelationStorage, { catalog, renamed }: RelationChangeContext): readonly TableChange[] {
  if (place.kind === 'table') return [ddl({ kind: 'drop-table', table: place.table })]
  const key = [...catalog.tables]
    .find(([name]) => renamed(name) === place.table.name)?.[1]
    .foreignKeys.get(place.column)?.name
  return [ddl({ kind: 'drop-inline-column', table: place.table, column: place.column, foreignKey: key })]
}

type LinkTablePlace = Extract<RelationStorage['place'], { kind: 'table' }>

function changeLinkTable(
  before: LinkTablePlace,
  after: LinkTablePlace,
  to: RelationStorage,
  { after: storage }: RelationChangeContext,
): readonly TableChange[] {
  const { a, b } = endsOf(to, storage)
  const rename = (from: string, name: string, type: TypeStorage): readonly TableChange[] =>
    from === name
      ? []
      : [
          ddl({
            kind: 'rename-link-column',
            table: before.table,
            from,
            to: name,
            scalar: type.id.field.scalar,
            isInline: false,
          }),
        ]
  return [
    ...(before.idColumn !== undefined && after.idColumn === undefined
      ? [ddl({ kind: 'drop-column', table: before.table, name: before.idColumn })]
      : []),
    ...rename(before.columnA, after.columnA, a),
    ...rename(before.columnB, after.columnB, b),
    ...(before.table.name === after.table.name
      ? []
      : [ddl({ kind: 'rename-table', table: before.table, to: after.table.name })]),
  ]
}

/** Pairs (id of A, id of B) of the old place go into the new one. */
function copyLinks(
  from: RelationStorage,
  to: RelationStorage,
  { before, after, renamed }: RelationChangeContext,
): readonly TableChange[] {
  const old = pairsOfRelation(from, before)
  const select = selectPairs({ ...old, table: { ...old.table, name: renamed(old.table.name) } })
  const { table, a, b, ownerSide } = pairsOfRelation(to, after)
  const value = (id: unknown, { scalar }: { readonly scalar: ScalarType }) => constantParam(id as ScalarValue, scalar)
  if (ownerSide !== undefined) {
    const [owner, target] = ownerSide === 'A' ? [a, b] : [b, a]
    const update = (idA: unknown, idB: unknown): Update => ({
      kind: 'update',
      table,
      alias: 'w',
      set: [{ column: target.column, value: value(ownerSide === 'A' ? idB : idA, target) }],
      where: equals(column('w', owner.column, owner.scalar), value(ownerSide === 'A' ? idA : idB, owner)),
    })
    return [{ kind: 'copy-links', select, to: { kind: 'column', update } }]
  }
  if (to.place.kind === 'table' && to.place.idColumn !== undefined) return []
  const insert = (pairs: readonly (readonly [unknown, unknown])[]): Insert => ({
    kind: 'insert',
    table,
    columns: [a.column, b.column],
    rows: pairs.map(([idA, idB]) => [value(idA, a), value(idB, b)]),
    ignoreDuplicates: true,
  })
  return [{ kind: 'copy-links', select, to: { kind: 'table', insert } }]
}

function selectPairs({ table, a, b, ownerSide }: RelationPairs): Select {
  const [columnA, columnB] = [column('t', a.column, a.scalar), column('t', b.column, b.scalar)]
  return {
    kind: 'select',
    columns: [{ expression: columnA }, { expression: columnB }],
    from: tableSource(table, 't'),
    ...(ownerSide === undefined ? {} : { where: isNotNull(ownerSide === 'A' ? columnB : columnA) }),
  }
}
