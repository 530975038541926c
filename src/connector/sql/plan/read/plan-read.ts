import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { ReadOperation } from '../../../../operation/read.js'
import type { ConnectionSelection, Page, Selection } from '../../../../operation/selection.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import { bound } from '../../../../model/value.js'
import { inList, listParam, literal, reversed } from '../../tree/build.js'
import type { Capabilities } from '../../tree/capabilities.js'
import type { Expression, JsonExpression, Select, SelectColumn } from '../../tree/tree.js'
import type { Storage, TypeStorage } from '../../storage/storage.js'
import { assertNever } from '../../../../util/assert-never.js'
import { idColumn } from './columns.js'
import { isNodeOf } from './unique-node.js'
import { planPage } from './page.js'
import { planRootPage } from './joined-order.js'
import { aggregatesOfPage, hasFunctions, planAggregateOfRows } from './plan-aggregate.js'
import { planGroupBy } from './plan-group-by.js'
import { planSelection } from './plan-selection.js'
import { createReadContext, typeStorageOf, type ReadContext } from './read-context.js'
import type { ConnectionPlan, NodesPlan, ReadPlan } from './read-plan.js'
import { chosenFirst, typeRows } from './type-rows.js'

/** Plans a read: one statement for each root field, JSON shaped by the database. Pure. */
export function planRead(
  operation: ReadOperation,
  storage: Storage,
  capabilities: Pick<Capabilities, 'sortsIncrementally'>,
): ReadPlan {
  const context = createReadContext(storage, undefined, capabilities)
  switch (operation.kind) {
    case 'find-one':
      return planFindOne(operation, context)
    case 'find-many':
      return planFindMany(operation, context)
    case 'connection':
      return planConnection(operation, context)
    case 'aggregate':
      return planAggregateOfRows(operation, context)
    case 'group-by':
      return planGroupBy(operation.groups, context)
    case 'node':
      return {
        kind: 'first-of',
        candidates: operation.candidates.map(({ type, selection }) => {
          const { field } = typeStorageOf(storage, type).id
          return planFindOne(
            { type, where: { field: field.name, value: operation.id }, selection },
            createReadContext(storage),
          )
        }),
      }
    default:
      return assertNever(operation)
  }
}

interface FindOne {
  readonly type: string
  readonly where: UniqueSelector
  readonly selection: Selection
  readonly deleted?: DeletedRows
}

/**
 * Reads one node; also the read-back of a write.
 *
 * `SELECT ('{id:' || COALESCE(replace(replace(t1.id::text COLLATE C, …), …), …) || '}') AS j FROM User AS t1 WHERE t1.email = ?`
 */
export function planFindOne(
  { type, where, selection, deleted }: FindOne,
  context: ReadContext,
): Extract<ReadPlan, { kind: 'node' }> {
  const storage = typeStorageOf(context.storage, type)
  const alias = context.freshAlias()
  const planned = planSelection(selection, storage, alias, context)
  const select: Select = {
    kind: 'select',
    columns: [{ expression: planned.json, as: 'j' }],
    from: typeRows(storage, alias, deleted),
    joins: planned.joins,
    where: isNodeOf(where, storage, alias),
    ...(deleted === undefined ? {} : chosenFirst(storage, alias)),
  }
  return { kind: 'node', select, selection }
}

interface ReadNodes {
  readonly type: string
  readonly ids: string
  readonly deleted?: DeletedRows | undefined
}

/**
 * Reads the nodes whose ids are bound as `ids`, in any order.
 *
 * `SELECT t1.id AS id, ('{id:' || … FROM User AS t1 WHERE t1.id = ANY(?)`
 */
export function planNodes({ type, ids, deleted }: ReadNodes, selection: Selection, context: ReadContext): NodesPlan {
  const storage = typeStorageOf(context.storage, type)
  const alias = context.freshAlias()
  const planned = planSelection(selection, storage, alias, context)
  const key = idColumn(storage, alias)
  const select: Select = {
    kind: 'select',
    columns: [
      { expression: key, as: 'id' },
      { expression: planned.json, as: 'j' },
    ],
    from: typeRows(storage, alias, deleted),
    joins: planned.joins,
    where: inList(key, listParam(bound(ids), key.scalar)),
  }
  return { ids, select, selection }
}

/**
 * Reads a list as one JSON text.
 *
 * `SELECT (SELECT COALESCE('[' || string_agg(x1.j, ',') || ']', '[]') FROM (SELECT … AS j FROM Post AS t1 ORDER BY
 * t1.id ASC LIMIT ?) AS x1) AS j`
 */
function planFindMany(
  { type, page, selection }: Extract<ReadOperation, { kind: 'find-many' }>,
  context: ReadContext,
): ReadPlan {
  const storage = typeStorageOf(context.storage, type)
  const alias = context.freshAlias()
  const { where, joins, ...cut } = planRootPage(page, storage, alias, context)
  const planned = planSelection(selection, storage, alias, context)
  const list: JsonExpression = {
    kind: 'json-list',
    item: planned.json,
    from: typeRows(storage, alias, page.deleted),
    joins: [...joins, ...planned.joins],
    ...(where ? { where } : {}),
    ...cut,
  }
  return { kind: 'list', select: { kind: 'select', columns: [{ expression: list, as: 'j' }] }, selection }
}

