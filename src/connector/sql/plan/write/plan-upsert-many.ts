import { atOnce } from '../../../../util/slices.js'
import { bound, constant, type Value } from '../../../../model/value.js'
import type { UpsertItem } from '../../../../operation/write.js'
import type { TypeStorage } from '../../storage/storage.js'
import { idsOfChoices, newPlaces, planByChoice, type Choice } from './choices.js'
import { reachesType } from './items-in-order.js'
import { idBy, listOf } from './lookup.js'
import { planCreate } from './plan-create.js'
import { planCreates } from './plan-create-many.js'
import { lockToUpdate, planUpdate, planUpdates } from './plan-update.js'
import { mayChangeTogether } from './row-changes.js'
import { givenValues, sharedData } from './shared-data.js'
import { changesKey } from './unique-keys.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** Upserts in order (beyond.md section 7); binds the ids of their nodes, in the order of the input, as `into`. */
export function planUpsertMany(
  type: TypeStorage,
  items: readonly UpsertItem[],
  into: string,
  context: WriteContext,
): readonly Step[] {
  context.traits.hasUpsert = true
  if (context.order === 'exact' || items.length < 2) return planOneByOne(type, items, into, context)
  const lock = items.some(({ update }) => lockToUpdate(update) !== undefined) ? 'change' : undefined
  const further = givenValues(items.map(({ update }) => update))
  return planByChoice(type, items, { context, lock, further }, (choices, own, values) => {
    if (mayConcernLater(type, items, choices)) return [{ kind: 'exact-order' }]
    const created = atOnce(
      planCreates(
        type,
        newPlaces(choices).flatMap((place) => items[place]?.create ?? []),
        own,
      ),
    )
    const ids = idsOfChoices(choices, created.ids)
    return [
      ...created.steps,
      ...updatesOf(type, withSharedUpdates(items, values), { choices, ids }, own),
      { kind: 'bind', name: into, value: listOf(ids) },
    ]
  })
}

/** The updates that are equal are one: nodes that get the same values are changed by one statement. */
function withSharedUpdates(items: readonly UpsertItem[], values: readonly unknown[]): readonly UpsertItem[] {
  const updates = sharedData(
    items.map(({ update }) => update),
    values,
  )
  return items.map((item, place) => ({ ...item, update: updates[place] ?? item.update }))
}

/**
 * Whether an update may change what a later item is looked for by, or the nodes that are nested in a later create: all creates
 * come before all updates.
 */
function mayConcernLater(type: TypeStorage, items: readonly UpsertItem[], choices: readonly Choice[]): boolean {
  const isNew = (place: number): boolean => choices[place]?.kind === 'new'
  const lastNested = items.findLastIndex(({ create }, place) => isNew(place) && create.nested.length > 0)
  return items.some(
    ({ update }, place) =>
      !isNew(place) &&
      (changesKey(type, update) ||
        (update.nested.length > 0 && (place < lastNested || (place < items.length - 1 && reachesType(type, update))))),
  )
}

/** Updates in rounds: a node that several items are about is changed once in each. */
function updatesOf(
  type: TypeStorage,
  items: readonly UpsertItem[],
  { choices, ids }: { readonly choices: readonly Choice[]; readonly ids: readonly Value[] },
  context: WriteContext,
): readonly Step[] {
  const changes = items.flatMap(({ update }, place) =>
    choices[place]?.kind === 'new' ? [] : [{ id: ids[place] ?? constant(null), data: update }],
  )
  const areRowsOnly = changes.every(({ data }) => data.nested.length === 0 && mayChangeTogether(type, data))
  if (!areRowsOnly) return changes.flatMap(({ id, data }) => atOnce(planUpdate(type, id, data, context)))
  const rounds: Map<string, (typeof changes)[number]>[] = []
  for (const change of changes) {
    const key = JSON.stringify(change.id)
    const round = rounds.findLast((one) => one.has(key))
    const next = round === undefined ? 0 : rounds.indexOf(round) + 1
    ;(rounds[next] ??= new Map<string, (typeof changes)[number]>()).set(key, change)
  }
  return rounds.flatMap((round) => planUpdates(type, [...round.values()], context))
}

function planOneByOne(
  type: TypeStorage,
  items: readonly UpsertItem[],
  into: string,
  context: WriteContext,
): readonly Step[] {
  const names = items.map(() => context.freshName('node'))
  const steps = items.flatMap(({ where, create, update }, place): readonly Step[] => {
    const name = names[place] ?? ''
    const created = atOnce(planCreate(type, create, context))
    const lock = lockToUpdate(update)
    return [
      { kind: 'read', select: idBy(type, where, context.read().freshAlias(), { lock }), into: name, take: 'first' },
      {
        kind: 'branch',
        on: bound(name),
        present: atOnce(planUpdate(type, bound(name), update, context)),
        absent: [...created.steps, { kind: 'bind', name, value: created.ids[0] ?? bound(name) }],
      },
    ]
  })
  return [...steps, { kind: 'bind', name: into, value: listOf(names.map((name) => bound(name))) }]
}
