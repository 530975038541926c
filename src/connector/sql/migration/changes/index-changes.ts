import { valueAt } from '../../../../util/value-at.js'
import type { TableIndex } from '../../storage/storage.js'
import { distinctName } from '../../storage/own-names.js'
import type { IndexShape } from '../../tree/catalog.js'
import type { IndexNaming } from '../../tree/index-naming.js'
import type { IndexSupport } from '../../tree/index-support.js'
import type { RowMark } from '../../tree/row-mark.js'
import type { TableReference } from '../../tree/tree.js'
import { ownDefinition, presentTable, type ChangePlan } from './change-plan.js'
import { shapeOf } from './changed-indexes.js'
import { indexDefinition, type IndexPlace } from './index-definition.js'
import { pairIndexes, type PairedIndex } from './paired-indexes.js'
import { bindMarks, keepsRows, releaseMarks } from './row-marks.js'
import { bindUniques, releaseUniques } from './unique-among-nodes.js'

/**
 * The indexes that datamodels ask for (beyond.md section 10.1). Those over columns that are there already are made in front
 * of all steps, so that one that fails finds nothing changed; those that are no more, or lose a column, go before their
 * columns do. What is left is made behind all steps, when the columns have their names.
 */
export interface IndexChanges {
  /** Makes what the database can make while others write; to be run outside of transactions. */
  concurrent(): void
  /** In front of all steps. */
  before(): void
  /** Behind all steps. */
  after(): void
}

export interface IndexContext {
  readonly naming: IndexNaming
  readonly support: IndexSupport
}

export function planIndexes(plan: ChangePlan, context: IndexContext): IndexChanges {
  const { support } = context
  const paired = pairIndexes(plan, plan.names)
  /** What tells its rows is made anew where that is made of a column that changes. */
  const isMarkedAnew = (one: PairedIndex): boolean => marksOf(one).length > 0 && !keepsRows(one, support)
  const carried = (one: PairedIndex): boolean =>
    one.same !== undefined &&
    one.oldType !== undefined &&
    !isMarkedAnew(one) &&
    shapeIn(presentTable(one.oldType.table, plan), one.same.name, plan, context) !== undefined
  const kept = new Set(paired.flatMap((one) => (one.same && !isMarkedAnew(one) ? one.same : [])))
  const obsolete = [...plan.before.types.values()].flatMap(({ type, table, indexes }) => {
    const stays = valueAt(plan.after.types, plan.names.newType(type.name)) !== undefined
    // of a type that goes, the others go with its table; links go before it
    return indexes
      .filter((index) => (stays ? !kept.has(index) : index.columns.some(({ field }) => field.kind === 'relation')))
      .map(({ name }) => ({ table, name }))
  })
  const isObsolete = (table: TableReference, wanted: string): boolean =>
    obsolete.some(({ table: old, name }) => presentTable(old, plan).name === table.name && name === wanted)
  /** Indexes that are not there, but all of whose columns are. */
  const early = (): readonly EarlyIndex[] =>
    paired.flatMap((one) => {
      const place = carried(one) || !keepsRows(one, support) ? undefined : presentPlace(one, plan)
      return place ? [{ ...place, one, index: one.index }] : []
    })
  function marksOf(one: PairedIndex): readonly RowMark[] {
    return indexDefinition(one.index, finalPlace(one, one.index.name), { plan, support }).marks ?? []
  }
  return {
    concurrent() {
      if (!support.isConcurrent) return
      for (const { one, index, ...place } of early()) {
        const { table } = place
        const isTaken = isObsolete(table, index.name) && shapeIn(table, index.name, plan, context) !== undefined
        makeInPlace(index, { ...place, name: isTaken ? standIn(one) : index.name, isConcurrent: true })
      }
    },
    before() {
      releaseMarks(paired, {
        plan,
        support,
        marksOf,
        dropIndex: (table, name) => {
          dropIndex(table, name, plan, context)
        },
      })
      const here = support.isConcurrent ? [] : early()
      const isFree = ({ table, index }: EarlyIndex): boolean => shapeIn(table, index.name, plan, context) === undefined
      const [free, taken] = [here.filter(isFree), here.filter((one) => !isFree(one))]
      // a foreign key may need what an old index serves until the new one is there
      for (const { index, ...place } of free) makeInPlace(index, { ...place, name: index.name })
      for (const { table, name } of obsolete) dropIndex(presentTable(table, plan), name, plan, context)
      releaseUniques(plan)
      for (const { index, ...place } of taken) makeInPlace(index, { ...place, name: index.name })
    },
    after() {
      bindUniques(plan)
      for (const one of paired) finishIndex(one, paired, plan, context)
    },
  }

  /** What an interrupted migration has left is taken as it is where it is complete. */
  function makeInPlace(index: TableIndex, place: IndexPlace & { readonly isConcurrent?: boolean }): void {
    const present = shapeIn(place.table, place.name, plan, context)
    if (present && isOver(present, index, place, plan, context)) return
    dropIndex(place.table, place.name, plan, context)
    createIndex(index, place, plan, context)
  }
}