/**
 * Reads the rows of a connection, or only their number, and its aggregates.
 *
 * `SELECT (SELECT count(*) FROM (SELECT 1 AS one FROM User AS t3 LIMIT 2) AS t4) AS c, (SELECT ('{count:' || …) AS
 * a0`
 */
function planConnection(
  { type, page, selection }: Extract<ReadOperation, { kind: 'connection' }>,
  context: ReadContext,
): ConnectionPlan {
  const storage = typeStorageOf(context.storage, type)
  const rows = rowsNeeded(selection)
  const paging = { ...(page.first ? { first: page.first } : {}), ...(page.last ? { last: page.last } : {}) }
  // one JSON text each, behind the nodes; the number of rows alone is known without
  const aggregates = selection.entries.filter((entry) => entry.kind === 'aggregate').filter(hasFunctions)
  const texts = aggregates.map(({ entries }) => aggregatesOfPage(page, entries, storage, context))
  if (rows === 'count' && texts.length === 0)
    return { kind: 'connection', select: countRows(page, storage, context), selection, rows, ...paging }
  const columns = texts.map((select, index): SelectColumn => ({
    expression: { kind: 'subquery', select },
    as: `a${String(index)}`,
  }))
  if (rows === 'count') {
    const count = countRows(page, storage, context)
    const select: Select = {
      kind: 'select',
      columns: [{ expression: { kind: 'subquery', select: count }, as: 'c' }, ...columns],
    }
    return { kind: 'connection', select, selection, rows, ...paging }
  }
  const select = pageRows({ page, selection, storage, rows }, context)
  return {
    kind: 'connection',
    select: { ...select, columns: [...select.columns, ...columns] },
    selection,
    rows,
    ...paging,
  }
}

/** What the selection needs to know: nodes, only ids (cursors, page info), or only the number of rows. */
function rowsNeeded(selection: ConnectionSelection): ConnectionPlan['rows'] {
  const edges = selection.entries.filter((entry) => entry.kind === 'edges')
  if (edges.some((entry) => entry.entries.some(({ kind }) => kind === 'node'))) return 'nodes'
  return edges.length > 0 || selection.entries.some(({ kind }) => kind === 'page-info') ? 'ids' : 'count'
}

/**
 * The rows of a page, counted.
 *
 * `SELECT count(*) FROM User AS t1`
 */
function countRows(page: Page, storage: TypeStorage, context: ReadContext): Select {
  const alias = context.freshAlias()
  const { where, limit, offset, joins } = planPage(page, storage, alias, context)
  const rows = {
    from: typeRows(storage, alias, page.deleted),
    ...(joins.length > 0 ? { joins } : {}),
    ...(where ? { where } : {}),
  }
  const count: Expression = { kind: 'count-all' }
  if (limit === undefined && offset === undefined) return { kind: 'select', columns: [{ expression: count }], ...rows }
  const cut: Select = {
    kind: 'select',
    columns: [{ expression: literal(1), as: 'one' }],
    ...rows,
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  }
  return {
    kind: 'select',
    columns: [{ expression: count }],
    from: { kind: 'derived', select: cut, alias: context.freshAlias() },
  }
}

interface ConnectionRows {
  readonly page: Page
  readonly selection: ConnectionSelection
  readonly storage: TypeStorage
  readonly rows: 'nodes' | 'ids'
}

/**
 * Rows come in the order of reading: reversed where the page is counted from the end.
 *
 * `SELECT t1.id AS id, ('{id:' || … FROM Post AS t1 … ORDER BY …`
 */
function pageRows({ page, selection, storage, rows }: ConnectionRows, context: ReadContext): Select {
  const alias = context.freshAlias()
  const { where, orderBy, limit, offset, fromEnd, joins: sorted } = planRootPage(page, storage, alias, context, 1)
  const columns: Select['columns'][number][] = [{ expression: idColumn(storage, alias), as: 'id' }]
  const nodes: Select['joins'] & object = rows === 'nodes' ? addNodes(selection, storage, alias, columns, context) : []
  const joins = [...sorted, ...nodes]
  const from = typeRows(storage, alias, page.deleted)
  return {
    kind: 'select',
    columns,
    from,
    joins,
    ...(where ? { where } : {}),
    orderBy: fromEnd ? orderBy.map(reversed) : orderBy,
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  }
}

/** One JSON column for each `node` entry of the edges, in document order. */
function addNodes(
  selection: ConnectionSelection,
  storage: TypeStorage,
  alias: string,
  columns: Select['columns'][number][],
  context: ReadContext,
): NonNullable<Select['joins']> {
  const joins: NonNullable<Select['joins']>[number][] = []
  for (const node of nodeEntries(selection)) {
    const planned = planSelection(node.selection, storage, alias, context)
    columns.push({ expression: planned.json, as: `j${String(columns.length)}` })
    joins.push(...planned.joins)
  }
  return joins
}

/** All `node` entries under all `edges` entries; the n-th has the n-th JSON column. */
const nodeEntries = (selection: ConnectionSelection) =>
  selection.entries.flatMap((entry) =>
    entry.kind === 'edges' ? entry.entries.filter((edge) => edge.kind === 'node') : [],
  )
