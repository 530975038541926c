import type { Page } from '../../../../operation/selection.js'
import type { TypeStorage } from '../../storage/storage.js'
import { allOf, column, compare, equals, reversed } from '../../tree/build.js'
import type { Expression, Join, OrderTerm, RowCount, Select } from '../../tree/tree.js'
import { rowCount } from '../../tree/row-count.js'
import { fieldColumn, idColumn } from './columns.js'
import { planPage, type PlannedPage } from './page.js'
import type { ReadContext } from './read-context.js'
import { joinedOrderOf, partsOfOrder, type JoinedOrder, type SortedAmong } from './sorted-among.js'
import { typeRows } from './type-rows.js'

/** How rows of a page are found, with one row more than asked for where that is to be known. */
type RowsBeyond = 0 | 1

/**
 * Plans the page of a root field. Where the order begins with an indexed field of a related node, the page is among its
 * first rows that have a value there, its first ones whose node has none and its first ones without a node: with an inner
 * join the database can begin with the order's own table, along the index, which it cannot with an outer one.
 */
export function planRootPage(
  page: Page,
  type: TypeStorage,
  alias: string,
  context: ReadContext,
  rowsBeyond: RowsBeyond = 0,
): PlannedPage {
  const order = walkedOrder(page, type, context)
  if (order === undefined) return planPage(page, type, alias, context, { rowsBeyond })
  // the filter and the cursor are theirs, and so are the values of the order
  const planned = planPage({ ...page, where: undefined, after: undefined, before: undefined }, type, alias, context, {
    rowsBeyond,
  })
  const found = context.freshAlias()
  return {
    ...planned,
    joins: [firstRows({ page, type, order, rowsBeyond }, alias, found, context)],
    // the type of a column does not matter to an order
    orderBy: planned.orderBy.map((term, index) => ({ ...term, expression: column(found, keyName(index), 'String') })),
  }
}

const keyName = (index: number): string => `k${String(index)}`

/** Without a limit the walk would see all rows, and behind a cursor, where it does not begin there, those before it. */
function walkedOrder(page: Page, type: TypeStorage, context: ReadContext): JoinedOrder | undefined {
  const { sort, first, last, after, before } = page
  const isCut = (first ?? last) !== undefined
  const cursors = [after, before].filter((id) => id !== undefined).length
  if (cursors > (context.sortsIncrementally ? 1 : 0)) return undefined
  const order = isCut && sort !== undefined ? joinedOrderOf(sort, type) : undefined
  if (order === undefined || context.sortsIncrementally) return order
  // times may be written in several forms, which are equal in comparisons only
  return fieldColumn(order.link.to, order.field, '').scalar === 'DateTime' ? undefined : order
}

interface FirstRows {
  readonly page: Page
  readonly type: TypeStorage
  readonly order: JoinedOrder
  readonly rowsBeyond: RowsBeyond
}

/**
 * `JOIN ((SELECT t4.id AS id, t5.email AS k0 … FROM Post AS t4 JOIN User AS t5 ON t5.id = t4.author … LIMIT ?) UNION ALL
 * (SELECT … AS t3 ON t3.id = t1.id`
 */
function firstRows(rows: FirstRows, alias: string, found: string, context: ReadContext): Join {
  const selects = partsOfOrder(rows.order, (rows.page.after ?? rows.page.before) !== undefined).map((among) =>
    firstAmong(among, rows, context),
  )
  return {
    type: 'inner',
    source: { kind: 'derived', select: { kind: 'union-all', selects }, alias: found },
    on: equals(idColumn(rows.type, found), idColumn(rows.type, alias)),
  }
}

/**
 * Ids and sort keys of the first rows of a part, those to skip among them.
 *
 * `SELECT t4.id AS id, t5.email AS k0, t4.title AS k1, … FROM Post AS t4 JOIN User AS t5 ON t5.id = t4.author … ORDER BY
 * t5.email DESC, t4.title ASC, t4.id ASC LIMIT ?`
 */
function firstAmong(among: SortedAmong, rows: FirstRows, context: ReadContext): Select {
  const { page, type } = rows
  const row = context.freshAlias()
  const { where, joins, orderBy, fromEnd } = planPage(page, type, row, context, { among })
  const read = fromEnd ? orderBy.map(reversed) : orderBy
  const [first] = read
  const isBounded = among === 'valued' && first !== undefined && !context.sortsIncrementally
  const condition = allOf([where, isBounded ? upToLast(first, rows, context) : undefined])
  return {
    kind: 'select',
    columns: [
      { expression: idColumn(type, row), as: type.id.name },
      ...orderBy.map(({ expression }, index) => ({ expression, as: keyName(index) })),
    ],
    from: typeRows(type, row, page.deleted),
    joins,
    ...(condition ? { where: condition } : {}),
    orderBy: read,
    limit: countOf(rows),
  }
}

const countOf = ({ page: { first, last, skip }, rowsBeyond }: FirstRows): RowCount =>
  rowCount(
    [first ?? last, skip].filter((count) => count !== undefined),
    rowsBeyond,
  )

/**
 * The row's first key is among those of the first rows by that key alone, an order that an index gives as a whole.
 *
 * `t5.email >= (SELECT min(t8.k) FROM (SELECT t7.email AS k FROM Post AS t6 JOIN User AS t7 ON t7.id = t6.author … ORDER
 * BY t7.email DESC LIMIT ?) AS t8)`
 */
function upToLast({ expression, direction }: OrderTerm, rows: FirstRows, context: ReadContext): Expression {
  const { page, type, order } = rows
  const row = context.freshAlias()
  const byFirstKey: Page = page.sort ? { ...page, sort: page.sort.slice(0, 1) } : page
  const { where, joins, orderBy, fromEnd } = planPage(byFirstKey, type, row, context, { among: 'valued' })
  const [first] = fromEnd ? orderBy.map(reversed) : orderBy
  const found = context.freshAlias()
  const keys: Select = {
    kind: 'select',
    columns: first === undefined ? [] : [{ expression: first.expression, as: 'k' }],
    from: typeRows(type, row, page.deleted),
    joins,
    ...(where ? { where } : {}),
    orderBy: first === undefined ? [] : [first],
    limit: countOf(rows),
  }
  const operand = column(found, 'k', fieldColumn(order.link.to, order.field, found))
  const isAscending = direction === 'asc'
  const last: Select = {
    kind: 'select',
    columns: [{ expression: { kind: 'aggregate', function: isAscending ? 'max' : 'min', operand } }],
    from: { kind: 'derived', select: keys, alias: found },
  }
  return compare(expression, isAscending ? '<=' : '>=', { kind: 'subquery', select: last })
}
