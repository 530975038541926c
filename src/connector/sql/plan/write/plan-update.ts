import type { Slices } from '../../../../util/slices.js'
import type { Value } from '../../../../model/value.js'
import type { NestedWrite } from '../../../../operation/nested-write.js'
import { changedLists, type WriteData } from '../../../../operation/write.js'
import type { RowLock } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { holdChanged } from './held-rows.js'
import { listOf } from './lookup.js'
import { actionGroups, inBatches, type ActionGroup } from './nested/actions.js'
import { planNestedConnect } from './nested/connect.js'
import { planNestedConnectOrCreate } from './nested/connect-or-create.js'
import { planNestedCreate } from './nested/create.js'
import { planNestedDelete } from './nested/delete.js'
import { planNestedDisconnect } from './nested/disconnect.js'
import { planNestedDeleteMany, planNestedUpdateMany } from './nested/many.js'
import { planNestedSet } from './nested/set.js'
import { areIndependent, planNestedUpdate } from './nested/update.js'
import { planNestedUpsert } from './nested/upsert.js'
import { planPreviousByIds, capturePrevious } from './previous-values.js'
import { planRowChanges, type RowChange } from './row-changes.js'
import { updatedFields } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** Changes one node that exists: its row, its lists, then what is nested in it, verb by verb (mutations.md section 11.3). */
export function* planUpdate(
  type: TypeStorage,
  id: Value,
  data: WriteData,
  context: WriteContext,
): Slices<readonly Step[]> {
  const remember = capturePrevious(planPreviousByIds(type, id, 'one'), 'direct', context)
  return [
    remember.step,
    ...holdChanged(type, listOf([id]), data, context),
    ...planRowChanges(type, [{ id, data }], context),
    updatedNote(type, { id, data }, remember.name),
    ...(yield* planNested(type, id, data.nested, context)),
  ]
}

/** Changes nodes that have nothing nested in them, and differ from each other. */
export function planUpdates(type: TypeStorage, changes: readonly RowChange[], context: WriteContext): readonly Step[] {
  const ids = listOf(changes.map(({ id }) => id))
  const remember = capturePrevious(planPreviousByIds(type, ids, 'many'), 'direct', context)
  return [
    remember.step,
    ...changes.flatMap(({ id, data }) => holdChanged(type, listOf([id]), data, context)),
    ...planRowChanges(type, changes, context),
    ...runsOf(changes).map(([first, ...others]) =>
      updatedNote(
        type,
        others.length === 0 ? first : { ...first, id: listOf([first, ...others].map(({ id }) => id)) },
        remember.name,
      ),
    ),
  ]
}

/** Changes behind each other that are one object. */
function runsOf(changes: readonly RowChange[]): readonly (readonly [RowChange, ...RowChange[]])[] {
  const runs: [RowChange, ...RowChange[]][] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (last?.[0].data === change.data) last.push(change)
    else runs.push([change])
  }
  return runs
}

const updatedNote = (type: TypeStorage, { id, data }: RowChange, previous: string): Step => ({
  kind: 'emit-change',
  change: {
    kind: 'updated',
    type: type.type.name,
    id,
    updatedFields: updatedFields(type, data),
    origin: 'direct',
    previous,
  },
})

/** Two clients must not replace the lists or the relations of one node at a time. */
export const lockToUpdate = (data: WriteData): RowLock | undefined =>
  changedLists(data).size > 0 || data.nested.length > 0 ? 'change' : undefined

/** Actions of one batch: more are planned, and sent, one batch after the other, so that others have their turn between. */
const maxTogether = 500

/** The nested actions of one node. */
export function* planNested(
  type: TypeStorage,
  parent: Value,
  nested: readonly NestedWrite[],
  context: WriteContext,
): Slices<readonly Step[]> {
  const steps: (readonly Step[])[] = []
  for (const group of actionGroups(type, parent, nested)) {
    const isBatch = context.order === 'batched' && isBatchable(group)
    if (isBatch && group.actions.length > 1) context.traits.isReordered = true
    for (const one of inBatches(group, isBatch ? maxTogether : 1)) {
      steps.push(yield* planGroup(one, context))
      yield
    }
  }
  return steps.flat()
}

const isBatchable = (group: ActionGroup): boolean => group.verb !== 'update' || areIndependent(group.actions)

function* planGroup(group: ActionGroup, context: WriteContext): Slices<readonly Step[]> {
  switch (group.verb) {
    case 'create':
      return yield* planNestedCreate(group, context)
    case 'connect-or-create':
      return planNestedConnectOrCreate(group, context)
    case 'update':
      return planNestedUpdate(group, context)
    case 'upsert':
      return planNestedUpsert(group, context)
    case 'delete':
      return planNestedDelete(group, context)
    case 'connect':
      return planNestedConnect(group, context)
    case 'set':
      return planNestedSet(group, context)
    case 'disconnect':
      return planNestedDisconnect(group, context)
    case 'update-many':
      return planNestedUpdateMany(group, context)
    case 'delete-many':
      return planNestedDeleteMany(group, context)
  }
}
