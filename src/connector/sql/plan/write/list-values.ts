import { bound, constant, type Value } from '../../../../model/value.js'
import type { ItemChange } from '../../../../operation/write.js'
import { column, constantParam, equals, inList, itemParam, listParam, param } from '../../tree/build.js'
import type { Capabilities } from '../../tree/capabilities.js'
import type { Column, Expression } from '../../tree/tree.js'
import { listColumns, listPositionStep, type ListTable, type TypeStorage } from '../../storage/storage.js'
import { chunksOf } from '../../../../util/chunks-of.js'
import { rowsPerInsert } from './insert-rows.js'
import type { Step } from './write-plan.js'

/** Scalar lists of a node that is being written, by field name. */
export interface NodeLists {
  readonly node: Value
  readonly lists: ReadonlyMap<string, Value>
}

/** Fills the lists of nodes that have none yet: one insert for each list field. */
export function insertLists(
  type: TypeStorage,
  nodes: readonly NodeLists[],
  capabilities: Capabilities,
): readonly Step[] {
  return [...type.lists.values()].flatMap((list) => insertRows(type, list, ownersOf(list, nodes), capabilities))
}

/** Replaces the lists of nodes, each by its own: deletes and inserts again. */
export function replaceLists(
  type: TypeStorage,
  nodes: readonly NodeLists[],
  capabilities: Capabilities,
): readonly Step[] {
  return [...type.lists.values()].flatMap((list): readonly Step[] => {
    const owners = ownersOf(list, nodes)
    if (owners.length === 0) return []
    const ids = owners.map(({ node }) => node)
    const [only] = ids
    const remove =
      only !== undefined && ids.length === 1
        ? deleteLists(type, list, (key) => equals(key, param(only, key.scalar)))
        : deleteLists(type, list, (key) => inList(key, listParam({ kind: 'list', items: ids }, key.scalar)))
    return [remove, ...insertRows(type, list, owners, capabilities)]
  })
}

/** Replaces the lists of all nodes whose ids are bound as `name` by the same. */
export function replaceListsOfAll(type: TypeStorage, name: string, lists: ReadonlyMap<string, Value>): readonly Step[] {
  return [...type.lists.values()].flatMap((list): readonly Step[] => {
    const values = lists.get(list.field.name)
    if (values === undefined) return []
    const nodes = bound(name)
    const remove = deleteLists(type, list, (key) => inList(key, listParam(nodes, key.scalar)))
    return [
      { ...remove, chunkedList: name },
      { kind: 'fill-lists', type: type.type.name, field: list.field.name, lists: [{ nodes, values }] },
    ]
  })
}

/** Nodes whose lists change: one, or all whose ids are bound as `partsOf`. */
export type ListNodes =
  | { readonly nodes: Value; readonly count: 'one' }
  | { readonly nodes: Value; readonly count: 'many'; readonly chunkedList: string }

/** Takes items from the lists of nodes, then adds others behind those that are there. */
export function changeItems(
  type: TypeStorage,
  owners: ListNodes,
  items: ReadonlyMap<string, ItemChange>,
): readonly Step[] {
  const { nodes } = owners
  const parts = owners.count === 'many' ? { chunkedList: owners.chunkedList } : {}
  return [...type.lists.values()].flatMap((list): readonly Step[] => {
    const { push, remove } = items.get(list.field.name) ?? {}
    const ofNodes = (key: Column): Expression =>
      owners.count === 'many' ? inList(key, listParam(nodes, key.scalar)) : equals(key, param(nodes, key.scalar))
    const isRemoved = (values: Value): Expression =>
      inList(column(rowAlias, listColumns.value, list.field), listParam(values, list.field))
    return [
      ...(remove === undefined
        ? []
        : [
            {
              ...deleteLists(type, list, (key) => ({ kind: 'and', operands: [ofNodes(key), isRemoved(remove)] })),
              ...parts,
            },
          ]),
      ...(push === undefined
        ? []
        : [
            {
              kind: 'fill-lists',
              type: type.type.name,
              field: list.field.name,
              lists: [{ nodes, values: push }],
              isAppended: true,
            } as const,
          ]),
    ]
  })
}

const rowAlias = 'w'

/** `DELETE FROM Post_tags AS w WHERE w.nodeId = ANY(?)` */
function deleteLists(
  type: TypeStorage,
  { table }: ListTable,
  where: (key: Column) => Expression,
): Extract<Step, { kind: 'run' }> {
  const key = column(rowAlias, listColumns.nodeId, type.id.field.scalar)
  return { kind: 'run', type: type.type.name, statement: { kind: 'delete', table, alias: rowAlias, where: where(key) } }
}

interface ListOwner {
  readonly node: Value
  readonly values: Value
}

const ownersOf = ({ field }: ListTable, nodes: readonly NodeLists[]): readonly ListOwner[] =>
  nodes.flatMap(({ node, lists }) => {
    const values = lists.get(field.name)
    return values === undefined ? [] : [{ node, values }]
  })

/**
 * Lists of which the length is known make one insert; lists in variables are spread when the plan runs.
 *
 * `INSERT INTO Post_tags (nodeId, position, value) VALUES (?, ?, ?), (?, ?, ?)`
 */
function insertRows(
  type: TypeStorage,
  list: ListTable,
  owners: readonly ListOwner[],
  capabilities: Capabilities,
): readonly Step[] {
  const rows: Expression[][] = []
  const open: { readonly nodes: Value; readonly values: Value }[] = []
  for (const { node, values } of owners) {
    const items = itemsOf(values)
    if (items === undefined) open.push({ nodes: node, values })
    items?.forEach((item, index) => {
      rows.push([
        param(node, type.id.field.scalar),
        constantParam((index + 1) * listPositionStep, 'Int'),
        itemParam(item, list.field),
      ])
    })
  }
  const columns = [listColumns.nodeId, listColumns.position, listColumns.value]
  return [
    ...chunksOf(rows, rowsPerInsert(columns.length, capabilities)).map((written): Step => ({
      kind: 'run',
      type: type.type.name,
      statement: { kind: 'insert', table: list.table, columns, rows: written },
    })),
    ...(open.length === 0
      ? []
      : [{ kind: 'fill-lists', type: type.type.name, field: list.field.name, lists: open } as const]),
  ]
}

function itemsOf(values: Value): readonly Value[] | undefined {
  if (values.kind === 'list') return values.items
  if (values.kind !== 'constant') return undefined
  return Array.isArray(values.value) ? values.value.map((item: string | number | boolean | null) => constant(item)) : []
}
