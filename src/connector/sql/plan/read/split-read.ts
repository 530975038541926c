import { bound } from '../../../../model/value.js'
import type { Capabilities } from '../../tree/capabilities.js'
import { allOf, equals, literal, param, reversed } from '../../tree/build.js'
import { jsonSentinels } from '../../tree/json-sentinels.js'
import type { Column, JsonExpression, JsonFirst, JsonList, Select, SelectColumn, Statement } from '../../tree/tree.js'

/**
 * A read by levels: every list inside a row is left out as a placeholder and read by a statement of its own, which serves many
 * rows at once. It answers what the one statement answers, for databases where that is too slow or its values too long.
 */
export interface Level {
  /** The statement's columns with placeholders in their JSON text; columns that the placeholders need follow them. */
  readonly select: Select
  /** Number of columns without those of the placeholders. */
  readonly width: number
  /** Whether a column holds JSON text, in which placeholders may stand. */
  readonly hasPlaceholders: readonly boolean[]
  readonly placeholders: readonly Placeholder[]
}

/** What a placeholder's text is made of. */
export interface Placeholder {
  /** Column of the level that holds the value to which the placeholder's rows are tied. */
  readonly keyColumn: number
  /** The rows of one key: without the correlation, in order of reading. */
  readonly level: Level
  readonly inner: Column
  readonly outer: Column
  /** The rows come in reverse. */
  readonly isReversed: boolean
  /** Only the first row counts; this stands where there is none. Absent: all rows make a list. */
  readonly otherwise?: string
}

/** Under this name the keys are bound for which a statement of a placeholder reads rows. */
export const levelKeysBinding = 'level-keys'

/** Keys of one statement. */
export const keysPerStatement = 64

/** The text that stands for the n-th placeholder of a level. */
const placeholderText = (index: number): string => jsonSentinels.placeholder + String(index) + jsonSentinels.placeholder

export function planSplitRead(select: Select): Level {
  const placeholders: Placeholder[] = []
  const keys: SelectColumn[] = []
  const { length: width } = select.columns
  const places = new Map<string, number>()
  /** A column of many placeholders is read once: databases limit how many a statement has. */
  const keyOf = (outer: Column): number => {
    const text = JSON.stringify(outer)
    const known = places.get(text) ?? keys.push({ expression: outer, as: `k${String(keys.length)}` }) - 1
    places.set(text, known)
    return known
  }
  const leaveOut = (rows: JsonList | JsonFirst): JsonExpression => {
    const { correlation } = rows
    if (correlation === undefined) return rows
    placeholders.push({ keyColumn: width + keyOf(correlation.outer), ...correlation, ...planPlaceholder(rows) })
    return { kind: 'json-text', text: placeholderText(placeholders.length - 1) }
  }
  const columns: SelectColumn[] = []
  const hasPlaceholders: boolean[] = []
  for (const column of select.columns) {
    const before = placeholders.length
    columns.push(
      isJson(column.expression) ? { ...column, expression: withPlaceholders(column.expression, leaveOut) } : column,
    )
    hasPlaceholders.push(placeholders.length > before)
  }
  return { select: { ...select, columns: [...columns, ...keys] }, width, hasPlaceholders, placeholders }
}

function planPlaceholder(rows: JsonList | JsonFirst): Pick<Placeholder, 'level' | 'isReversed' | 'otherwise'> {
  if (rows.kind === 'json-list') return { level: planSplitRead(rowsOfList(rows)), isReversed: rows.fromEnd }
  const select = selectOf(rows, rows.orderBy)
  return { level: planSplitRead({ ...select, limit: literal(1) }), isReversed: false, otherwise: rows.otherwise.text }
}

/** The items of a list as rows, without what correlates them; those of a list that counts from its end come in reverse. */
export function rowsOfList(list: JsonList): Select {
  const { limit, offset } = list
  return {
    ...selectOf(list, list.fromEnd ? list.orderBy.map(reversed) : list.orderBy),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  }
}

