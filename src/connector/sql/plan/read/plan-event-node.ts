import { bound } from '../../../../model/value.js'
import type { EventNode } from '../../../project-data.js'
import { allOf, equals, param } from '../../tree/build.js'
import type { Join, Select } from '../../tree/tree.js'
import type { Storage } from '../../storage/storage.js'
import { fieldColumn, idColumn } from './columns.js'
import { planFilter } from './filter.js'
import { planSelection } from './plan-selection.js'
import { createReadContext, typeStorageOf } from './read-context.js'
import { typeRows } from './type-rows.js'

/** The id of an event's node is bound under this name. */
export const eventNodeBinding = 'node'

/**
 * Reads the node of an event as it is now (subscriptions.md section 8): a column of JSON text for each selection, then
 * the fields; no row when it is gone.
 *
 * `SELECT ('{id:' || … AS j0, t1.age FROM User AS t1 WHERE (t1.id = ? AND t1.age < ?::int8)`
 */
export function planEventNode({ type, selections, fields, filter }: EventNode, storage: Storage): Select {
  const context = createReadContext(storage)
  const owner = typeStorageOf(storage, type)
  const alias = context.freshAlias()
  const columns: Select['columns'][number][] = []
  const joins: Join[] = []
  for (const selection of selections) {
    const planned = planSelection(selection, owner, alias, context)
    columns.push({ expression: planned.json, as: `j${String(columns.length)}` })
    joins.push(...planned.joins)
  }
  for (const field of fields) columns.push({ expression: fieldColumn(owner, field, alias) })
  const key = idColumn(owner, alias)
  const isNode = equals(key, param(bound(eventNodeBinding), key.scalar))
  const condition = filter && planFilter(filter, owner, alias, context)
  return {
    kind: 'select',
    columns: columns.length === 0 ? [{ expression: key }] : columns,
    from: typeRows(owner, alias),
    joins,
    where: allOf([isNode, condition]) ?? isNode,
  }
}
