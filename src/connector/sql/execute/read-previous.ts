import type { Database, SqlRunner } from '../database/database.js'
import type { ScalarValue } from '../../../model/scalar.js'
import type { Bindings } from '../../../model/value.js'
import { previousIdsBinding, type PreviousValues } from '../plan/write/previous-values.js'
import type { NodeValues } from '../../change.js'

/** Values of nodes by id. */
export type NodesBefore = ReadonlyMap<unknown, NodeValues>

/** Runs what `planPrevious` planned. */
export async function readPrevious(
  { select, fields, lists }: PreviousValues,
  database: Database,
  runner: SqlRunner,
  bindings: Bindings,
): Promise<NodesBefore> {
  const { rows } = await runner.run(database.render(select), bindings)
  const nodes = new Map<unknown, Record<string, ScalarValue | ScalarValue[]>>()
  for (const [id, ...values] of rows)
    nodes.set(id, Object.fromEntries(fields.map((name, index) => [name, values[index] as ScalarValue])))
  if (nodes.size === 0) return nodes
  const bound = new Map([...bindings.bound, [previousIdsBinding, [...nodes.keys()]]])
  for (const { field, select: listSelect } of lists) {
    const found = await runner.run(database.render(listSelect), { variables: bindings.variables, bound })
    const byNode = new Map<unknown, ScalarValue[]>()
    for (const [id, value] of found.rows) byNode.set(id, [...(byNode.get(id) ?? []), value as ScalarValue])
    for (const [id, values] of nodes) values[field] = byNode.get(id) ?? []
  }
  return nodes
}
