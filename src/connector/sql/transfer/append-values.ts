import type { ScalarType, ScalarValue } from '../../../model/scalar.js'
import { constant } from '../../../model/value.js'
import type { ImportedList } from '../../data-transfer.js'
import type { Database } from '../database/database.js'
import { listColumns, listPositionStep, type ListTable, type TypeStorage } from '../storage/storage.js'
import { column, constantParam, inList, listParam, tableSource } from '../tree/build.js'
import { insertRows } from './insert-rows.js'

interface ListRow {
  readonly id: ScalarValue
  readonly position: number
  readonly value: ScalarValue
}

/** Appends values to a list of nodes; texts of what the database refused. */
export async function appendValues(
  type: TypeStorage,
  list: ListTable,
  items: readonly ImportedList[],
  database: Database,
): Promise<readonly string[]> {
  const idScalar = type.id.field.scalar
  const positions = await greatestPositions(list, items, { idScalar, database })
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
    database,
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
  items: readonly ImportedList[],
  { idScalar, database }: { readonly idScalar: ScalarType; readonly database: Database },
): Promise<Map<string, number>> {
  const ids = [...new Set(items.map(({ id }) => id))]
  const node = column('l', listColumns.nodeId, idScalar)
  const found = new Map<string, number>()
  for (let start = 0; start < ids.length; start += nodesPerQuestion) {
    const { rows } = await database.runStatement({
      kind: 'select',
      columns: [
        { expression: node },
        { expression: { kind: 'max', operand: column('l', listColumns.position, 'Int') } },
      ],
      from: tableSource(list.table, 'l'),
      where: inList(node, listParam(constant(ids.slice(start, start + nodesPerQuestion)), idScalar)),
      groupBy: [node],
    })
    for (const [id, position] of rows) found.set(String(id), Number(position))
  }
  return found
}
