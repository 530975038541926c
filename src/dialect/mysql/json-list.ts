import { failureMark } from '../../sql/json-marks.js'
import type { JsonList } from '../../sql/tree.js'
import { derivedJsonList } from '../shared/json-list.js'
import type { ListRenderer, Style } from '../shared/style.js'
import { InternalError } from '../../errors/internal-error.js'
import type { MysqlFeatures } from './features.js'

/** A JSON list: over an ordered, cut table where the server lets one see the row around it, else right in the subquery. */
export function mysqlJsonList(list: JsonList, renderer: ListRenderer, style: Style, features: MysqlFeatures): string {
  if (!features.derivedTablesSeeOuter) return correlatedJsonList(list, renderer, style, features)
  return derivedJsonList(list, renderer, style, {
    list: (item, order) => listText(item, order, features),
    orderTerm,
    keepsOrder: false,
  })
}

/** Parameters are positional, so everything is rendered in the order of the text. */
function correlatedJsonList(list: JsonList, renderer: ListRenderer, style: Style, features: MysqlFeatures): string {
  if (list.limit !== undefined || list.offset !== undefined)
    throw new InternalError('this server can not cut a list inside a statement')
  const item = renderer.expression(list.item)
  const order = list.orderBy.map((term) => orderTerm(renderer.expression(term.expression), term.direction))
  return `(SELECT ${listText(item, order.length === 0 ? undefined : order.join(', '), features)}${renderer.body(list)})`
}

/** GROUP_CONCAT takes a null for the zero or the empty text of its column's type, so nulls are set apart. */
const orderTerm: Style['orderTerm'] = (expression, direction) => {
  const word = direction === 'asc' ? 'ASC' : 'DESC'
  return `${expression} IS NOT NULL ${word}, ${expression} ${word}`
}

const tooLong = `'${failureMark('tooLong')}'`

/** Values longer than `max_allowed_packet` become null, which is told from a list without items. */
function listText(item: string, order: string | undefined, { cutsLists }: MysqlFeatures): string {
  const items = `GROUP_CONCAT(${item}${order === undefined ? '' : ` ORDER BY ${order}`} SEPARATOR ',')`
  // MariaDB cuts GROUP_CONCAT at a character near that length; four more make any cut one too long
  const text = cutsLists ? `SUBSTRING(CONCAT('    [', ${items}, ']'), 5)` : `CONCAT('[', ${items}, ']')`
  return `CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(${text}, ${tooLong}) END`
}
