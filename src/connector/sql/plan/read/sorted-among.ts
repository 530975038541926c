import type { SortTerm } from '../../../../operation/sort.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { column, isNotNull, isNull } from '../../tree/build.js'
import type { Expression } from '../../tree/tree.js'
import { scalarColumnOf } from './columns.js'
import { notBefore, type PlannedCursor, type PlannedSort } from './sort.js'
import { everyRowIsNode } from './type-rows.js'

/**
 * Rows whose first sort key has a value, whose related node has none, and that have no related node; behind a cursor
 * those with a value stand in two parts: its row has one or none.
 */
export type SortedAmong = 'valued' | 'valued-behind-none' | 'valueless' | 'unrelated'

/** The order begins with a field of a node that the row itself leads to, and an index with that field. */
export interface JoinedOrder {
  readonly link: Link & { readonly location: { readonly kind: 'key-on-this-side' } }
  readonly field: string
}

/** Undefined for other orders, and where a row may lead to a deleted node. */
export function joinedOrderOf([first]: readonly SortTerm[], type: TypeStorage): JoinedOrder | undefined {
  if (first?.key.kind !== 'related' || first.key.key.kind !== 'field' || first.ignoresCase === true) return undefined
  const link = type.links.get(first.key.field)
  const { field } = first.key.key
  if (link === undefined || !hasOwnKey(link) || !everyRowIsNode(link.to)) return undefined
  return isIndexed(field, link.to) ? { link, field } : undefined
}

const hasOwnKey = (link: Link): link is JoinedOrder['link'] => link.location.kind === 'key-on-this-side'

function isIndexed(name: string, { id, columns, indexes }: TypeStorage): boolean {
  const { field, form } = columns.get(name) ?? {}
  if (field === undefined || form !== undefined) return false
  return (
    field.isUnique ||
    field.name === id.field.name ||
    indexes.some(
      ({ index, columns: [first] }) =>
        first?.field.name === name && index.condition === undefined && index.ignoresCase !== true,
    )
  )
}

/** Which parts rows fall into: no two parts have one in common. */
export const partsOfOrder = ({ link, field }: JoinedOrder, isBehindCursor: boolean): readonly SortedAmong[] => [
  'valued',
  ...(isBehindCursor ? (['valued-behind-none'] as const) : []),
  ...(scalarColumnOf(link.to, field).field.isRequired ? [] : (['valueless'] as const)),
  'unrelated',
]

/** Where the walk along the index begins behind a cursor's row, or that it has no value there; undefined for other parts. */
export function walkFrom(
  among: SortedAmong,
  { orderBy }: SortedRows,
  { first, side }: PlannedCursor,
): Expression | undefined {
  if (among === 'valued') return notBefore(orderBy, first, side)
  return among === 'valued-behind-none' ? isNull(first) : undefined
}

/** A sort, and which rows it is of. */
export interface SortedRows extends PlannedSort {
  readonly where?: Expression
}

/** The sort of those rows alone; foreign keys guarantee that a row with a key has its node. */
export function sortedAmong(
  among: SortedAmong,
  { orderBy, joins }: PlannedSort,
  order: JoinedOrder,
  alias: string,
): SortedRows {
  const [join, ...otherJoins] = joins
  const [first, ...others] = orderBy
  if (join === undefined || first === undefined) return { orderBy, joins }
  const { link, field } = order
  if (among === 'unrelated')
    return { orderBy, joins, where: isNull(column(alias, link.location.column, link.to.id.field.scalar)) }
  const related: SortedRows = { orderBy, joins: [{ ...join, type: 'inner' }, ...otherJoins] }
  const { expression, direction } = first
  if (among === 'valueless') return { ...related, where: isNull(expression) }
  return {
    ...related,
    orderBy: [{ expression, direction, isPresent: true, asIndexed: true }, ...others],
    ...(scalarColumnOf(link.to, field).field.isRequired ? {} : { where: isNotNull(expression) }),
  }
}
