import { failureSentinel, jsonSentinels } from '../../tree/json-sentinels.js'
import { column, conditionOf, equals, reversed } from '../../tree/build.js'
import type { ScalarType } from '../../../../model/scalar.js'
import type { JsonExpression, JsonList, Select } from '../../tree/tree.js'
import { derivedJsonList } from '../shared/json-list.js'
import { rowSum } from '../../tree/row-count.js'
import type { ListRenderer, Style } from '../shared/style.js'
import type { MysqlFeatures } from './features.js'

/**
 * Which lists have items of so few characters that GROUP_CONCAT keeps them in memory; a longer one is marked. `innermost`:
 * those whose items hold no lists.
 */
export type BriefLists = 'none' | 'innermost' | 'all'

/** What the text of a list depends on. */
type ListFeatures = MysqlFeatures & { readonly briefLists: BriefLists }

/** A JSON list: over an ordered, cut table where the server lets one see the row around it, else right in the subquery. */
export function mysqlJsonList(list: JsonList, renderer: ListRenderer, style: Style, features: ListFeatures): string {
  const cut = features.derivedTablesSeeOuter ? cutById(list, renderer) : list
  if (cut !== undefined) return correlatedJsonList(cut, renderer, features)
  return derivedJsonList(list, renderer, style, {
    list: (item, order) => listText(itemsText(item, order, ','), features),
    orderTerm,
    keepsOrder: false,
  })
}

/**
 * The same rows by their ids in a derived table, which is kept in memory for it has no texts in it: `FROM (SELECT t2.id AS
 * id FROM Post AS t2 WHERE t2.author = t1.id ORDER BY t2.id ASC LIMIT 5) AS x1 JOIN Post AS t2 ON t2.id = x1.id`. Undefined
 * for a list that is not cut or not to be found so.
 */
function cutById(
  { item, byId, from, joins, orderBy, limit, offset, fromEnd, ...conditions }: JsonList,
  renderer: ListRenderer,
): JsonList | undefined {
  if (byId === undefined || (limit === undefined && offset === undefined)) return undefined
  const where = conditionOf(conditions)
  const alias = renderer.freshAlias()
  const ids: Select = {
    kind: 'select',
    columns: [{ expression: byId.id, as: 'id' }],
    from,
    joins: joins.filter((join) => !byId.joins.includes(join)),
    ...(where ? { where } : {}),
    orderBy: fromEnd ? orderBy.map(reversed) : orderBy,
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  }
  const found = equals(byId.id, column(alias, 'id', byId.id.scalar))
  return {
    kind: 'json-list',
    item,
    from: { kind: 'derived', select: ids, alias },
    joins: [{ type: 'inner', source: byId.source, on: found }, ...byId.joins],
    orderBy,
    fromEnd: false,
  }
}

/** Rows that may be read beyond those asked for. Rows with lists inside are dear, for these are read with them. */
const rowsBeyond = { plain: 100, nesting: 10 } as const

/**
 * The list in a subquery, which cannot cut rows but only the text of all of them: one with too many rows is marked.
 * Parameters are positional, so everything is rendered in the order of the text.
 */
function correlatedJsonList(list: JsonList, renderer: ListRenderer, features: ListFeatures): string {
  const { limit, offset } = list
  if (limit === undefined) return `(SELECT ${aggregate(list, renderer, features)}${renderer.body(list)})`
  const most = rowSum([limit, offset], holdsRows(list.item) ? rowsBeyond.nesting : rowsBeyond.plain)
  const hasMore = `(SELECT 1${renderer.body(list)} LIMIT 1 OFFSET ${renderer.expression(most)})`
  return `CASE WHEN ${hasMore} IS NOT NULL THEN ${tooLong} ELSE (SELECT ${aggregate(list, renderer, features)}${renderer.body(list)}) END`
}

function aggregate(list: JsonList, renderer: ListRenderer, features: ListFeatures): string {
  const isCut = list.limit !== undefined || list.offset !== undefined
  const whole = renderer.expression(list.item)
  const item = isBrief(list, features.briefLists) ? briefItem(whole) : whole
  const order = list.orderBy.map(({ expression, ...term }) => orderTerm(() => renderer.expression(expression), term))
  const items = itemsText(item, order.length === 0 ? undefined : order.join(', '), isCut ? separator : ',')
  return isCut ? cutListText(items, list, renderer) : listText(items, features)
}

