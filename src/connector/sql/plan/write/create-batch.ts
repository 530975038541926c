import { constant, type Value } from '../../../../model/value.js'
import { param } from '../../tree/build.js'
import type { Expression } from '../../tree/tree.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { createdNote, insertRows } from './insert-rows.js'
import { insertLists } from './list-values.js'
import { createFinder, listOf, type Finder } from './lookup.js'
import { connectPairs, cutFromChildren, type Pair } from './pairs.js'
import { actionsOn, guardLoose, isLoose, type NewChild, type NewNode, type PlannedCreates } from './new-node.js'
import { guardConnect, guardTakenChildren, lockOfChild } from './relation-rules.js'
import { newRow } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/**
 * One tree of creates, planned level by level: what rows' own columns point to first, then the rows in one insert, then
 * their lists, then the nodes and pairs that point to them. All nodes to connect are looked up before anything is written.
 */
interface Batch {
  readonly context: WriteContext
  readonly finder: Finder
  /** Nodes that can have one parent only, by relation and side: none may be connected twice. */
  readonly taken: Map<string, Value[]>
}

/** Nodes of one type with all that is nested in them. */
export function planBatch(type: TypeStorage, nodes: readonly NewNode[], context: WriteContext): PlannedCreates {
  const batch = startBatch(context)
  noteReordering(nodes, context)
  const level = planLevel(type, nodes, batch)
  return { steps: [...stepsBefore(batch), ...level.steps, ...level.notes.flat()], ids: level.ids }
}

/** Nodes under parents that exist. */
export function planBatchOfChildren(link: Link, children: readonly NewChild[], context: WriteContext): readonly Step[] {
  const batch = startBatch(context)
  noteReordering(children, context)
  const level = planNewChildren(
    link,
    children.map((child) => ({ ...child, isLoose: false })),
    batch,
  )
  return [...stepsBefore(batch), ...level.steps, ...level.notes.flat()]
}

const startBatch = (context: WriteContext): Batch => ({ context, finder: createFinder(context), taken: new Map() })

function noteReordering(nodes: readonly Pick<NewNode, 'data'>[], { traits }: WriteContext): void {
  if (nodes.length > 1 || nodes.some(({ data }) => data.nested.length > 0)) traits.isReordered = true
}

const stepsBefore = ({ finder, taken }: Batch): readonly Step[] => [
  ...finder.steps(),
  ...[...taken.values()].filter((ids) => ids.length > 1).map((ids): Step => ({ kind: 'distinct', ids: listOf(ids) })),
]

interface Level extends PlannedCreates {
  /** What each node tells listeners: itself, then what is below it. */
  readonly notes: readonly (readonly Step[])[]
}

/** Notes of nodes below, by node and by the field that leads to them. */
type NotesBelow = readonly Map<Link, (readonly Step[])[]>[]

function planLevel(type: TypeStorage, nodes: readonly NewNode[], batch: Batch): Level {
  const { context } = batch
  const below: NotesBelow = nodes.map(() => new Map())
  const rows = nodes.map(({ data, columns }) => ({ row: newRow(type, data, context), columns: new Map(columns) }))
  const links = [...type.links.values()]
  const ownLinks = links.filter(isOwnColumn)
  const otherLinks = links.filter((link) => !isOwnColumn(link))
  const columns = rows.map((row) => row.columns)
  const targets = ownLinks.flatMap((link) => createTargets(link, { nodes, columns, below }, batch))
  const found = ownLinks.flatMap((link) => connectTargets(link, nodes, columns, batch))
  const { steps: inserts, ids } = insertRows(type, rows, context)
  const lists = insertLists(
    type,
    nodes.map(({ data }, index) => ({ node: idAt(ids, index), lists: data.lists })),
    context.capabilities,
  )
  const children = otherLinks.flatMap((link) => createChildren(link, { nodes, ids, below }, batch))
  const pairs = otherLinks.flatMap((link) => connectChildren(link, nodes, ids, batch))
  const guards = links.flatMap((link) => nodes.flatMap(({ data }) => guardLoose(data, link)))
  const notes = ids.map((id, index) => [
    createdNote(type, id),
    ...links.flatMap((link) => below[index]?.get(link)?.flat() ?? []),
  ])
  return { steps: [...guards, ...targets, ...found, ...inserts, ...lists, ...children, ...pairs], ids, notes }
}

const isOwnColumn = (link: Link): boolean => link.place.kind === 'own-column'
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
function createTargets(link: Link, { nodes, columns, below }: LevelWithColumns, batch: Batch): readonly Step[] {
  const targets = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'create').map((action) => ({ index, data: action.data })),
  )
  if (targets.length === 0) return []
  const created = planLevel(
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
  if (link.place.kind === 'own-column' && columns && id)
    columns.set(link.place.column, param(id, link.to.id.field.scalar))
}

/** Takes nodes from their present parents. */
function takeChildren(link: Link, children: readonly Value[], { context, taken }: Batch): readonly Step[] {
  if (children.length === 0) return []
  const list = listOf(children)
  if (link.opposite.isList) return [...guardConnect(link), ...guardTakenChildren(link, list, context)]
  const key = `${link.relation.name} ${link.field.side}`
  taken.set(key, [...(taken.get(key) ?? []), ...children])
  return [...guardConnect(link), ...guardTakenChildren(link, list, context), ...cutFromChildren(link, list)]
}

interface LevelWithIds {
  readonly nodes: readonly NewNode[]
  readonly ids: readonly Value[]
  readonly below: NotesBelow
}

function createChildren(link: Link, { nodes, ids, below }: LevelWithIds, batch: Batch): readonly Step[] {
  const children = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'create').map((action) => ({
      index,
      parent: idAt(ids, index),
      data: action.data,
      isLoose: isLoose(data, link),
    })),
  )
  const created = planNewChildren(link, children, batch)
  children.forEach(({ index }, position) => {
    addNotes(below, index, link, created.notes[position])
  })
  return created.steps
}

/** Creates children of parents that exist, in one insert, and connects those that are not loose. */
function planNewChildren(
  link: Link,
  children: readonly (NewChild & { readonly isLoose: boolean })[],
  batch: Batch,
): Level {
  if (children.length === 0) return { steps: [], ids: [], notes: [] }
  const { place } = link
  const nodes = children.map(({ parent, data, isLoose: staysAlone }): NewNode => {
    const columns =
      place.kind === 'other-column' && !staysAlone
        ? [[place.column, param(parent, link.from.id.field.scalar)] as const]
        : []
    return { data, columns: new Map(columns) }
  })
  const created = planLevel(link.to, nodes, batch)
  if (place.kind === 'other-column') return created
  const pairs = children.flatMap(({ parent, isLoose: staysAlone }, index): readonly Pair[] =>
    staysAlone ? [] : [{ parent, child: idAt(created.ids, index) }],
  )
  return { ...created, steps: [...created.steps, ...connectPairs(link, pairs, batch.context)] }
}

function connectChildren(link: Link, nodes: readonly NewNode[], ids: readonly Value[], batch: Batch): readonly Step[] {
  const pairs = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'connect').map(({ where }) => ({
      parent: idAt(ids, index),
      child: batch.finder.find(link.to, where, lockOfChild(link)),
    })),
  )
  const taken = takeChildren(
    link,
    pairs.map(({ child }) => child),
    batch,
  )
  return [...taken, ...connectPairs(link, pairs, batch.context)]
}
