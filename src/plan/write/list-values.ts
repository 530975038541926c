import { constant, type Value } from '../../model/value.js'
import { column, constantParam, equals, inList, listParam, param } from '../../sql/build.js'
import type { Expression } from '../../sql/tree.js'
import { listColumns, listPositionStep, type ListTable, type TypeStorage } from '../../storage/storage.js'
import type { Step } from './write-plan.js'

/** Scalar lists of nodes that are being written: `fields` by name, one entry for each node. */
export interface NodeLists {
  readonly node: Value
  readonly lists: ReadonlyMap<string, Value>
}

/** Fills the lists of nodes that have none yet: one insert for each list field. */
export function insertLists(type: TypeStorage, nodes: readonly NodeLists[]): readonly Step[] {
  return [...type.lists.values()].flatMap((list) => {
    const owners = nodes.flatMap(({ node, lists }) => {
      const values = lists.get(list.field.name)
      return values === undefined ? [] : [{ node, values }]
    })
    return insertRows(type, list, owners)
  })
}

/** Replaces the lists of nodes: deletes and inserts again. */
export function replaceLists(
  type: TypeStorage,
  nodes: Value,
  lists: ReadonlyMap<string, Value>,
  isMany: boolean,
): readonly Step[] {
  return [...type.lists.values()].flatMap((list): readonly Step[] => {
    const values = lists.get(list.field.name)
    if (values === undefined) return []
    const alias = 'w'
    const key = column(alias, listColumns.nodeId, type.id.field.scalar)
    const where = isMany
      ? inList(key, listParam(nodes, type.id.field.scalar))
      : equals(key, param(nodes, type.id.field.scalar))
    const remove: Step = {
      kind: 'run',
      type: type.type.name,
      statement: { kind: 'delete', table: list.table, alias, where },
    }
    if (isMany) return [remove, { kind: 'fill-lists', type: type.type.name, field: list.field.name, nodes, values }]
    return [remove, ...insertRows(type, list, [{ node: nodes, values }])]
  })
}

interface ListOwner {
  readonly node: Value
  readonly values: Value
}

/** Lists of which the length is known make one insert; a list in one variable is spread when the plan runs. */
function insertRows(type: TypeStorage, list: ListTable, owners: readonly ListOwner[]): readonly Step[] {
  const known: Expression[][] = []
  const steps: Step[] = []
  for (const { node, values } of owners) {
    const items = itemsOf(values)
    if (items === undefined) {
      steps.push({ kind: 'fill-lists', type: type.type.name, field: list.field.name, nodes: node, values })
      continue
    }
    items.forEach((item, index) => {
      known.push([
        param(node, type.id.field.scalar),
        constantParam((index + 1) * listPositionStep, 'Int'),
        param(item, list.field.scalar),
      ])
    })
  }
  if (known.length === 0) return steps
  const columns = [listColumns.nodeId, listColumns.position, listColumns.value]
  return [
    { kind: 'run', type: type.type.name, statement: { kind: 'insert', table: list.table, columns, rows: known } },
    ...steps,
  ]
}

function itemsOf(values: Value): readonly Value[] | undefined {
  if (values.kind === 'list') return values.items
  if (values.kind !== 'constant') return undefined
  return Array.isArray(values.value) ? values.value.map((item: string | number | boolean | null) => constant(item)) : []
}
