import type { Value } from '../../../../model/value.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { SortKey, SortTerm } from '../../../../operation/sort.js'
import {
  allOf,
  always,
  anyOf,
  column,
  compare,
  equals,
  isNotNull,
  isNull,
  literal,
  param,
  correlated,
} from '../../tree/build.js'
import type { Column, Expression, Join, OrderTerm, Select } from '../../tree/tree.js'
import type { SizedScalar } from '../../../../model/scalar.js'
import type { TypeStorage } from '../../storage/storage.js'
import { aggregateExpression, aggregateScalar } from './aggregate.js'
import { fieldColumn, idColumn, linkOf, orderedColumn, scalarColumnOf } from './columns.js'
import { planFilter } from './filter.js'
import type { ReadContext } from './read-context.js'
import { relatedRows } from './relation-join.js'
import { planTextSearch } from './text-search.js'
import { typeRows } from './type-rows.js'

/** An order of several keys, with the joins that its related nodes need (beyond.md section 4). */
export interface PlannedSort {
  /** The id last. */
  readonly orderBy: readonly OrderTerm[]
  readonly joins: readonly Join[]
}

/** A key as SQL, under the row that it belongs to. */
interface PlannedKey {
  readonly expression: Expression
  readonly scalar: SizedScalar
  readonly isPresent: boolean
}

export function planSort(
  terms: readonly SortTerm[],
  type: TypeStorage,
  alias: string,
  context: ReadContext,
): PlannedSort {
  const row = sortedRow(type, alias)
  const keys = terms.map((term) => planTerm(term, row, context))
  return {
    orderBy: [
      ...keys.map(({ expression, isPresent }, index): OrderTerm => {
        const { direction, nulls } = terms[index] ?? { direction: 'asc' }
        return { expression, isPresent, direction, ...(nulls === undefined ? {} : { nulls }) }
      }),
      { expression: idColumn(type, alias), isPresent: true, direction: 'asc' },
    ],
    joins: row.joins,
  }
}

interface SortedRow {
  readonly type: TypeStorage
  readonly alias: string
  /** Collects the joins of the select. */
  readonly joins: Join[]
  /** Related rows that are joined, by their fields from here. */
  readonly joined: Map<string, string>
  readonly ignoresCase: boolean
}

const sortedRow = (type: TypeStorage, alias: string): SortedRow => ({
  type,
  alias,
  joins: [],
  joined: new Map(),
  ignoresCase: false,
})

function planTerm({ key, ignoresCase }: SortTerm, row: SortedRow, context: ReadContext): PlannedKey {
  return planKey(key, { ...row, ignoresCase: ignoresCase === true }, '', context)
}

function planKey(key: SortKey, row: SortedRow, path: string, context: ReadContext): PlannedKey {
  switch (key.kind) {
    case 'field': {
      const operand = fieldColumn(row.type, key.field, row.alias)
      const expression: Expression = row.ignoresCase
        ? { kind: 'without-case', operand }
        : orderedColumn(row.type, key.field, row.alias)
      const isPresent = path === '' && scalarColumnOf(row.type, key.field).field.isRequired
      return { expression, scalar: operand, isPresent }
    }
    case 'related':
      return planRelatedKey(key, row, path, context)
    case 'relevance':
      return {
        expression: planTextSearch('relevance', key.index, key.search, row),
        scalar: { scalar: 'Float' },
        isPresent: path === '',
      }
    case 'aggregate':
      return planAggregateKey(key, row, context)
  }
}

/**
 * The value of a related row: joined where this row has the key, else read by a subquery.
 *
 * `LEFT JOIN User AS t2 ON t2.id = t1.author … ORDER BY t2.age DESC NULLS LAST`
 */
function planRelatedKey(
  { field, key }: Extract<SortKey, { kind: 'related' }>,
  row: SortedRow,
  path: string,
  context: ReadContext,
): PlannedKey {
  const link = linkOf(row.type, field)
  const below = `${path}.${field}`
  if (link.location.kind === 'key-on-this-side') {
    const known = row.joined.get(below)
    if (known !== undefined) return planKey(key, { ...row, type: link.to, alias: known }, below, context)
    const rows = relatedRows(link, row.alias, context)
    const alias = rows.alias ?? row.alias
    row.joins.push({ type: 'left', source: rows.from, on: correlated(rows.correlation) })
    row.joined.set(below, alias)
    return planKey(key, { ...row, type: link.to, alias }, below, context)
  }
  // nothing but the server keeps those of other tables unique, so only the first counts
  const rows = relatedRows(link, row.alias, context)
  const inner = { ...sortedRow(link.to, rows.alias ?? row.alias), ignoresCase: row.ignoresCase }
  const planned = planKey(key, inner, below, context)
  const select: Select = {
    kind: 'select',
    columns: [{ expression: planned.expression }],
    from: rows.from,
    joins: [...rows.joins, ...inner.joins],
    where: correlated(rows.correlation),
    orderBy: [{ expression: idColumn(link.to, inner.alias), isPresent: true, direction: 'asc' }],
    limit: literal(1),
  }
  return { expression: { kind: 'subquery', select }, scalar: planned.scalar, isPresent: false }
}

/**
 * How many related rows there are, or what a function gives for them.
 *
 * `(SELECT count(*) FROM Comment AS t3 WHERE (t3.post = t1.id AND t3.text <> ?)) DESC`
 */
