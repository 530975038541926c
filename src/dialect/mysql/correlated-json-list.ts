import type { JsonList } from '../../sql/tree.js'
import type { ListRenderer, Style } from '../shared/style.js'

/** Between the items of a list before it is cut: JSON text never contains it raw. */
const separator = '\u001f'

/**
 * A JSON list where tables in FROM can not see the statement around them (MariaDB, MySQL before 8.0.14): the aggregate
 * stands directly in the correlated subquery and orders its items itself; a page is cut out of the joined text.
 * Parameters are positional, so everything is rendered in the order of the text.
 */
export function correlatedJsonList(list: JsonList, renderer: ListRenderer, style: Style): string {
  const isCut = list.limit !== undefined || list.offset !== undefined
  const items = isCut ? cutItems(list, renderer, style) : joinItems(list, renderer, style, ',')
  const whole = style.concat([style.text('['), items, style.text(']')])
  return `(SELECT COALESCE(${whole}, ${style.text('[]')})${renderer.body(list)})`
}

function joinItems(list: JsonList, renderer: ListRenderer, style: Style, between: string): string {
  const item = renderer.expression(list.item)
  const order = list.orderBy.map((term) => style.orderTerm(renderer.expression(term.expression), term.direction))
  return `GROUP_CONCAT(${item}${order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`} SEPARATOR ${style.text(between)})`
}

/**
 * Without an offset the first `limit` items; with one, of the first `offset + limit` items the last
 * `min(count, offset + limit) - offset`. Pages from the end count from the other side.
 */
function cutItems(list: JsonList, renderer: ListRenderer, style: Style): string {
  const mark = style.text(separator)
  const [near, far] = list.fromEnd ? ['-', ''] : ['', '-']
  const number = (expression: JsonList['limit']): string =>
    expression === undefined ? '0' : renderer.expression(expression)
  const reach = (): string => `${number(list.offset)} + ${number(list.limit)}`
  const upToReach = (): string => {
    const items = joinItems(list, renderer, style, separator)
    return list.limit === undefined ? items : `SUBSTRING_INDEX(${items}, ${mark}, ${near}(${reach()}))`
  }
  if (list.offset === undefined) return `REPLACE(${upToReach()}, ${mark}, ',')`
  const isBeyond = `COUNT(*) <= ${number(list.offset)}`
  const inReach = upToReach()
  const kept =
    list.limit === undefined
      ? `COUNT(*) - ${number(list.offset)}`
      : `LEAST(COUNT(*), ${reach()}) - ${number(list.offset)}`
  return `IF(${isBeyond}, NULL, REPLACE(SUBSTRING_INDEX(${inReach}, ${mark}, ${far}(${kept})), ${mark}, ','))`
}
