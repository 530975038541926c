import { constant, type Value } from '../../../../model/value.js'
import type { ScalarValue } from '../../../../model/scalar.js'
import type { UniqueSelector, WriteData } from '../../../../operation/write.js'
import type { RowLock } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { lookUpMany } from './look-up-many.js'
import { listOf } from './lookup.js'
import { planRest } from './rest.js'
import { keyText, uniqueKeysOf } from './unique-keys.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** A node that is found or made. */
export interface FoundOrMade {
  readonly where: UniqueSelector
  readonly create: WriteData
}

/** What an item comes to once it is known which nodes are there. */
export type Choice =
  | { readonly kind: 'found'; readonly id: Value }
  | { readonly kind: 'new' }
  /** The node that another item, before it, makes. */
  | { readonly kind: 'assert-equal'; readonly as: number }

/** Looks for all items, then plans by what was found. An item sees what those before it make. */
export function planByChoice(
  type: TypeStorage,
  items: readonly FoundOrMade[],
  {
    context,
    lock,
    further = [],
  }: {
    readonly context: WriteContext
    readonly lock: RowLock | undefined
    /** Values on which the plan depends, too. */
    readonly further?: readonly Value[]
  },
  plan: (choices: readonly Choice[], context: WriteContext, further: readonly unknown[]) => readonly Step[],
): readonly Step[] {
  // another client may make the same nodes meanwhile
  context.traits.hasUpsert = true
  if (items.length > 1) context.traits.isReordered = true
  const lookups = lookUpMany(
    type,
    items.map(({ where }) => where),
    { context, lock },
  )
  const keys = uniqueKeysOf(
    type,
    items.map(({ create }) => ({ data: create })),
  )
  const given = [
    lookups.found,
    listOf(items.map(({ where }) => where.value)),
    ...keys.map(({ selectors }) => listOf(selectors.map((selector) => selector?.value ?? constant(null)))),
    ...further,
  ]
  const rest = planRest(given, context, (values, own) => {
    const [found = [], wheres = [], ...made] = values as readonly (readonly unknown[])[]
    const ids = lookups.idsOf(found, wheres)
    if (ids === undefined) return [{ kind: 'exact-order' }]
    const madeBy = new Map<string, number>()
    const choices = items.map(({ where }, index): Choice => {
      const id = ids[index]
      if (id !== null && id !== undefined) return { kind: 'found', id: constant(id as ScalarValue) }
      const as = madeBy.get(keyText(where.field, wheres[index]) ?? '')
      if (as !== undefined) return { kind: 'assert-equal', as }
      for (const [key, { name }] of keys.entries()) {
        const text = keyText(name, made[key]?.[index])
        if (text !== undefined) madeBy.set(text, index)
      }
      return { kind: 'new' }
    })
    return plan(choices, own, made.slice(keys.length))
  })
  return [...lookups.steps, rest]
}

/** Places of the items that are made. */
export const newPlaces = (choices: readonly Choice[]): readonly number[] =>
  choices.flatMap(({ kind }, index) => (kind === 'new' ? [index] : []))

/** The id of each item's node; `made` are those of the new ones, in order. */
export function idsOfChoices(choices: readonly Choice[], made: readonly Value[]): readonly Value[] {
  const places = newPlaces(choices)
  const byPlace = new Map(places.map((place, index) => [place, made[index] ?? constant(null)]))
  return choices.map((choice, place) => {
    if (choice.kind === 'found') return choice.id
    return byPlace.get(choice.kind === 'assert-equal' ? choice.as : place) ?? constant(null)
  })
}
