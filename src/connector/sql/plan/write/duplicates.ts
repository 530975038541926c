import { isIdField } from '../../../../model/lookup.js'
import { constant, bound, type Value } from '../../../../model/value.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import { allOf, inList, listParam } from '../../tree/build.js'
import type { ScalarColumn, TypeStorage } from '../../storage/storage.js'
import { fieldColumn } from '../read/columns.js'
import { typeRows } from '../read/type-rows.js'
import { createFinder, idBy, listOf } from './lookup.js'
import { amongCovered, partialKeysOf, withTestedValues, type PartialKey } from './partial-keys.js'
import { planRest, planRestOf } from './rest.js'
import { keyText, uniqueKeysOf, type KeyedRow, type UniqueKey } from './unique-keys.js'
import type { WriteContext } from './write-context.js'
import { isInsert, type Step } from './write-plan.js'

/** Plans for rows that stay, with their places among all. */
type PlanKept<Row> = (kept: readonly Row[], context: WriteContext, places: readonly number[]) => readonly Step[]

/**
 * Plans for those of some new rows that violate no unique constraint (`skipDuplicates`, beyond.md section 7): one statement
 * for each unique field, and some for the unique indexes. Texts that only the database takes for
 * equal are met when the rows are written, and then the exact order decides: it finds them, or meets them row by row where
 * an index holds the beginnings of texts alone.
 */
export function planWithoutDuplicates<Row extends KeyedRow>(
  type: TypeStorage,
  given: readonly Row[],
  context: WriteContext,
  planKept: PlanKept<Row>,
): readonly Step[] {
  if (given.length === 0) return []
  const rows = withTestedValues(type, given, context)
  const places = rows.map((_, index) => index)
  const plan = (kept: readonly number[], own: WriteContext): readonly Step[] =>
    planKept(
      kept.flatMap((place) => rows[place] ?? []),
      own,
      kept,
    )
  const keys = [...uniqueKeysOf(type, rows), ...partialKeysOf(type, rows)]
  if (keys.length === 0) return plan(places, context)
  context.traits.isReordered = true
  // another client may have made the same rows meanwhile
  context.traits.hasUpsert = true
  if (context.order === 'exact') return places.flatMap((place) => planIfNew(type, keys, place, context, plan))
  const finder = createFinder(context)
  const reads: Step[] = []
  const present = keys.map((key) => {
    if (key.column === undefined) return listOf(key.selectors.map((_, place) => findBy(key, place, type, finder)))
    const { step, name } = readPresent(key.column, key, type, context)
    reads.push(step)
    return bound(name)
  })
  const own = keys.map((key) => listOf(key.selectors.map((one) => ownValueOf(key, one))))
  const rest = planRestOf([...present, ...own], context, {
    choose(found) {
      const lists = found as readonly (readonly unknown[])[]
      return newPlaces(keys, lists.slice(0, keys.length), lists.slice(keys.length), places)
    },
    plan,
    isUsual: (kept) => kept.length === places.length,
  })
  return [...reads, ...finder.steps(), rest]
}

/** Which deleted nodes keep a value for themselves: the id stays theirs. */
const takenBy = (column: ScalarColumn | undefined): DeletedRows | undefined =>
  column && isIdField(column.field) ? 'with' : undefined

const none = constant(null)

const valueOf = (selector: UniqueKey['selectors'][number]): Value => selector?.value ?? none

/** Of indexes over some rows alone only the database knows which of the new rows they are over. */
const ownValueOf = (key: AnyKey, selector: UniqueKey['selectors'][number]): Value =>
  'condition' in key ? none : valueOf(selector)

type AnyKey = UniqueKey | PartialKey

function findBy(key: AnyKey, place: number, type: TypeStorage, finder: ReturnType<typeof createFinder>): Value {
  const selector = key.selectors[place]
  const deleted = takenBy(key.column)
  if (selector === undefined) return none
  return finder.findOptional((read) => {
    const alias = read.freshAlias()
    const select = idBy(type, selector, alias, { deleted })
    if (!('condition' in key)) return select
    const { joins, where } = amongCovered(key, place, type, alias)
    return { ...select, joins, where: allOf([select.where, where]) }
  })
}

/**
 * The values of a field that are there already.
 *
 * `SELECT t1.email FROM User AS t1 WHERE t1.email = ANY(?)`
 */
function readPresent(
  column: ScalarColumn,
  { selectors }: UniqueKey,
  type: TypeStorage,
  context: WriteContext,
): { readonly step: Step; readonly name: string } {
  const alias = context.read().freshAlias()
  const key = fieldColumn(type, column.field.name, alias)
  const where = inList(key, listParam(listOf(selectors.map(valueOf)), key.scalar))
  const name = context.freshName('present')
  return {
    step: {
      kind: 'read',
      select: { kind: 'select', columns: [{ expression: key }], from: typeRows(type, alias, takenBy(column)), where },
      into: name,
      take: 'all',
    },
    name,
  }
}

/** Places of the rows that equal none that is there, and none before them. `present`: values of a field, of an index the ids found. */
function newPlaces(
  keys: readonly AnyKey[],
  present: readonly (readonly unknown[])[],
  values: readonly (readonly unknown[])[],
  places: readonly number[],
): readonly number[] {
  const textsOf = (texts: readonly (string | undefined)[]): readonly string[] => texts.flatMap((text) => text ?? [])
  const taken = new Set(
    keys.flatMap(({ name, column }, index) =>
      column === undefined ? [] : textsOf((present[index] ?? []).map((value) => keyText(name, value))),
    ),
  )
  const isFound = (place: number): boolean =>
    keys.some(({ column }, index) => {
      const id = present[index]?.[place]
      return column === undefined && id !== null && id !== undefined
    })
  return places.filter((place) => {
    const own = textsOf(keys.map(({ name }, index) => keyText(name, values[index]?.[place])))
    if (isFound(place) || own.some((text) => taken.has(text))) return false
    for (const text of own) taken.add(text)
    return true
  })
}

/** Looks for one row by each of its unique fields and indexes, in the database. */
function planIfNew(
  type: TypeStorage,
  keys: readonly AnyKey[],
  place: number,
  context: WriteContext,
  plan: (kept: readonly number[], context: WriteContext) => readonly Step[],
): readonly Step[] {
  const finder = createFinder(context)
  const found = keys.flatMap((key) => (key.selectors[place] ? [findBy(key, place, type, finder)] : []))
  return [
    ...finder.steps(),
    planRest([listOf(found)], context, ([ids], own) =>
      (ids as readonly unknown[]).some((id) => id !== null && id !== undefined)
        ? []
        : leavingDuplicate(type, plan([place], own), context),
    ),
  ]
}

/** Steps that create a row, the first of which that writes anything inserts it. */
function leavingDuplicate(
  type: TypeStorage,
  steps: readonly Step[],
  { capabilities }: Pick<WriteContext, 'capabilities'>,
): readonly Step[] {
  const at = steps.findIndex(({ kind }) => kind === 'run')
  const insert = steps[at]
  const mayFail = insert !== undefined && isInsert(insert) && insert.statement.table === type.table
  if (!mayFail || capabilities.failureUndoesTransaction) return steps
  return [...steps.slice(0, at), { kind: 'insert-if-new', insert, rest: steps.slice(at + 1) }]
}