function planAggregateKey(
  { field, where, aggregate }: Extract<SortKey, { kind: 'aggregate' }>,
  row: SortedRow,
  context: ReadContext,
): PlannedKey {
  const link = linkOf(row.type, field)
  const rows = relatedRows(link, row.alias, context, {
    linkOnly: where === undefined && aggregate.function === 'count',
  })
  const alias = rows.alias ?? row.alias
  const condition = where && planFilter(where, link.to, alias, context)
  const select: Select = {
    kind: 'select',
    columns: [{ expression: aggregateExpression(aggregate, link.to, alias) }],
    from: rows.from,
    joins: rows.joins,
    where: allOf([correlated(rows.correlation), condition]) ?? correlated(rows.correlation),
  }
  return {
    expression: { kind: 'subquery', select },
    scalar: aggregateScalar(aggregate, link.to),
    isPresent: aggregate.function === 'count',
  }
}

/** Rows on one side of the row with that id. */
export interface SortCursor {
  readonly id: Value
  readonly side: 'after' | 'before'
  /** As for the page itself. */
  readonly deleted?: DeletedRows
}

export interface PlannedCursor extends Pick<SortCursor, 'side'> {
  readonly join: Join
  readonly where: Expression
  /** The first key of the cursor's row. */
  readonly first: Expression
}

/**
 * The rows behind a cursor's row, nulls included, so that pages visit every row once: the row's keys stand in a derived
 * table of one row, `(a > x OR a IS NULL AND x IS NOT NULL OR a = x AND (… id > x.id))`. An unknown id leaves no row.
 *
 * Where an index that gives the first key is walked, the walk begins at the row: `t1.email <= (SELECT t2.email …)`.
 *
 * `JOIN (SELECT t6.age AS k0, … t4.id AS id FROM Post AS t4 LEFT JOIN User AS t6 ON t6.id = t4.author WHERE t4.id =
 * ?) AS t5 ON 1 = 1 WHERE (t2.age < t5.k0 OR (t2.age IS NULL AND t5.k0 IS NOT NULL) OR …`
 */
export function planSortCursor(
  { id, side, deleted }: SortCursor,
  terms: readonly SortTerm[],
  { orderBy }: PlannedSort,
  type: TypeStorage,
  context: ReadContext,
): PlannedCursor {
  const [inner, cursor] = [context.freshAlias(), context.freshAlias()]
  const row = sortedRow(type, inner)
  const keys = terms.map((term) => planTerm(term, row, context))
  const ownId = idColumn(type, inner)
  const select: Select = {
    kind: 'select',
    columns: [
      ...keys.map(({ expression }, index) => ({ expression, as: `k${String(index)}` })),
      { expression: ownId, as: 'id' },
    ],
    from: typeRows(type, inner, deleted),
    joins: row.joins,
    where: equals(ownId, param(id, ownId.scalar)),
  }
  const values = [
    ...keys.map(({ scalar }, index): Column => column(cursor, `k${String(index)}`, scalar)),
    column(cursor, 'id', ownId.scalar),
  ]
  const isBeyond = orderBy.reduceRight<Expression | undefined>((behind, term, index) => {
    const value = values[index]
    return value === undefined ? behind : beyond(term, value, side, behind)
  }, undefined)
  const first: Expression = { kind: 'subquery', select: { ...select, columns: select.columns.slice(0, 1) } }
  const join: Join = { type: 'inner', source: { kind: 'derived', select, alias: cursor }, on: always }
  const begins = context.sortsIncrementally ? notBefore(orderBy, first, side) : undefined
  return { join, where: allOf([begins, isBeyond]) ?? always, first, side }
}

/** The first key of a row is that of the cursor's row or lies beyond it; undefined for keys that may be null. */
export function notBefore(
  [first]: readonly OrderTerm[],
  value: Expression,
  side: SortCursor['side'],
): Expression | undefined {
  if (first?.isPresent !== true || first.expression.kind !== 'column') return undefined
  return compare(first.expression, (side === 'after') === (first.direction === 'asc') ? '>=' : '<=', value)
}

/** The key lies beyond the value, or equals it and what stands behind it holds. */
function beyond(
  { expression, isPresent = false, direction, nulls }: OrderTerm,
  value: Column,
  side: SortCursor['side'],
  behind: Expression | undefined,
): Expression {
  const isAfter = side === 'after'
  const further = compare(expression, isAfter === (direction === 'asc') ? '>' : '<', value)
  const same = equals(expression, value)
  if (isPresent) return behind === undefined ? further : anyOf([further, { kind: 'and', operands: [same, behind] }])
  const across = (comeLast: boolean): Expression => {
    const [early, late] = comeLast === isAfter ? [value, expression] : [expression, value]
    return { kind: 'and', operands: [isNull(late), isNotNull(early)] }
  }
  const acrossNull: Expression =
    nulls === undefined
      ? { kind: 'if-nulls-last', direction, then: across(true), otherwise: across(false) }
      : across(nulls === 'last')
  if (behind === undefined) return anyOf([further, acrossNull])
  const bothNull: Expression = { kind: 'and', operands: [isNull(expression), isNull(value)] }
  return anyOf([further, acrossNull, { kind: 'and', operands: [anyOf([same, bothNull]), behind] }])
}