/**
 * The rows of a list, each with its JSON text.
 *
 * `SELECT ('{title:' || … AS j FROM Post AS t2 ORDER BY t2.id ASC`
 */
const selectOf = ({ item, from, joins, where }: JsonList | JsonFirst, orderBy: Select['orderBy'] & object): Select => ({
  kind: 'select',
  columns: [{ expression: item, as: 'j' }],
  from,
  joins,
  ...(where ? { where } : {}),
  orderBy,
})

/**
 * Reads the rows of `count` keys, each row with the place of its key before it.
 *
 * `SELECT 0 AS i, ('{title:' || … AS j FROM Post AS t2 WHERE t2.author = ? ORDER BY t2.id ASC … UNION ALL (SELECT 1 AS
 * i, …`
 */
export function rowsOfKeys(
  { level, inner, outer }: Pick<Placeholder, 'level' | 'inner' | 'outer'>,
  count: number,
): Statement {
  const selects = Array.from({ length: count }, (_, index): Select => {
    const correlation = equals(inner, param(bound(levelKeysBinding, index), outer.scalar))
    return {
      ...level.select,
      columns: [{ expression: literal(index), as: 'i' }, ...level.select.columns],
      where: allOf([correlation, level.select.where]) ?? correlation,
    }
  })
  const [only] = selects
  return only !== undefined && count === 1 ? only : { kind: 'union-all', selects }
}

/**
 * Lists and single rows that one statement reads within rows: of some thousands databases refuse it, and SQLite is busy
 * with nothing else while it compiles them.
 */
const maxSubqueries = 500

/** Whether one statement reads all that a select does; else it goes by levels. */
export function fitsOneStatement(
  { columns }: Select,
  { selectionNesting }: Pick<Capabilities, 'selectionNesting'>,
): boolean {
  const read = columns.flatMap(({ expression }) => (isJson(expression) ? [expression] : []))
  return (
    read.every((json) => nestingOfJson(json) <= selectionNesting) &&
    read.reduce((sum, json) => sum + subqueriesOf(json), 0) <= maxSubqueries
  )
}

function nestingOfJson(json: JsonExpression): number {
  switch (json.kind) {
    case 'json-text':
    case 'json-scalar':
    case 'json-number':
      return 0
    case 'json-aggregate':
      return 2
    case 'json-object':
      return json.entries.reduce((most, { value }) => Math.max(most, nestingOfJson(value)), 0)
    case 'json-if-present':
      return 1 + nestingOfJson(json.then)
    case 'json-first':
    case 'json-list':
      return 2 + nestingOfJson(json.item)
  }
}

function subqueriesOf(json: JsonExpression): number {
  switch (json.kind) {
    case 'json-text':
    case 'json-scalar':
    case 'json-number':
      return 0
    case 'json-aggregate':
      return 1
    case 'json-object':
      return json.entries.reduce((sum, { value }) => sum + subqueriesOf(value), 0)
    case 'json-if-present':
      return subqueriesOf(json.then)
    case 'json-first':
    case 'json-list':
      return 1 + subqueriesOf(json.item)
  }
}

const isJson = (expression: SelectColumn['expression']): expression is JsonExpression =>
  expression.kind.startsWith('json-')

/** The expression with something else in the place of the lists and first rows in it. */
function withPlaceholders(
  json: JsonExpression,
  leaveOut: (rows: JsonList | JsonFirst) => JsonExpression,
): JsonExpression {
  switch (json.kind) {
    case 'json-text':
    case 'json-scalar':
    case 'json-number':
    case 'json-aggregate':
      return json
    case 'json-object':
      return {
        ...json,
        entries: json.entries.map(({ key, value }) => ({ key, value: withPlaceholders(value, leaveOut) })),
      }
    case 'json-if-present':
      return {
        ...json,
        then: withPlaceholders(json.then, leaveOut),
        otherwise: withPlaceholders(json.otherwise, leaveOut),
      }
    case 'json-first':
    case 'json-list':
      return leaveOut(json)
  }
}
