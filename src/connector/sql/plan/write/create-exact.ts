import { constant, type Value } from '../../../../model/value.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import { atOnce, type Slices } from '../../../../util/slices.js'
import { param } from '../../tree/build.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { planByChoice } from './choices.js'
import { planWithoutDuplicates } from './duplicates.js'
import { holdChildren } from './held-rows.js'
import { createdNote, insertRows } from './insert-rows.js'
import { insertLists } from './list-values.js'
import { createFinder, listOf } from './lookup.js'
import { actionGroups, type ActionGroup } from './nested/actions.js'
import { connectRows, disconnectChildren } from './relation-rows.js'
import { guardUnattached, isUnattached, type NewChild, type NewNode, type PlannedCreates } from './new-node.js'
import { guardConnect, guardConnectedChildren, lockOfChild } from './relation-rules.js'
import { newRow } from './new-row.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** Creates one node as the original did: its row, its lists, then what is nested in it, one action after the other. */
export function* planExactCreate(type: TypeStorage, node: NewNode, context: WriteContext): Slices<PlannedCreates> {
  const { data, columns } = node
  const inserted = atOnce(insertRows(type, [{ row: newRow(type, data, context), columns }], context))
  const id = inserted.ids[0] ?? constant(null)
  const nested: (readonly Step[])[] = []
  for (const group of actionGroups(type, id, data.nested)) nested.push(yield* planGroup(group, node, context))
  return {
    steps: [
      ...inserted.steps,
      ...insertLists(type, [{ node: id, lists: data.lists }], context.capabilities),
      createdNote(type, id),
      ...nested.flat(),
    ],
    ids: inserted.ids,
  }
}

/** Creates a node and connects it to a parent that exists, maybe only since this write. */
export function* planExactChild(
  link: Link,
  { parent, data }: NewChild,
  context: WriteContext,
  isParentNew = false,
): Slices<readonly Step[]> {
  if (link.location.kind === 'key-on-other-side') {
    const columns = new Map([[link.location.column, param(parent, link.from.id.field.scalar)]])
    return (yield* planExactCreate(link.to, { data, columns }, context)).steps
  }
  const { steps, ids } = yield* planExactCreate(link.to, { data, columns: new Map() }, context)
  return [
    ...steps,
    ...connectRows(
      link,
      ids.map((child) => ({ parent, child })),
      context,
      { areParentsNew: isParentNew },
    ),
  ]
}

function* planGroup(group: ActionGroup, node: NewNode, context: WriteContext): Slices<readonly Step[]> {
  switch (group.verb) {
    case 'create':
      return yield* createChildren(group, node, context)
    case 'connect-or-create':
      return chooseChildren(group, node, context)
    case 'connect':
      return [...guardUnattached(node.data, group.link), ...(yield* connectChildren(group, context))]
    // inputs of creates do not have these
    case 'update':
    case 'upsert':
    case 'delete':
    case 'set':
    case 'disconnect':
    case 'update-many':
    case 'delete-many':
      return []
  }
}

function* createChildren(
  { link, parent, actions }: ActionGroup<'create'>,
  node: NewNode,
  context: WriteContext,
): Slices<readonly Step[]> {
  const steps: (readonly Step[])[] = []
  for (const { data, skipsDuplicate } of actions) {
    if (skipsDuplicate === true)
      steps.push(
        planWithoutDuplicates(link.to, [{ data, parent: { link, id: parent } }], context, (kept, own) =>
          kept.flatMap((row) => atOnce(planExactChild(link, { parent, data: row.data }, own, true))),
        ),
      )
    else if (isUnattached(node.data, link))
      steps.push((yield* planExactCreate(link.to, { data, columns: new Map() }, context)).steps)
    else steps.push(yield* planExactChild(link, { parent, data }, context, true))
    yield
  }
  return steps.flat()
}

const chooseChildren = (
  { link, parent, actions }: ActionGroup<'connect-or-create'>,
  node: NewNode,
  context: WriteContext,
): readonly Step[] =>
  actions.flatMap((item) =>
    planByChoice(link.to, [item], { context, lock: lockOfChild(link) }, ([choice], own) => {
      if (choice?.kind === 'found')
        return connectToNew(link, parent, { field: link.to.id.field.name, value: choice.id }, own)
      const create = { field: item.field, verb: 'create', data: item.create } as const
      return atOnce(createChildren({ link, parent, verb: 'create', actions: [create] }, node, own))
    }),
  )

function* connectChildren(
  { link, parent, actions }: ActionGroup<'connect'>,
  context: WriteContext,
): Slices<readonly Step[]> {
  const steps: (readonly Step[])[] = []
  for (const { where } of actions) {
    steps.push(connectToNew(link, parent, where, context))
    yield
  }
  return steps.flat()
}

function connectToNew(link: Link, parent: Value, where: UniqueSelector, context: WriteContext): readonly Step[] {
  const finder = createFinder(context)
  const child = finder.find(link.to, where, lockOfChild(link))
  const children = listOf([child])
  return [
    ...guardConnect(link),
    ...finder.steps(),
    ...holdChildren(link, children, context),
    ...guardConnectedChildren(link, children, context),
    ...(link.opposite.isList ? [] : disconnectChildren(link, children)),
    ...connectRows(link, [{ parent, child }], context, { areParentsNew: true }),
  ]
}
