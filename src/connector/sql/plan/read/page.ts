import type { Value } from '../../../../model/value.js'
import type { Page } from '../../../../operation/selection.js'
import type { SortTerm } from '../../../../operation/sort.js'
import { allOf, anyOf, compare, equals, param } from '../../tree/build.js'
import type { ComparisonOperator, Expression, Join, OrderTerm, Param, RowCount, Select } from '../../tree/tree.js'
import { rowCount } from '../../tree/row-count.js'
import type { TypeStorage } from '../../storage/storage.js'
import { orderedColumn, idColumn } from './columns.js'
import { planFilter } from './filter.js'
import type { ReadContext } from './read-context.js'
import { planSort, planSortCursor } from './sort.js'
import { joinedOrderOf, sortedAmong, walkFrom, type SortedAmong, type SortedRows } from './sorted-among.js'
import { typeRows } from './type-rows.js'

/** Which rows of a list, in which order (queries.md section 9). */
export interface PlannedPage {
  readonly where: Expression | undefined
  /** What the order and its cursors need beside the rows' own table. */
  readonly joins: readonly Join[]
  readonly orderBy: readonly OrderTerm[]
  readonly limit?: RowCount
  readonly offset?: RowCount
  /** Counted from the end: `last`. */
  readonly fromEnd: boolean
}

/** How the rows of a page are read. */
interface PageReading {
  /** 1: one row more than asked for, to know whether another page follows. */
  readonly rowsBeyond?: 0 | 1
  /** Only the rows of this part of a joined order (`joined-order.ts`). */
  readonly among?: SortedAmong
}

/** Plans a page. */
export function planPage(
  page: Page,
  type: TypeStorage,
  alias: string,
  context: ReadContext,
  { rowsBeyond = 0, among }: PageReading = {},
): PlannedPage {
  const count = page.first ?? page.last
  const filter = page.where && planFilter(page.where, type, alias, context)
  const { where, ...order } = page.sort
    ? sortedRows({ page, terms: page.sort, type, alias, ...(among ? { among } : {}) }, context)
    : orderedRows(page, type, alias, context)
  return {
    where: allOf([filter, where]),
    ...order,
    ...(count === undefined ? {} : { limit: rowCount([count], rowsBeyond) }),
    ...(page.skip === undefined ? {} : { offset: rowCount([page.skip]) }),
    fromEnd: page.last !== undefined,
  }
}

/** Rows on the asked sides of the cursors, in their order. */
type OrderedRows = Pick<PlannedPage, 'where' | 'orderBy' | 'joins'>

const orderedRows = (page: Page, type: TypeStorage, alias: string, context: ReadContext): OrderedRows => ({
  where: allOf([
    page.after && planCursor({ id: page.after, side: 'after', page, type, alias }, context),
    page.before && planCursor({ id: page.before, side: 'before', page, type, alias }, context),
  ]),
  orderBy: planOrder(page, type, alias),
  joins: [],
})

interface SortedPage {
  readonly page: Page
  readonly terms: readonly SortTerm[]
  readonly type: TypeStorage
  readonly alias: string
  readonly among?: SortedAmong
}

function sortedRows({ page, terms, type, alias, among }: SortedPage, context: ReadContext): OrderedRows {
  const sort = planSort(terms, type, alias, context)
  const deleted = page.deleted ? { deleted: page.deleted } : {}
  const cursors = [
    ...(page.after ? [planSortCursor({ id: page.after, side: 'after', ...deleted }, terms, sort, type, context)] : []),
    ...(page.before
      ? [planSortCursor({ id: page.before, side: 'before', ...deleted }, terms, sort, type, context)]
      : []),
  ]
  const order = joinedOrderOf(terms, type)
  const rows: SortedRows = among && order ? sortedAmong(among, sort, order, alias) : sort
  const begins = among === undefined ? [] : cursors.map((cursor) => walkFrom(among, rows, cursor))
  return {
    where: allOf([rows.where, ...begins, ...cursors.map(({ where }) => where)]),
    orderBy: rows.orderBy,
    joins: [...rows.joins, ...cursors.map(({ join }) => join)],
  }
}

/** The order field in its direction, then the id, ascending in both directions. */
function planOrder(page: Pick<Page, 'orderBy'>, type: TypeStorage, alias: string): readonly OrderTerm[] {
  const id = idColumn(type, alias)
  if (page.orderBy === undefined || page.orderBy.field === type.id.field.name)
    return [{ expression: id, isPresent: true, direction: page.orderBy?.direction ?? 'asc' }]
  return [
    { expression: orderedColumn(type, page.orderBy.field, alias), direction: page.orderBy.direction },
    { expression: id, isPresent: true, direction: 'asc' },
  ]
}

interface Cursor {
  readonly id: Value
  readonly side: 'after' | 'before'
  readonly page: Page
  readonly type: TypeStorage
  readonly alias: string
}

/** Rows on one side of the row with that id; an unknown id, or null as its order value, leaves no row (section 9.3). */
function planCursor({ id, side, alias, ...row }: Cursor, context: ReadContext): Expression {
  const { page, type } = row
  const ownId = idColumn(type, alias)
  const cursorId = param(id, ownId.scalar)
  const direction = page.orderBy?.direction ?? 'asc'
  const further: ComparisonOperator = (side === 'after') === (direction === 'asc') ? '>' : '<'
  if (page.orderBy === undefined || page.orderBy.field === type.id.field.name)
    return compare(ownId, further, valueAtCursor(type.id.field.name, cursorId, row, context))
  const field = orderedColumn(type, page.orderBy.field, alias)
  return anyOf([
    compare(field, further, valueAtCursor(page.orderBy.field, cursorId, row, context)),
    {
      kind: 'and',
      operands: [
        equals(field, valueAtCursor(page.orderBy.field, cursorId, row, context)),
        compare(ownId, side === 'after' ? '>' : '<', cursorId),
      ],
    },
  ])
}

/**
 * The cursor's row has this value in a field that rows are sorted by.
 *
 * `(SELECT t2.title FROM Post AS t2 WHERE t2.id = ?)`
 */
function valueAtCursor(
  field: string,
  cursorId: Param,
  { type, page: { deleted } }: Pick<Cursor, 'type' | 'page'>,
  context: ReadContext,
): Expression {
  const alias = context.freshAlias()
  const select: Select = {
    kind: 'select',
    columns: [{ expression: orderedColumn(type, field, alias) }],
    from: typeRows(type, alias, deleted),
    where: equals(idColumn(type, alias), cursorId),
  }
  return { kind: 'subquery', select }
}
