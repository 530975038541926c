import { problem } from '../../errors/problem.js'
import { bound, constant, type Value } from '../../model/value.js'
import type { NestedWrite } from '../../operation/nested-write.js'
import type { WriteData } from '../../operation/write.js'
import { param } from '../../sql/build.js'
import type { Expression } from '../../sql/tree.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { insertLists } from './list-values.js'
import { lookUp } from './lookup.js'
import { connectPairs, cutFromChildren, type Pair } from './pairs.js'
import { guardConnect, guardTakenChildren } from './relation-rules.js'
import { newRow } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** A node to create, and columns of its row that point to a parent which exists by then. */
export interface NewNode {
  readonly data: WriteData
  readonly columns: ReadonlyMap<string, Expression>
}

export interface PlannedCreates {
  readonly steps: readonly Step[]
  /** Ids of the new nodes, in order. */
  readonly ids: readonly Value[]
}

/**
 * Creates nodes of one type with all that is nested in them, level by level: what their own columns point to first,
 * then their rows in one insert, then their lists, then the nodes and pairs that point to them. `without` is the field
 * that leads back to the parent.
 */
export function planCreates(
  type: TypeStorage,
  nodes: readonly NewNode[],
  without: string | undefined,
  context: WriteContext,
): PlannedCreates {
  for (const { data } of nodes) checkRequiredRelations(type, data, without)
  const rows = nodes.map(({ data, columns }) => ({ row: newRow(type, data, context), columns: new Map(columns) }))
  const before = planOwnColumns(
    type,
    nodes,
    rows.map(({ columns }) => columns),
    context,
  )
  const inserted = insertRows(type, rows, context)
  const lists = insertLists(
    type,
    nodes.map(({ data }, index) => ({ node: inserted.ids[index] ?? constant(null), lists: data.lists })),
  )
  const notes = inserted.ids.map((id): Step => ({
    kind: 'note',
    change: { kind: 'created', type: type.type.name, id, origin: 'direct' },
  }))
  const after = planChildren(type, nodes, inserted.ids, context)
  return { steps: [...before, ...inserted.steps, ...lists, ...notes, ...after], ids: inserted.ids }
}

/** A required relation must be given something to create or connect (code 3032). */
function checkRequiredRelations(type: TypeStorage, data: WriteData, without: string | undefined): void {
  for (const { field } of type.links.values())
    if (field.isRequired && field.name !== without && !data.nested.some((action) => action.field === field.name))
      throw problem('relationRequired', { field: field.name, model: type.type.name })
}

interface PlannedRow {
  readonly row: ReturnType<typeof newRow>
  readonly columns: Map<string, Expression>
}

const isOwnColumn = (link: Link): boolean => link.place.kind === 'own-column'

const actionsOn = <V extends 'create' | 'connect'>(
  data: WriteData,
  link: Link,
  verb: V,
): readonly Extract<NestedWrite, { verb: V }>[] =>
  data.nested.filter(
    (action): action is Extract<NestedWrite, { verb: V }> => action.field === link.field.name && action.verb === verb,
  )

/** Nodes that the new rows' own columns point to: created or looked up before the rows, so that a column may be NOT NULL. */
function planOwnColumns(
  type: TypeStorage,
  nodes: readonly NewNode[],
  columns: readonly Map<string, Expression>[],
  context: WriteContext,
): readonly Step[] {
  const links = [...type.links.values()].filter(isOwnColumn)
  const creates = links.flatMap((link) => createTargets(link, nodes, columns, context))
  const connects = links.flatMap((link) => connectTargets(link, nodes, columns, context))
  return [...creates, ...connects]
}

function createTargets(
  link: Link,
  nodes: readonly NewNode[],
  columns: readonly Map<string, Expression>[],
  context: WriteContext,
): readonly Step[] {
  const targets = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'create').map((action) => ({ index, action })),
  )
  if (targets.length === 0) return []
  const created = planCreates(
    link.to,
    targets.map(({ action }) => ({ data: action.data, columns: new Map() })),
    link.opposite.name,
    context,
  )
  targets.forEach(({ index }, position) => {
    setOwnColumn(link, columns[index], created.ids[position])
  })
  return created.steps
}

function connectTargets(
  link: Link,
  nodes: readonly NewNode[],
  columns: readonly Map<string, Expression>[],
  context: WriteContext,
): readonly Step[] {
  const targets = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'connect').map((action) => ({ index, action })),
  )
  if (targets.length === 0) return []
  const found = lookUp(
    link.to,
    targets.map(({ action }) => action.where),
    context,
  )
  targets.forEach(({ index }, position) => {
    setOwnColumn(link, columns[index], found.id(position))
  })
  const moved = link.opposite.isList ? [] : cutFromChildren(link, found.ids)
  return [...guardConnect(link), ...found.steps, ...guardTakenChildren(link, found.ids, context), ...moved]
}