interface EarlyIndex extends Omit<IndexPlace, 'name'> {
  readonly one: PairedIndex
  readonly index: TableIndex
}

/** Of an index while another one has its name, which goes only when this one is complete. */
const standIn = ({ type, index }: PairedIndex): string => distinctName(type.table.name, `${index.index.name}~`)

const shapeIn = (
  table: TableReference,
  name: string,
  { catalogState }: ChangePlan,
  { naming }: IndexContext,
): IndexShape | undefined => catalogState.table(table.name)?.indexes.get(naming.keptIndexName(table, name))

/** Whether what is there is the index; what the catalogue does not tell of conditions and expressions is taken on trust. */
function isOver(
  shape: IndexShape,
  index: TableIndex,
  place: IndexPlace,
  plan: ChangePlan,
  context: IndexContext,
): boolean {
  const wanted = shapeOf(indexDefinition(index, place, { plan, support: context.support }))
  return (
    shape.isWhole === wanted.isWhole &&
    shape.isUnique === wanted.isUnique &&
    shape.columns.join('\n') === wanted.columns.join('\n') &&
    shape.marks?.join('\n') === wanted.marks?.join('\n')
  )
}

/** The tables as they are, where they have all columns of the index already. */
function presentPlace(
  { oldType, oldColumns, oldTested }: PairedIndex,
  { catalogState, ...plan }: ChangePlan,
): Omit<IndexPlace, 'name'> | undefined {
  const all = [...oldColumns, ...oldTested]
  const known = all.flatMap((column) => column ?? [])
  if (!oldType || known.length < all.length) return undefined
  const table = presentTable(oldType.table, { catalogState, ...plan })
  const names = known.map(({ name }) => catalogState.presentColumn(oldType.table.name, name))
  const present = catalogState.table(table.name)?.columns
  if (present === undefined || !names.every((name) => present.has(name))) return undefined
  return { table, columns: names.slice(0, oldColumns.length), tested: names.slice(oldColumns.length) }
}

function createIndex(
  index: TableIndex,
  { isConcurrent = false, ...place }: IndexPlace & { readonly isConcurrent?: boolean },
  plan: ChangePlan,
  { support }: IndexContext,
): void {
  const definition = indexDefinition(index, place, { plan, support })
  bindMarks(place.table, definition, plan)
  plan.ddl({ kind: 'create-table-index', table: place.table, isConcurrent, ...definition })
}

/** Drops an index if it is there; a foreign key that needs one gets another. */
function dropIndex(table: TableReference, name: string, plan: ChangePlan, context: IndexContext): void {
  const shape = shapeIn(table, name, plan, context)
  if (shape === undefined) return
  const [first] = shape.columns
  const keptName = context.naming.keptIndexName(table, name)
  if (context.support.foreignKeysNeedIndex && first !== undefined && servesKey(table, first, keptName, plan))
    plan.ddl({
      kind: 'create-table-index',
      table,
      isConcurrent: false,
      name: plan.freeNames.ownIndex(table, first),
      columns: [{ name: first, scalar: 'ID', direction: 'asc', ...ownDefinition(table.name, first, plan) }],
      isUnique: false,
      method: 'BTREE',
    })
  plan.ddl({ kind: 'drop-index', table, name: keptName })
}

/** Whether it is the only index that begins with the column of a foreign key. */
function servesKey(table: TableReference, column: string, index: string, { catalogState }: ChangePlan): boolean {
  const present = catalogState.table(table.name)
  if (present?.foreignKeys.has(column) !== true) return false
  return ![...present.indexes].some(([name, { columns }]) => name !== index && columns[0] === column)
}

/** Where the steps have left all that an index is over. */
const finalPlace = ({ type, index: { columns, tested } }: PairedIndex, name: string): IndexPlace => ({
  table: type.table,
  columns: columns.map((column) => column.name),
  tested: tested.map((column) => column.name),
  name,
})

/** Gives an index its name, or makes it, over the columns as the steps have left them. */
function finishIndex(one: PairedIndex, paired: readonly PairedIndex[], plan: ChangePlan, context: IndexContext): void {
  const { index, same, type } = one
  const { table } = type
  const candidates = [...(same ? [same.name] : [index.name]), standIn(one)]
  const found = candidates.find((name) => {
    const shape = shapeIn(table, name, plan, context)
    return shape !== undefined && isOver(shape, index, finalPlace(one, name), plan, context)
  })
  if (found === index.name) return
  const other = paired.find(({ same: its, type: { table: on } }) => its?.name === index.name && on.name === table.name)
  if (other) rename(other, index.name, standIn(other))
  dropIndex(table, index.name, plan, context)
  if (found === undefined) createIndex(index, finalPlace(one, index.name), plan, context)
  else rename(one, found, index.name)

  function rename(renamed: PairedIndex, from: string, name: string): void {
    if (shapeIn(table, from, plan, context) === undefined) return
    plan.ddl({
      kind: 'rename-table-index',
      table,
      from: context.naming.keptIndexName(table, from),
      ...indexDefinition(renamed.index, finalPlace(renamed, name), { plan, support: context.support }),
    })
  }
}
