import { bound } from '../../../../model/value.js'
import { allOf, equals, literal, param, reversed } from '../../tree/build.js'
import { jsonSentinels } from '../../tree/json-sentinels.js'
import type { Column, JsonExpression, JsonFirst, JsonList, Select, SelectColumn, Statement } from '../../tree/tree.js'

/**
 * A read by levels: every list inside a row is left out as a gap and read by a statement of its own, which serves many
 * rows at once. It answers what the one statement answers, for databases where that is too slow or its values too long.
 */
export interface Level {
  /** The statement's columns with gaps in their JSON text; columns that the gaps need follow them. */
  readonly select: Select
  /** Number of columns without those of the gaps. */
  readonly width: number
  /** Whether a column holds JSON text, in which gaps may stand. */
  readonly hasGaps: readonly boolean[]
  readonly gaps: readonly Gap[]
}

/** What a gap's text is made of. */
export interface Gap {
  /** Column of the level that holds the value to which the gap's rows are tied. */
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

/** Under this name the keys are bound for which a statement of a gap reads rows. */
export const levelKeysBinding = 'level-keys'

/** Keys of one statement. */
export const keysPerStatement = 64

/** The text that stands for the n-th gap of a level. */
const gapText = (index: number): string => jsonSentinels.gap + String(index) + jsonSentinels.gap

export function planLevels(select: Select): Level {
  const gaps: Gap[] = []
  const keys: SelectColumn[] = []
  const { length: width } = select.columns
  const leaveOut = (rows: JsonList | JsonFirst): JsonExpression => {
    const { correlation } = rows
    if (correlation === undefined) return rows
    keys.push({ expression: correlation.outer, as: `k${String(keys.length)}` })
    gaps.push({ keyColumn: width + keys.length - 1, ...correlation, ...planGap(rows) })
    return { kind: 'json-text', text: gapText(gaps.length - 1) }
  }
  const columns: SelectColumn[] = []
  const hasGaps: boolean[] = []
  for (const column of select.columns) {
    const before = gaps.length
    columns.push(isJson(column.expression) ? { ...column, expression: withGaps(column.expression, leaveOut) } : column)
    hasGaps.push(gaps.length > before)
  }
  return { select: { ...select, columns: [...columns, ...keys] }, width, hasGaps, gaps }
}

function planGap(rows: JsonList | JsonFirst): Pick<Gap, 'level' | 'isReversed' | 'otherwise'> {
  if (rows.kind === 'json-list') return { level: planLevels(rowsOfList(rows)), isReversed: rows.fromEnd }
  const select = selectOf(rows, rows.orderBy)
  return { level: planLevels({ ...select, limit: literal(1) }), isReversed: false, otherwise: rows.otherwise.text }
}

/** The items of a list as rows, without what correlation them; those of a list that counts from its end come in reverse. */
export function rowsOfList(list: JsonList): Select {
  const { limit, offset } = list
  return {
    ...selectOf(list, list.fromEnd ? list.orderBy.map(reversed) : list.orderBy),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  }
}

const selectOf = ({ item, from, joins, where }: JsonList | JsonFirst, orderBy: Select['orderBy'] & object): Select => ({
  kind: 'select',
  columns: [{ expression: item, as: 'j' }],
  from,
  joins,
  ...(where ? { where } : {}),
  orderBy,
})

/** Reads the rows of `count` keys, each row with the place of its key before it. */
export function rowsOfKeys({ level, inner, outer }: Pick<Gap, 'level' | 'inner' | 'outer'>, count: number): Statement {
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

/** How deep a select nests what it reads, as `Capabilities.selectionNesting` counts. */
export const nestingOf = (select: Select): number =>
  select.columns.reduce((most, { expression }) => Math.max(most, isJson(expression) ? nestingOfJson(expression) : 0), 0)

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

const isJson = (expression: SelectColumn['expression']): expression is JsonExpression =>
  expression.kind.startsWith('json-')

/** The expression with something else in the place of the lists and first rows in it. */
function withGaps(json: JsonExpression, leaveOut: (rows: JsonList | JsonFirst) => JsonExpression): JsonExpression {
  switch (json.kind) {
    case 'json-text':
    case 'json-scalar':
    case 'json-number':
    case 'json-aggregate':
      return json
    case 'json-object':
      return { ...json, entries: json.entries.map(({ key, value }) => ({ key, value: withGaps(value, leaveOut) })) }
    case 'json-if-present':
      return { ...json, then: withGaps(json.then, leaveOut), otherwise: withGaps(json.otherwise, leaveOut) }
    case 'json-first':
    case 'json-list':
      return leaveOut(json)
  }
}
