import { bound, constant, type Value } from '../../../../model/value.js'
import { atOnce, type Slices } from '../../../../util/slices.js'
import { param } from '../../tree/build.js'
import type { Expression } from '../../tree/tree.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { noteReordering, startBatch, stepsBefore, takeChildren, type Batch } from './batch.js'
import { idsOfChoices, newPlaces, planByChoice, type Choice, type FoundOrMade } from './choices.js'
import { createdNote, insertRows } from './insert-rows.js'
import { insertLists } from './list-values.js'
import { planWithoutDuplicates } from './duplicates.js'
import { listOf } from './lookup.js'
import {
  actionsOn,
  childOf,
  guardUnattached,
  isUnattached,
  type NewChild,
  type NewNode,
  type PlannedCreates,
} from './new-node.js'
import { connectRows, type Pair } from './relation-rows.js'
import { lockOfChild } from './relation-rules.js'
import { newRow, type NewRow } from './new-row.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** Nodes of one type with all that is nested in them. */
export function* planBatch(
  type: TypeStorage,
  nodes: readonly NewNode[],
  context: WriteContext,
): Slices<PlannedCreates> {
  const batch = startBatch(context)
  noteReordering(nodes, context)
  const level = yield* planLevel(type, nodes, batch)
  return { steps: [...stepsBefore(batch), ...level.steps, ...level.notes.flat()], ids: level.ids }
}

/** Nodes under parents that exist. */
export function* planBatchOfChildren(
  link: Link,
  children: readonly NewChild[],
  context: WriteContext,
): Slices<readonly Step[]> {
  const batch = startBatch(context)
  noteReordering(children, context)
  const unplanned = children.map((child) => ({ ...child, isUnattached: false }))
  const level = yield* planNewChildren(link, unplanned, batch)
  return [...stepsBefore(batch), ...level.steps, ...level.notes.flat()]
}

interface Level extends PlannedCreates {
  /** What each node tells listeners: itself, then what is below it. */
  readonly notes: readonly (readonly Step[])[]
}

/** Notes of nodes below, by node and by the field that leads to them. */
type NotesBelow = readonly Map<Link, (readonly Step[])[]>[]

/** A slice for each part of what all nodes of a level need. */
function* planLevel(type: TypeStorage, nodes: readonly NewNode[], batch: Batch): Slices<Level> {
  const { context } = batch
  const below: NotesBelow = nodes.map(() => new Map())
  const rows: { readonly row: NewRow; readonly columns: Map<string, Expression> }[] = []
  for (const { data, columns } of nodes) {
    rows.push({ row: newRow(type, data, context), columns: new Map(columns) })
    yield
  }
  const links = [...type.links.values()]
  const ownLinks = links.filter(isOwnColumn)
  const otherLinks = links.filter((link) => !isOwnColumn(link))
  const columns = rows.map((row) => row.columns)
  yield
  const targets = yield* ofEach(ownLinks, (link) => createTargets(link, { nodes, columns, below }, batch))
  const chosen = ownLinks.flatMap((link) => chooseTargets(link, nodes, columns, batch))
  const found = ownLinks.flatMap((link) => connectTargets(link, nodes, columns, batch))
  yield
  const { steps: inserts, ids } = yield* insertRows(type, rows, context)
  yield
  const lists = insertLists(
    type,
    nodes.map(({ data }, index) => ({ node: idAt(ids, index), lists: data.lists })),
    context.capabilities,
  )
  const children = yield* ofEach(otherLinks, (link) => createChildren(link, { nodes, ids, below }, batch))
  const choices = otherLinks.flatMap((link) => chooseChildren(link, nodes, ids, context))
  const pairs = yield* ofEach(otherLinks, (link) => connectChildren(link, nodes, ids, batch))
  yield
  const guards = links.flatMap((link) => nodes.flatMap(({ data }) => guardUnattached(data, link)))
  yield
  const notes = ids.map((id, index) => [
    createdNote(type, id),
    ...links.flatMap((link) => below[index]?.get(link)?.flat() ?? []),
  ])
  const before = [...guards, ...targets, ...chosen, ...found]
  return { steps: [...before, ...inserts, ...lists, ...children, ...choices, ...pairs], ids, notes }
}

