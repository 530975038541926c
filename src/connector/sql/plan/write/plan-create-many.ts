import { atOnce, type Slices } from '../../../../util/slices.js'
import { bound, type Value } from '../../../../model/value.js'
import type { WriteData, WriteOperation } from '../../../../operation/write.js'
import type { TypeStorage } from '../../storage/storage.js'
import { planBatch } from './create-batch.js'
import { planWithoutDuplicates } from './duplicates.js'
import { listOf } from './lookup.js'
import type { PlannedCreates } from './new-node.js'
import { planCreate } from './plan-create.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** Creates many nodes with all that is nested in them; binds their ids, in the order of the input, as `into`. */
export function* planCreateMany(
  type: TypeStorage,
  { items, skipDuplicates }: Pick<Extract<WriteOperation, { kind: 'create-many' }>, 'items' | 'skipDuplicates'>,
  into: string,
  context: WriteContext,
): Slices<readonly Step[]> {
  const bindAll = (ids: readonly Value[]): Step => ({ kind: 'bind', name: into, value: listOf(ids) })
  if (!skipDuplicates || items.length === 0) {
    const { steps, ids } = yield* planCreates(type, items, context)
    return [...steps, bindAll(ids)]
  }
  const rows = items.map((data) => ({ data }))
  if (context.order === 'batched')
    return planWithoutDuplicates(type, rows, context, (kept, own) => {
      const { steps, ids } = atOnce(planCreates(type, dataOf(kept), own))
      return [...steps, bindAll(ids)]
    })
  // the ids of those that are left out stay unbound
  const names = items.map(() => context.freshName('kept'))
  const steps = planWithoutDuplicates(type, rows, context, (kept, own, places) => {
    const created = atOnce(planCreates(type, dataOf(kept), own))
    const binds = created.ids.map((id, index): Step => ({
      kind: 'bind',
      name: names[places[index] ?? 0] ?? '',
      value: id,
    }))
    return [...created.steps, ...binds]
  })
  return [...steps, bindAll(names.map((name) => bound(name)))]
}

const dataOf = (rows: readonly { readonly data: WriteData }[]): readonly WriteData[] => rows.map(({ data }) => data)

/** New nodes that no parent's column points to, in order. */
export function* planCreates(
  type: TypeStorage,
  items: readonly WriteData[],
  context: WriteContext,
): Slices<PlannedCreates> {
  if (items.length === 0) return { steps: [], ids: [] }
  if (context.order === 'batched')
    return yield* planBatch(
      type,
      items.map((data) => ({ data, columns: new Map() })),
      context,
    )
  const created: PlannedCreates[] = []
  for (const data of items) {
    created.push(yield* planCreate(type, data, context))
    yield
  }
  return { steps: created.flatMap(({ steps }) => steps), ids: created.flatMap(({ ids }) => ids) }
}
