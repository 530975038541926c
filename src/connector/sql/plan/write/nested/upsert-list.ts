import { atOnce } from '../../../../../util/slices.js'
import { isIdField } from '../../../../../model/lookup.js'
import { isWholeNumber } from '../../../../../model/scalar.js'
import type { Value } from '../../../../../model/value.js'
import { changedLists } from '../../../../../operation/write.js'
import { param } from '../../../tree/build.js'
import type { Link } from '../../../storage/storage.js'
import { scalarColumnOf } from '../../read/columns.js'
import { createdNote, insertRows } from '../insert-rows.js'
import { createFinder, listOf } from '../lookup.js'
import { childBy, connectRows } from '../relation-rows.js'
import { planUpdates } from '../plan-update.js'
import { mayChangeTogether } from '../row-changes.js'
import { newRow } from '../new-row.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'

type Upsert = ActionGroup<'upsert'>['actions'][number]
type ListedUpsert = Upsert & Required<Pick<Upsert, 'where'>>

/**
 * The upserts of a group as a list in which no item can find what an earlier one made without a unique field being
 * violated: rows without anything below, found by the one field, which their creates hold too. Undefined: it is no such list.
 */
export function uniformUpserts({ link, actions }: ActionGroup<'upsert'>): readonly ListedUpsert[] | undefined {
  const listed = actions.filter((action): action is ListedUpsert => action.where !== undefined)
  const [first] = listed
  if (first === undefined || listed.length < 2 || first.where.members !== undefined) return undefined
  const { field } = first.where
  const idIsMade = isIdField(scalarColumnOf(link.to, field).field) && !first.create.scalars.has(field)
  if (isWholeNumber(link.to.id.field.scalar)) return undefined
  return listed.every(
    (one) => one.where.field === field && isRowOnly(link, one) && one.create.scalars.has(field) !== idIsMade,
  )
    ? listed
    : undefined
}

const isRowOnly = (link: Link, { create, update }: Upsert): boolean =>
  [create, update].every((data) => data.nested.length === 0 && changedLists(data).size === 0) &&
  mayChangeTogether(link.to, update)

/** Upserts a list: all are looked for, those that are there are changed, the others created. */
export function planUpsertList(
  { link, parent }: ActionGroup<'upsert'>,
  upserts: readonly ListedUpsert[],
  context: WriteContext,
): readonly Step[] {
  const finder = createFinder(context)
  const found = upserts.map(({ where }) =>
    finder.findOptional((read) => childBy(link, parent, where, { read: () => read })),
  )
  const keys = upserts.flatMap(({ where, create }): readonly (readonly [Value, Value])[] => {
    const made = create.scalars.get(where.field)
    return made === undefined ? [] : [[where.value, made]]
  })
  const changes = upserts.map(({ update }, index) => ({ id: found[index] ?? parent, data: update }))
  return [
    ...finder.steps(),
    { kind: 'assert-distinct', ids: listOf(found) },
    ...(keys.length === 0 ? [] : [{ kind: 'assert-equal', pairs: keys } as const]),
    ...planUpdates(link.to, changes, context),
    ...createMissing({ link, parent }, upserts, found, context),
  ]
}

function createMissing(
  { link, parent }: Pick<ActionGroup, 'link' | 'parent'>,
  upserts: readonly ListedUpsert[],
  found: readonly Value[],
  context: WriteContext,
): readonly Step[] {
  const { location } = link
  const columns =
    location.kind === 'key-on-other-side' ? [[location.column, param(parent, link.from.id.field.scalar)] as const] : []
  const rows = upserts.map(({ create }) => ({ row: newRow(link.to, create, context), columns: new Map(columns) }))
  const { steps, ids } = atOnce(insertRows(link.to, rows, context))
  const pairs = location.kind === 'table' ? ids.map((child) => ({ parent, child })) : []
  const notes = ids.map((id, index): Step => createdNote(link.to, id, found[index]))
  return [...onlyMissing(steps, found), ...onlyMissing(connectRows(link, pairs, context), found), ...notes]
}

/** Inserts leave out the rows of what was found. */
function onlyMissing(steps: readonly Step[], found: readonly Value[]): readonly Step[] {
  let written = 0
  return steps.map((step): Step => {
    if (step.kind !== 'run' || step.statement.kind !== 'insert') return step
    const present = found.slice(written, written + step.statement.rows.length)
    written += present.length
    return { kind: 'insert-missing', statement: step.statement, type: step.type, present }
  })
}
