import { invariant } from '../../../errors/internal-error.js'
import type { ScalarValue } from '../../../model/scalar.js'
import { constant, readValue, type Value } from '../../../model/value.js'
import { rowsPerInsert } from '../plan/write/insert-rows.js'
import type { Step } from '../plan/write/write-plan.js'
import { column, constantParam, inList, itemParam, listParam, param, tableSource } from '../tree/build.js'
import { listColumns, listPositionStep, type ListTable, type TypeStorage } from '../storage/storage.js'
import { beginWork } from '../../../util/breather.js'
import { chunksOf } from '../../../util/chunks-of.js'
import { maxIdsPerStatement } from './id-parts.js'
import { itemsOf } from './items-of.js'
import { runStatement } from './run-statement.js'
import type { WriteRun } from './write-run.js'

/**
 * Writes items of lists of nodes, as many rows a statement as it takes.
 *
 * `INSERT INTO Post_tags (nodeId, position, value) VALUES (?, ?, ?), (?, ?, ?)`
 */
export async function fillLists(step: Extract<Step, { kind: 'fill-lists' }>, run: WriteRun): Promise<void> {
  const type = run.storage.types.get(step.type)
  const list = type?.lists.get(step.field)
  invariant(type && list, `${step.type}.${step.field} is a scalar list`)
  const itemsIn = (value: Value): readonly ScalarValue[] =>
    itemsOf(readValue(value, run.bindings)) as readonly ScalarValue[]
  const owners = step.lists.flatMap(({ nodes }) => itemsIn(nodes))
  const ends = step.isAppended === true ? await lastPositions(type, list, owners, run) : new Map<unknown, number>()
  const items = step.lists.flatMap(({ nodes, values }) =>
    itemsIn(nodes).flatMap((node) => itemsIn(values).map((value, index) => ({ node, value, index }))),
  )
  const columns = [listColumns.nodeId, listColumns.position, listColumns.value]
  const { breathe } = beginWork()
  for (const written of chunksOf(items, rowsPerInsert(columns.length, run.database.capabilities))) {
    const rows = written.map(({ node, value, index }) => [
      param(constant(node), type.id.field.scalar),
      constantParam((ends.get(node) ?? 0) + (index + 1) * listPositionStep, 'Int'),
      itemParam(constant(value), list.field),
    ])
    const statement = { kind: 'insert', table: list.table, columns, rows } as const
    await runStatement({ kind: 'run', statement, type: step.type }, run)
    await breathe()
  }
}

/**
 * Position of the last item of each list that has one.
 *
 * `SELECT l.nodeId, max(l.position) FROM Post_tags AS l WHERE l.nodeId = ANY(?) GROUP BY l.nodeId`
 */
async function lastPositions(
  type: TypeStorage,
  { table }: ListTable,
  owners: readonly ScalarValue[],
  { database, runner, bindings }: WriteRun,
): Promise<ReadonlyMap<unknown, number>> {
  const alias = 'l'
  const key = column(alias, listColumns.nodeId, type.id.field.scalar)
  const position = column(alias, listColumns.position, 'Int')
  const ends = new Map<unknown, number>()
  for (const some of chunksOf(owners, maxIdsPerStatement)) {
    const { rows } = await runner.run(
      database.render({
        kind: 'select',
        columns: [{ expression: key }, { expression: { kind: 'max', operand: position } }],
        from: tableSource(table, alias),
        where: inList(key, listParam(constant(some), key.scalar)),
        groupBy: [key],
      }),
      bindings,
    )
    for (const [node, last] of rows) ends.set(node, Number(last))
  }
  return ends
}