function* ofEach(links: readonly Link[], plan: (link: Link) => Slices<readonly Step[]>): Slices<readonly Step[]> {
  const steps: (readonly Step[])[] = []
  for (const link of links) steps.push(yield* plan(link))
  return steps.flat()
}

const isOwnColumn = (link: Link): boolean => link.location.kind === 'key-on-this-side'
const idAt = (ids: readonly Value[], index: number): Value => ids[index] ?? constant(null)

function addNotes(below: NotesBelow, index: number, link: Link, notes: readonly Step[] | undefined): void {
  const known = below[index]?.get(link)
  if (known === undefined) below[index]?.set(link, [notes ?? []])
  else known.push(notes ?? [])
}

interface LevelWithColumns {
  readonly nodes: readonly NewNode[]
  readonly columns: readonly Map<string, Expression>[]
  readonly below: NotesBelow
}

/** Creates what own columns point to, before the rows, so that a column may be NOT NULL. */
function* createTargets(
  link: Link,
  { nodes, columns, below }: LevelWithColumns,
  batch: Batch,
): Slices<readonly Step[]> {
  const targets = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'create').map((action) => ({ index, data: action.data })),
  )
  if (targets.length === 0) return []
  const created = yield* planLevel(
    link.to,
    targets.map(({ data }) => ({ data, columns: new Map() })),
    batch,
  )
  targets.forEach(({ index }, position) => {
    setOwnColumn(link, columns[index], created.ids[position])
    addNotes(below, index, link, created.notes[position])
  })
  return created.steps
}

function connectTargets(
  link: Link,
  nodes: readonly NewNode[],
  columns: readonly Map<string, Expression>[],
  batch: Batch,
): readonly Step[] {
  const found: Value[] = []
  nodes.forEach(({ data }, index) => {
    for (const { where } of actionsOn(data, link, 'connect')) {
      const id = batch.finder.find(link.to, where, lockOfChild(link))
      setOwnColumn(link, columns[index], id)
      found.push(id)
    }
  })
  return takeChildren(link, found, batch)
}

function setOwnColumn(link: Link, columns: Map<string, Expression> | undefined, id: Value | undefined): void {
  if (link.location.kind === 'key-on-this-side' && columns && id)
    columns.set(link.location.column, param(id, link.to.id.field.scalar))
}

interface LevelWithIds {
  readonly nodes: readonly NewNode[]
  readonly ids: readonly Value[]
  readonly below: NotesBelow
}

function* createChildren(link: Link, { nodes, ids, below }: LevelWithIds, batch: Batch): Slices<readonly Step[]> {
  const all = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'create').map((action) => ({
      index,
      parent: idAt(ids, index),
      data: action.data,
      isUnattached: isUnattached(data, link),
      skips: action.skipsDuplicate === true,
    })),
  )
  const children = all.filter(({ skips }) => !skips)
  yield
  const created = yield* planNewChildren(link, children, batch)
  children.forEach(({ index }, position) => {
    addNotes(below, index, link, created.notes[position])
  })
  const skipping = all.filter(({ skips }) => skips)
  const rest = planWithoutDuplicates(
    link.to,
    skipping.map(({ data, parent }) => ({ data, parent: { link, id: parent } })),
    batch.context,
    (kept, own) => (kept.length === 0 ? [] : atOnce(planBatchOfChildren(link, kept.map(childOf), own))),
  )
  return [...created.steps, ...rest]
}

interface ChosenItem extends FoundOrMade {
  /** Place of its parent. */
  readonly index: number
}

const chosenItems = (link: Link, nodes: readonly NewNode[]): readonly ChosenItem[] =>
  nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'connect-or-create').map(({ where, create }) => ({ index, where, create })),
  )