/** In an order of texts they are kept too, whole. */
const isBrief = ({ item, orderBy }: JsonList, briefLists: BriefLists): boolean =>
  briefLists !== 'none' &&
  (briefLists === 'all' || !holdsRows(item)) &&
  orderBy.every(({ expression }) => expression.kind === 'column' && !textScalars.has(expression.scalar))

const textScalars: ReadonlySet<ScalarType> = new Set(['String', 'Json', 'Bytes'])

/** The longest texts that temporary tables keep in memory, in characters. */
const briefLength = 512
const longItem = failureSentinel('longItem')
const longest = String(2 ** 31 - 1)

/** The item, or one of the greatest length with the mark at its end: INSERT leaves texts as they are that end before. */
function briefItem(item: string): string {
  const markPlace = String(briefLength - longItem.length + 1)
  return `LEFT(INSERT(${item}, ${markPlace}, ${longest}, '${longItem}'), ${String(briefLength)})`
}

/** GROUP_CONCAT takes a null for the zero or the empty text of its column's type, so nulls are set apart. */
const orderTerm: Style['orderTerm'] = (expression, { direction, isPresent, nulls }) => {
  const word = direction === 'asc' ? 'ASC' : 'DESC'
  if (isPresent === true) return `${expression()} ${word}`
  const presence = nulls === undefined ? word : nulls === 'first' ? 'ASC' : 'DESC'
  return `${expression()} IS NOT NULL ${presence}, ${expression()} ${word}`
}

const tooLong = `'${failureSentinel('tooLong')}'`
/** Between items of a list that is to be cut. */
const separator = jsonSentinels.separator

/** Stands in the text of each list. */
export const listFunction = 'GROUP_CONCAT('

const itemsText = (item: string, order: string | undefined, between: string): string =>
  `${listFunction}${item}${order === undefined ? '' : ` ORDER BY ${order}`} SEPARATOR '${between}')`

/** Values longer than `max_allowed_packet` become null, which is told from a list without items. */
const listText = (items: string, { cutsLists }: MysqlFeatures): string =>
  listOrMark(
    cutsLists ? `SUBSTRING(CONCAT('${padding}[', ${items}, ']'), ${afterPadding})` : `CONCAT('[', ${items}, ']')`,
  )

const listOrMark = (text: string): string => `CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(${text}, ${tooLong}) END`

/** GROUP_CONCAT is cut near that length; a few characters more make a cut one too long. */
const padding = ' '.repeat(6)
const afterPadding = String(padding.length + 1)

/** The items asked for, from the text of all; a list that counts from its end is cut from the other side. */
function cutListText(items: string, { limit, offset, fromEnd }: JsonList, renderer: ListRenderer): string {
  const [near, far] = fromEnd ? ['-', ''] : ['', '-']
  const bound = rowSum([limit, offset])
  let text = `SUBSTRING(CONCAT('${padding}', ${items}), ${afterPadding})`
  if (limit !== undefined) text = `SUBSTRING_INDEX(${text}, '${separator}', ${near}${renderer.expression(bound)})`
  if (offset !== undefined) {
    const count = limit === undefined ? 'COUNT(*)' : `LEAST(COUNT(*), ${renderer.expression(bound)})`
    text = `SUBSTRING_INDEX(${text}, '${separator}', ${far}GREATEST(${count} - ${renderer.expression(offset)}, 0))`
  }
  return listOrMark(`CONCAT('[', REPLACE(${text}, '${separator}', ','), ']')`)
}

/** Whether other rows are read for each item. */
function holdsRows(json: JsonExpression): boolean {
  switch (json.kind) {
    case 'json-object':
      return json.entries.some(({ value }) => holdsRows(value))
    case 'json-if-present':
      return holdsRows(json.then)
    default:
      return json.kind === 'json-list' || json.kind === 'json-first'
  }
}
