import { invariant } from '../../../errors/internal-error.js'
import type { ScalarValue } from '../../../model/scalar.js'
import { constant, readValue, type Value } from '../../../model/value.js'
import type { Step } from '../plan/write/write-plan.js'
import { constantParam, param } from '../tree/build.js'
import { listColumns, listPositionStep } from '../storage/storage.js'
import { chunksOf } from '../../../util/chunks-of.js'
import { itemsOf } from './items-of.js'
import { runStatement } from './run-statement.js'
import type { WriteRun } from './write-run.js'

/** Appends items to lists of nodes, as many rows a statement as it takes. */
export async function fillLists(step: Extract<Step, { kind: 'fill-lists' }>, run: WriteRun): Promise<void> {
  const type = run.storage.types.get(step.type)
  const list = type?.lists.get(step.field)
  invariant(type && list, `${step.type}.${step.field} is a scalar list`)
  const itemsIn = (value: Value): readonly ScalarValue[] =>
    itemsOf(readValue(value, run.bindings)) as readonly ScalarValue[]
  const rows = step.lists.flatMap(({ nodes, values }) =>
    itemsIn(nodes).flatMap((node) =>
      itemsIn(values).map((value, index) => [
        param(constant(node), type.id.field.scalar),
        constantParam((index + 1) * listPositionStep, 'Int'),
        constantParam(value, list.field.scalar),
      ]),
    ),
  )
  const columns = [listColumns.nodeId, listColumns.position, listColumns.value]
  const perStatement = Math.floor(run.database.capabilities.maxParameters / columns.length)
  for (const written of chunksOf(rows, perStatement)) {
    const statement = { kind: 'insert', table: list.table, columns, rows: written } as const
    await runStatement({ kind: 'run', statement, type: step.type }, run)
  }
}
