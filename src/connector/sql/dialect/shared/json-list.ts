import { reversed } from '../../tree/build.js'
import type { JsonList } from '../../tree/tree.js'
import type { ListRenderer, Style } from './style.js'

/** How the rows of a derived table become one text. */
export interface ListStyle {
  /** The text of the whole list, e.g. `coalesce('[' || string_agg(j, ',' ORDER BY k) || ']', '[]')`. */
  list(item: string, order: string | undefined): string
  /** One term of the order inside the aggregate. */
  orderTerm: Style['orderTerm']
  /** Whether the aggregate takes a derived table's rows in their order without being told. */
  readonly keepsOrder: boolean
}

/**
 * A JSON list over a derived table that orders and cuts the rows:
 * `(SELECT coalesce('[' || string_agg(x.j, ',') || ']', '[]') FROM (SELECT item AS j FROM ... ORDER BY ... LIMIT n) AS x)`.
 * Rows taken from the end are read in reverse order and turned back by an ORDER BY inside the aggregate.
 */
export function derivedJsonList(list: JsonList, renderer: ListRenderer, style: Style, how: ListStyle): string {
  const alias = renderer.freshAlias()
  const orderInside = list.fromEnd || !how.keepsOrder
  const item = renderer.expression(list.item)
  const { orderBy } = list
  const keyColumns = orderInside
    ? orderBy
        .map(({ expression }, index) => `, ${renderer.expression(expression)} AS ${style.quote(`k${String(index)}`)}`)
        .join('')
    : ''
  const body = renderer.body(list)
  const isCut = list.limit !== undefined || list.offset !== undefined
  const inOrderOfReading = list.fromEnd ? orderBy.map(reversed) : orderBy
  const order =
    (isCut || !orderInside) && orderBy.length > 0
      ? ` ORDER BY ${inOrderOfReading.map(({ expression, ...term }) => style.orderTerm(() => renderer.expression(expression), term)).join(', ')}`
      : ''
  const limit = list.limit && renderer.expression(list.limit)
  const offset = list.offset && renderer.expression(list.offset)
  const column = (name: string): string => `${style.quote(alias)}.${style.quote(name)}`
  const finalOrder =
    orderInside && orderBy.length > 0
      ? orderBy.map((term, index) => how.orderTerm(() => column(`k${String(index)}`), term)).join(', ')
      : undefined
  return `(SELECT ${how.list(column('j'), finalOrder)} FROM (SELECT ${item} AS ${style.quote('j')}${keyColumns}${body}${order}${style.limit(limit, offset)}) AS ${style.quote(alias)})`
}
