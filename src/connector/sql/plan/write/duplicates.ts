import { isIdField } from '../../../../model/lookup.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { WriteData } from '../../../../operation/write.js'
import { bound } from '../../../../model/value.js'
import { inList, listParam } from '../../tree/build.js'
import type { ScalarColumn, TypeStorage } from '../../storage/storage.js'
import { fieldColumn } from '../read/columns.js'
import { typeRows } from '../read/type-rows.js'
import { createFinder, idBy, listOf } from './lookup.js'
import { planRest } from './rest.js'
import { keyText, uniqueKeysOf, type UniqueKey } from './unique-keys.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/**
 * Plans for those of some new rows that violate no unique constraint, given by their places (`skipDuplicates`, beyond.md
 * section 7): one statement for each unique field. Texts that only the database takes for equal are met when the rows are
 * written, and then the exact order decides.
 *
 * `SELECT t1.email FROM User AS t1 WHERE t1.email = ANY(?)`
 */
export function planWithoutDuplicates(
  type: TypeStorage,
  rows: readonly WriteData[],
  context: WriteContext,
  plan: (kept: readonly number[], context: WriteContext) => readonly Step[],
): readonly Step[] {
  if (rows.length === 0) return []
  const places = rows.map((_, index) => index)
  const keys = uniqueKeysOf(type, rows)
  if (keys.length === 0) return plan(places, context)
  context.traits.isReordered = true
  // another client may have made the same rows meanwhile
  context.traits.hasUpsert = true
  if (context.order === 'exact') return places.flatMap((place) => planIfNew(type, keys, place, context, plan))
  const present = keys.map(() => context.freshName('present'))
  const reads = keys.map(({ column, values }, index): Step => {
    const alias = context.read().freshAlias()
    const key = fieldColumn(type, column.field.name, alias)
    const where = inList(key, listParam(listOf(values), key.scalar))
    return {
      kind: 'read',
      select: { kind: 'select', columns: [{ expression: key }], from: typeRows(type, alias, takenBy(column)), where },
      into: present[index] ?? '',
      take: 'all',
    }
  })
  const given = [...present.map((name) => bound(name)), ...keys.map(({ values }) => listOf(values))]
  const rest = planRest(given, context, (found, own) => {
    const lists = found as readonly (readonly unknown[])[]
    return plan(newPlaces(keys, lists.slice(0, keys.length), lists.slice(keys.length), places), own)
  })
  return [...reads, rest]
}

/** Which deleted nodes keep a value for themselves: the id stays theirs. */
const takenBy = ({ field }: ScalarColumn): DeletedRows | undefined => (isIdField(field) ? 'with' : undefined)

/** Places of the rows that equal none that is there, and none before them. */
function newPlaces(
  keys: readonly UniqueKey[],
  present: readonly (readonly unknown[])[],
  values: readonly (readonly unknown[])[],
  places: readonly number[],
): readonly number[] {
  const texts = (lists: readonly (readonly unknown[])[], place?: number): readonly (string | undefined)[] =>
    keys.flatMap(({ column }, index) => {
      const own = lists[index] ?? []
      return (place === undefined ? own : [own[place]]).map((value) => keyText(column.field.name, value))
    })
  const taken = new Set(texts(present).filter((text) => text !== undefined))
  return places.filter((place) => {
    const own = texts(values, place).filter((text) => text !== undefined)
    if (own.some((text) => taken.has(text))) return false
    for (const text of own) taken.add(text)
    return true
  })
}

/** Looks for one row by each of its unique fields, in the database. */
function planIfNew(
  type: TypeStorage,
  keys: readonly UniqueKey[],
  place: number,
  context: WriteContext,
  plan: (kept: readonly number[], context: WriteContext) => readonly Step[],
): readonly Step[] {
  const finder = createFinder(context)
  const found = keys.flatMap(({ column, values }) => {
    const value = values[place]
    return value === undefined || (value.kind === 'constant' && value.value === null)
      ? []
      : [
          finder.findOptional((read) =>
            idBy(type, { field: column.field.name, value }, read.freshAlias(), {
              deleted: takenBy(column),
            }),
          ),
        ]
  })
  return [
    ...finder.steps(),
    planRest([listOf(found)], context, ([ids], own) =>
      (ids as readonly unknown[]).some((id) => id !== null && id !== undefined) ? [] : plan([place], own),
    ),
  ]
}
