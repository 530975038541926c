import type { ScalarValue } from '../model/scalar.js'
import { constant } from '../model/value.js'
import { column, constantParam, inList, listParam, tableSource } from '../connector/sql/tree/build.js'
import { listColumns, listPositionStep, type ListTable, type TypeStorage } from '../connector/sql/storage/storage.js'
import { readNodeItem, shown } from './import-document.js'
import type { ImportTarget } from './import-nodes.js'
import { requireId, requireType } from './imported-type.js'
import { importedValue } from './imported-value.js'
import { insertRows } from './insert-rows.js'
import { TransferFault } from './transfer-fault.js'

/** Values of one list of one node. */
interface ListItem {
  readonly type: TypeStorage
  readonly list: ListTable
  readonly id: ScalarValue
  readonly values: readonly ScalarValue[]
}

/** Appends values to lists (import-export.md section 4): texts of what the database refused. */
export async function importLists(values: readonly unknown[], target: ImportTarget): Promise<readonly string[]> {
  const items = values.flatMap((value) => readListItems(value, target))
  const refused: string[] = []
  for (const list of new Set(items.map((item) => item.list)))
    refused.push(
      ...(await appendValues(
        list,
        items.filter((item) => item.list === list),
        target,
      )),
    )
  return refused
}

function readListItems(value: unknown, { storage }: ImportTarget): readonly ListItem[] {
  const { typeName, id, rest } = readNodeItem(value)
  const type = requireType(typeName, storage)
  const node = requireId(id, type, storage)
  if (rest.size === 0) throw new TransferFault(`The value ${shown(value)} names no list field.`)
  return [...rest].map(([name, given]) => {
    const list = type.lists.get(name)
    if (!type.type.fields.some((field) => field.name === name))
      throw new TransferFault(`field ${name} is not part of the model ${typeName}`)
    if (list === undefined) throw new TransferFault(`The field ${name} of the model ${typeName} is no list of scalars.`)
    const elements = Array.isArray(given)
      ? given.map((element) => importedValue(element, list.field, storage.model))
      : [undefined]
    const read = elements.filter((element) => element !== undefined)
    if (read.length < elements.length)
      throw new TransferFault(`conversion to GcValue for ${name} and value ${shown(given)} failed`)
    return { type, list, id: node, values: read }
  })
}

interface ListRow {
  readonly id: ScalarValue
  readonly position: number
  readonly value: ScalarValue
}

async function appendValues(
  list: ListTable,
  items: readonly ListItem[],
  target: ImportTarget,
): Promise<readonly string[]> {
  const [first] = items
  if (first === undefined) return []
  const idScalar = first.type.id.field.scalar
  const positions = await greatestPositions(list, items, target)
  const rows = items.flatMap(({ id, values }) =>
    values.map((value): ListRow => {
      const position = (positions.get(String(id)) ?? 0) + listPositionStep
      positions.set(String(id), position)
      return { id, position, value }
    }),
  )
  const refused = await insertRows(
    {
      table: list.table,
      columns: [listColumns.nodeId, listColumns.position, listColumns.value],
      items: rows,
      row: ({ id, position, value }) => [
        constantParam(id, idScalar),
        constantParam(position, 'Int'),
        constantParam(value, list.field.scalar),
      ],
    },
    target.database,
  )
  return refused.map(
    ({ item, cause }) =>
      `Failure inserting into listTable ${list.table.name} for the id ${String(item.id)} for value ${String(item.value)}. Cause: ${cause}`,
  )
}

const nodesPerQuestion = 1000

/** Greatest position by node id, of the nodes that have values. */
async function greatestPositions(
  list: ListTable,
  items: readonly ListItem[],
  { database }: ImportTarget,
): Promise<Map<string, number>> {
  const ids = [...new Set(items.map(({ id }) => id))]
  const scalar = items[0]?.type.id.field.scalar ?? 'ID'
  const node = column('l', listColumns.nodeId, scalar)
  const found = new Map<string, number>()
  for (let start = 0; start < ids.length; start += nodesPerQuestion) {
    const { rows } = await database.runStatement({
      kind: 'select',
      columns: [
        { expression: node },
        { expression: { kind: 'max', operand: column('l', listColumns.position, 'Int') } },
      ],
      from: tableSource(list.table, 'l'),
      where: inList(node, listParam(constant(ids.slice(start, start + nodesPerQuestion)), scalar)),
      groupBy: [node],
    })
    for (const [id, position] of rows) found.set(String(id), Number(position))
  }
  return found
}
