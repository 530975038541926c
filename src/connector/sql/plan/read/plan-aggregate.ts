import type { AggregateEntry } from '../../../../operation/aggregate.js'
import type { ReadOperation } from '../../../../operation/read.js'
import type { Page } from '../../../../operation/selection.js'
import { reversed } from '../../tree/build.js'
import type { Select } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { aggregatedColumns, aggregateExpression, aggregateJson } from './aggregate.js'
import { idColumn } from './columns.js'
import { planFilter } from './filter.js'
import { planPage } from './page.js'
import { typeStorageOf, type ReadContext } from './read-context.js'
import type { ReadPlan } from './read-plan.js'
import { typeRows } from './type-rows.js'

/** Whether more is told than the number of rows. */
export const hasFunctions = ({ entries }: { readonly entries: readonly AggregateEntry[] }): boolean =>
  entries.some(({ kind }) => kind === 'function')

/**
 * `xsAggregate`: one row of JSON text over all rows of the filter (beyond.md section 3).
 *
 * `SELECT ('{count:' || … AS j FROM User AS t1 WHERE t1.age > ?::int8`
 */
export function planAggregateOfRows(
  { type, where, deleted, entries }: Extract<ReadOperation, { kind: 'aggregate' }>,
  context: ReadContext,
): ReadPlan {
  const storage = typeStorageOf(context.storage, type)
  const alias = context.freshAlias()
  const condition = where && planFilter(where, storage, alias, context)
  const select: Select = {
    kind: 'select',
    columns: [{ expression: jsonOver(entries, storage, alias, context), as: 'j' }],
    from: typeRows(storage, alias, deleted),
    ...(condition ? { where: condition } : {}),
  }
  return { kind: 'aggregate', select, entries }
}

/**
 * One JSON text over the rows of a page, exactly those that a connection's `count` counts.
 *
 * `SELECT ('{count:' || … FROM (SELECT t1.age AS age FROM User AS t1 ORDER BY t1.name ASC, t1.id ASC LIMIT 2) AS t2`
 */
export function aggregatesOfPage(
  page: Page,
  entries: readonly AggregateEntry[],
  type: TypeStorage,
  context: ReadContext,
): Select {
  const alias = context.freshAlias()
  const { where, orderBy, joins, limit, offset, fromEnd } = planPage(page, type, alias, context)
  const from = typeRows(type, alias, page.deleted)
  const rows = { from, ...(joins.length > 0 ? { joins } : {}), ...(where ? { where } : {}) }
  if (limit === undefined && offset === undefined)
    return { kind: 'select', columns: [{ expression: jsonOver(entries, type, alias, context) }], ...rows }
  const columns = aggregatedColumns(entries, type, alias)
  const cut: Select = {
    kind: 'select',
    columns: (columns.length > 0 ? columns : [idColumn(type, alias)]).map((one) => ({ expression: one, as: one.name })),
    ...rows,
    orderBy: fromEnd ? orderBy.map(reversed) : orderBy,
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  }
  const derived = context.freshAlias()
  return {
    kind: 'select',
    columns: [{ expression: jsonOver(entries, type, derived, context) }],
    from: { kind: 'derived', select: cut, alias: derived },
  }
}

const jsonOver = (entries: readonly AggregateEntry[], type: TypeStorage, alias: string, context: ReadContext) =>
  aggregateJson(entries, (one) => aggregateExpression(one, type, alias), type, context)