/** Finds or creates what own columns point to, before the rows. */
function chooseTargets(
  link: Link,
  nodes: readonly NewNode[],
  columns: readonly Map<string, Expression>[],
  { context }: Batch,
): readonly Step[] {
  const items = chosenItems(link, nodes)
  if (items.length === 0) return []
  const name = context.freshName('chosen')
  items.forEach(({ index }, place) => {
    setOwnColumn(link, columns[index], bound(name, place))
  })
  return planByChoice(link.to, items, { context, lock: lockOfChild(link) }, (choices, own) => {
    const targets = newPlaces(choices).flatMap((place) => items[place] ?? [])
    const nodes = targets.map(({ create }) => ({ data: create, columns: new Map() }))
    const created = atOnce(planBatch(link.to, nodes, own))
    const ids = idsOfChoices(choices, created.ids)
    const batch = startBatch(own)
    const taken = takeChildren(link, foundIn(choices), batch)
    // of nodes that have one parent each none may be chosen twice
    const twice: readonly Step[] = link.opposite.isList ? [] : [{ kind: 'assert-distinct', ids: listOf(ids) }]
    return [...created.steps, ...twice, ...taken, { kind: 'bind', name, value: listOf(ids) }]
  })
}

const foundIn = (choices: readonly Choice[]): readonly Value[] =>
  choices.flatMap((choice) => (choice.kind === 'found' ? [choice.id] : []))

/** Finds or creates nodes that point to new rows, or are paired with them. */
function chooseChildren(
  link: Link,
  nodes: readonly NewNode[],
  ids: readonly Value[],
  context: WriteContext,
): readonly Step[] {
  const items = chosenItems(link, nodes)
  if (items.length === 0) return []
  return planByChoice(link.to, items, { context, lock: lockOfChild(link) }, (choices, own) => {
    const batch = startBatch(own)
    const children = newPlaces(choices).flatMap((place) => {
      const item = items[place]
      return item === undefined ? [] : [{ parent: idAt(ids, item.index), data: item.create, isUnattached: false }]
    })
    const created = atOnce(planNewChildren(link, children, batch))
    const nodesOfChoices = idsOfChoices(choices, created.ids)
    const pairs = items.flatMap(({ index }, place): readonly Pair[] =>
      choices[place]?.kind === 'new'
        ? []
        : [{ parent: idAt(ids, index), child: nodesOfChoices[place] ?? constant(null) }],
    )
    const taken = takeChildren(link, foundIn(choices), batch)
    const twice: readonly Step[] = link.opposite.isList
      ? []
      : [{ kind: 'assert-distinct', ids: listOf(nodesOfChoices) }]
    return [
      ...stepsBefore(batch),
      ...created.steps,
      ...created.notes.flat(),
      ...twice,
      ...taken,
      ...connectRows(link, pairs, own),
    ]
  })
}

/** Creates children of parents that exist, in one insert, and connects those that are not unattached. */
function* planNewChildren(
  link: Link,
  children: readonly (NewChild & { readonly isUnattached: boolean })[],
  batch: Batch,
): Slices<Level> {
  if (children.length === 0) return { steps: [], ids: [], notes: [] }
  const { location } = link
  const nodes = children.map(({ parent, data, isUnattached: staysAlone }): NewNode => {
    const columns =
      location.kind === 'key-on-other-side' && !staysAlone
        ? [[location.column, param(parent, link.from.id.field.scalar)] as const]
        : []
    return { data, columns: new Map(columns) }
  })
  const created = yield* planLevel(link.to, nodes, batch)
  if (location.kind === 'key-on-other-side') return created
  const pairs = children.flatMap(({ parent, isUnattached: staysAlone }, index): readonly Pair[] =>
    staysAlone ? [] : [{ parent, child: idAt(created.ids, index) }],
  )
  return { ...created, steps: [...created.steps, ...connectRows(link, pairs, batch.context)] }
}

function* connectChildren(
  link: Link,
  nodes: readonly NewNode[],
  ids: readonly Value[],
  batch: Batch,
): Slices<readonly Step[]> {
  const pairs = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'connect').map(({ where }) => ({
      parent: idAt(ids, index),
      child: batch.finder.find(link.to, where, lockOfChild(link)),
    })),
  )
  yield
  const taken = takeChildren(
    link,
    pairs.map(({ child }) => child),
    batch,
  )
  yield
  return [...taken, ...connectRows(link, pairs, batch.context)]
}