function setOwnColumn(link: Link, columns: Map<string, Expression> | undefined, id: Value | undefined): void {
  if (link.place.kind === 'own-column' && columns && id)
    columns.set(link.place.column, param(id, link.to.id.field.scalar))
}

function insertRows(type: TypeStorage, rows: readonly PlannedRow[], context: WriteContext): PlannedCreates {
  const names = [...new Set(rows.flatMap(({ row, columns }) => [...row.values.keys(), ...columns.keys()]))]
  const expressions = rows.map(({ row, columns }) =>
    names.map((name) => columns.get(name) ?? row.values.get(name) ?? param(constant(null), 'String')),
  )
  const known = rows.map(({ row }) => row.id)
  const isMadeByDatabase = known.includes(undefined)
  const into = isMadeByDatabase ? context.freshName('made') : undefined
  const returning =
    isMadeByDatabase && context.capabilities.returning
      ? { returning: [{ name: type.id.name, scalar: type.id.field.scalar }] }
      : {}
  const step: Step = {
    kind: 'run',
    type: type.type.name,
    statement: { kind: 'insert', table: type.table, columns: names, rows: expressions, ...returning },
    ...(into === undefined ? {} : { into }),
  }
  return { steps: [step], ids: known.map((id, index) => id ?? bound(into ?? '', index)) }
}

/** Nodes and pairs that point to the new rows. */
function planChildren(
  type: TypeStorage,
  nodes: readonly NewNode[],
  ids: readonly Value[],
  context: WriteContext,
): readonly Step[] {
  const links = [...type.links.values()].filter((link) => !isOwnColumn(link))
  const creates = links.flatMap((link) => planNewChildren(link, childrenOfNodes(link, nodes, ids), context))
  const connects = links.flatMap((link) => connectChildren(link, nodes, ids, context))
  return [...creates, ...connects]
}

export interface NewChild {
  readonly parent: Value
  readonly data: WriteData
}

/** A to-one field that is also connected keeps what it connects to. */
function childrenOfNodes(
  link: Link,
  nodes: readonly NewNode[],
  ids: readonly Value[],
): readonly (NewChild & { readonly isLoose: boolean })[] {
  return nodes.flatMap(({ data }, index) => {
    const isLoose = !link.field.isList && actionsOn(data, link, 'connect').length > 0
    return actionsOn(data, link, 'create').map((action) => ({
      parent: ids[index] ?? constant(null),
      data: action.data,
      isLoose,
    }))
  })
}

/** Creates children of parents that exist, in one insert, and connects them. */
export function planNewChildren(
  link: Link,
  children: readonly (NewChild & { readonly isLoose?: boolean })[],
  context: WriteContext,
): readonly Step[] {
  if (children.length === 0) return []
  const { place } = link
  const nodes = children.map(({ parent, data, isLoose }): NewNode => {
    const columns =
      place.kind === 'other-column' && isLoose !== true
        ? [[place.column, param(parent, link.from.id.field.scalar)] as const]
        : []
    return { data, columns: new Map(columns) }
  })
  const created = planCreates(link.to, nodes, link.opposite.name, context)
  if (place.kind === 'other-column') return created.steps
  const pairs = children.flatMap(({ parent, isLoose }, index): readonly Pair[] => {
    const child = created.ids[index]
    return isLoose === true || child === undefined ? [] : [{ parent, child }]
  })
  return [...created.steps, ...connectPairs(link, pairs, context)]
}

function connectChildren(
  link: Link,
  nodes: readonly NewNode[],
  ids: readonly Value[],
  context: WriteContext,
): readonly Step[] {
  const targets = nodes.flatMap(({ data }, index) =>
    actionsOn(data, link, 'connect').map((action) => ({ parent: ids[index] ?? constant(null), where: action.where })),
  )
  if (targets.length === 0) return []
  const found = lookUp(
    link.to,
    targets.map(({ where }) => where),
    context,
  )
  const pairs = targets.map(({ parent }, index) => ({ parent, child: found.id(index) }))
  const hasOneParent = nodes.length === 1
  const moved = link.opposite.isList ? [] : cutFromChildren(link, found.ids)
  return [
    ...guardConnect(link),
    ...found.steps,
    ...guardTakenChildren(link, found.ids, context),
    ...moved,
    ...connectPairs(link, pairs, context, hasOneParent ? found.ids : undefined),
  ]
}
