import { quote } from '../shared/quote.js'
import { chunksOf } from '../../../../util/chunks-of.js'
import { failureSentinel, jsonSentinels } from '../../tree/json-sentinels.js'
import { derivedJsonList } from '../shared/json-list.js'
import { decimalArithmetic } from './decimal-arithmetic.js'
import { inOneUnit } from './one-unit.js'
import { outOfRangeCall } from './out-of-range.js'
import { sqliteAggregate, sqliteTruncate } from './aggregate.js'
import { sqliteJsonCondition } from './json-condition.js'
import type { JsonScalar } from '../../tree/tree.js'
import type { Style } from '../shared/style.js'
import { namespacePrefix } from './namespaces.js'
import { longestPattern } from './values.js'
import { sqliteTextSearch } from './text-search.js'

/** Parts that one call of a function takes; the limit is 127. */
const maxArguments = 100

/**
 * Many texts are joined by a function: of constants beside an operator SQLite looks for equal ones among all others,
 * which takes seconds for some thousands.
 */
function concat(parts: readonly string[]): string {
  if (parts.length <= maxArguments) return `(${parts.join(' || ')})`
  const groups = chunksOf(parts, maxArguments).map((group) => `concat(${group.join(', ')})`)
  return groups.length === 1 ? (groups[0] ?? '') : concat(groups)
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** One file holds all projects: a namespace is a prefix of the table's name. */
export const sqliteTableName = (namespace: string | undefined, name: string): string =>
  `${namespacePrefix(namespace)}${name}`

/** Characters of a time as this server writes it: `2020-01-02 03:04:05.678`. */
const timeLength = '23'

/** A time as this server writes it, whichever of SQLite's own forms it has: `datetime('now')` has no milliseconds, a day no time. */
const canonicalTime = (operand: string): string =>
  `CASE WHEN length(${operand}) = ${timeLength} AND substr(${operand}, 11, 1) = ' ' THEN ${operand} WHEN ${operand} GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', ${operand}) ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', ${operand}), ${operand}) END`

/** A condition in which times are compared as they stand in their columns. */
export function withPlainTimes(condition: string): string {
  const escaped = canonicalTime('@').replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
  const [first = '', ...rest] = escaped.split('@')
  return condition.replaceAll(new RegExp(`${first}("(?:[^"]|"")+")${rest.join('\\1')}`, 'g'), '$1')
}

export const sqliteStyle: Style = {
  quote,
  text,
  table: ({ namespace, name }) => quote(sqliteTableName(namespace, name)),
  placeholder: () => '?',
  concat,
  replaceMark: (where, mark, value) => `replace(${where}, ${mark}, ${value})`,
  boolean: (value) => (value ? '1' : '0'),
  jsonScalar,
  semiJoin: 'in',
  semiJoinNesting: 3,
  unionPart: (select) => `SELECT * FROM (${select})`,
  comparable: (operand, scalar) => (scalar === 'DateTime' ? canonicalTime(operand) : operand),
  inOneUnit,
  inList: (operand, list, negated, ignoresCase, scalar) => {
    const value = scalar === 'Bytes' ? 'unhex(value)' : ignoresCase ? 'lower(value)' : 'value'
    return `${operand} ${negated ? 'NOT IN' : 'IN'} (SELECT ${value} FROM json_each(${list}))`
  },
  // of ASCII letters only
  nextNumber: () => 'NULL',
  // what stands behind a zero character counts, too
  characterCount: (operand) => `length(replace(${operand}, char(0), ' '))`,
  withoutCase: (operand) => `lower(${operand})`,
  jsonCondition: sqliteJsonCondition,
  textSearch: sqliteTextSearch,
  // LIKE compares ASCII letters without case unless the connection says otherwise (connect.ts)
  like: (operand, pattern, match) => {
    const before = match === 'starts-with' ? '' : `'%' || `
    const after = match === 'ends-with' ? '' : ` || '%'`
    return `${operand} LIKE (${before}${pattern}${after}) ESCAPE '!'`
  },
  // LIKE takes no patterns of more than 50,000 bytes
  longLike: (operand, { pattern, literal }, match) => {
    const isShort = `length(CAST(${pattern()} AS BLOB)) < ${String(longestPattern)}`
    const short = sqliteStyle.like(operand(), pattern(), match)
    return `CASE WHEN ${isShort} THEN ${short} ELSE ${found(operand, literal, match)} END`
  },
  orderTerm: (expression, { direction, nulls = direction === 'asc' ? 'last' : 'first', asIndexed = false }) =>
    `${expression()} ${direction.toUpperCase()}${asIndexed ? '' : ` NULLS ${nulls.toUpperCase()}`}`,
  nullsStand: 'last',
  aggregate: sqliteAggregate,
  truncate: sqliteTruncate,
  besideColumn: (param) => param,
  asText: (operand) => `CAST(${operand} AS TEXT)`,
  jsonList: (list, renderer) =>
    derivedJsonList(list, renderer, sqliteStyle, {
      list: (item, order) =>
        `COALESCE('[' || group_concat(${item}, ','${order === undefined ? '' : ` ORDER BY ${order}`}) || ']', '[]')`,
      orderTerm: sqliteStyle.orderTerm,
      // the planner leaves the order of a subquery whose rows are joined to a text
      keepsOrder: true,
    }),
  limit: (limit, offset) => {
    if (limit === undefined && offset === undefined) return ''
    return ` LIMIT ${limit ?? '-1'}${offset === undefined ? '' : ` OFFSET ${offset}`}`
  },
  ignoreDuplicates: () => ({ verb: 'INSERT OR IGNORE INTO', suffix: '' }),
  emptyRow: 'DEFAULT VALUES',
  updateTarget: (table, alias) => `UPDATE ${table} AS ${alias}`,
  updatedRow: (table) => table,
  deleteTarget: (table, alias) => `DELETE FROM ${table} AS ${alias}`,
  deletedRow: (_table, alias) => alias,
  arithmetic: (change, operand, by) =>
    change.operand.scalar === 'Decimal' ? decimalArithmetic(change, operand, by) : arithmetic(change, operand, by),
  assignedColumn: (_, column) => quote(column),
  lockRows: () => '',
}

function jsonScalar(operand: string, { scalar, enumValues, scale = 0, isSum = false }: JsonScalar): string {
  switch (scalar) {
    case 'String':
    case 'ID':
    case 'UUID':
      // a column of others may hold numbers or bytes
      return `CASE WHEN ${operand} IS NOT NULL THEN json_quote(CAST(${operand} AS TEXT)) END`
    case 'Boolean':
      return `CASE WHEN ${operand} IS NULL THEN NULL WHEN ${operand} THEN 'true' ELSE 'false' END`
    case 'Int':
    case 'Float':
      // whole numbers are kept as integers, by the column's affinity; any column may hold a text
      return `CASE typeof(${operand}) WHEN 'integer' THEN CAST(${operand} AS TEXT) WHEN 'real' THEN CASE WHEN abs(${operand}) < 9e999 THEN printf('%!.15g', ${operand}) ELSE ${text(failureSentinel('unreadable'))} END WHEN 'null' THEN NULL ELSE ${text(failureSentinel('unreadable'))} END`
    case 'BigInt':
      return `CASE typeof(${operand}) WHEN 'integer' THEN '"' || ${operand} || '"' WHEN 'null' THEN NULL ELSE ${text(failureSentinel('unreadable'))} END`
    case 'Decimal':
      return decimalText(operand, scale, isSum ? 'tooLarge' : 'unreadable')
    case 'Bytes': {
      const mark = text(jsonSentinels.bytes)
      return `CASE WHEN ${operand} IS NOT NULL THEN ${mark} || hex(${operand}) || ${mark} END`
    }
    case 'Date':
      return quotedOr(operand, `date(${operand})`)
    case 'Time':
      return quotedOr(operand, `replace(strftime('%H:%M:%f', ${operand}), '.000', '')`)
    case 'Json':
      return `CASE WHEN ${operand} IS NOT NULL THEN ${text(jsonSentinels.storedJson)} || json_quote(${operand}) END`
    case 'Enum':
      return `CASE WHEN ${operand} IN (${(enumValues ?? []).map(text).join(', ')}) THEN '"' || ${operand} || '"' WHEN ${operand} IS NOT NULL THEN ${text(failureSentinel('unreadable'))} END`
    case 'DateTime':
      return `CASE WHEN length(${operand}) = ${timeLength} AND ${operand} >= '1582-10-15' THEN '"' || replace(${operand}, ' ', 'T') || 'Z"' ELSE ${text(jsonSentinels.julianDate)} || ${canonicalTime(operand)} || ${text(jsonSentinels.julianDate)} END`
  }
}

/** `12.5` of 1250 with two digits behind the point. */
function decimalText(operand: string, scale: number, failure: 'tooLarge' | 'unreadable'): string {
  const one = String(10n ** BigInt(scale))
  const sign = `CASE WHEN ${operand} < 0 THEN '-' ELSE '' END`
  const fraction = `printf('%0${String(scale)}d', abs(${operand} % ${one}))`
  const digits =
    scale === 0 ? operand : `${sign} || abs(${operand} / ${one}) || rtrim(rtrim('.' || ${fraction}, '0'), '.')`
  return `CASE typeof(${operand}) WHEN 'integer' THEN '"' || ${digits} || '"' WHEN 'null' THEN NULL ELSE ${text(failureSentinel(failure))} END`
}

/** JSON text of what a function of SQLite makes of a column; null where it makes nothing of it, though it has a value. */
const quotedOr = (operand: string, made: string): string =>
  `CASE WHEN ${operand} IS NOT NULL THEN COALESCE('"' || ${made} || '"', ${text(failureSentinel('unreadable'))}) END`

/** Results beyond these are refused, as the column types of the other databases do. */
const outOfRange: Readonly<Record<'Int' | 'Float' | 'BigInt', (result: string) => string>> = {
  Int: (result) => `${result} NOT BETWEEN -2147483648 AND 2147483647`,
  // what is divided by a number that is too small to be kept comes to nothing
  Float: (result) => `(ABS(${result}) < 1e35) IS NOT TRUE`,
  // what integers do not hold becomes a real number
  BigInt: (result) => `typeof(${result}) <> 'integer'`,
}

/** Digits of a float as they are kept (`values.ts`). Parameters are real numbers, a float may be kept as an integer. */
function arithmetic(
  { operator, operand: { scalar, name } }: Parameters<Style['arithmetic']>[0],
  operand: string,
  by: () => string,
): string {
  const isFloat = scalar === 'Float'
  const limits = outOfRange[isFloat || scalar === 'BigInt' ? scalar : 'Int']
  const type = isFloat ? 'REAL' : 'INTEGER'
  const result = (): string => `CAST(${operand} AS ${type}) ${operator} CAST(${by()} AS ${type})`
  const [isRefused, kept] = [limits(result()), result()]
  const rejection = outOfRangeCall(name)
  return `CASE WHEN ${operand} IS NULL THEN NULL WHEN ${isRefused} THEN ${rejection} ELSE ${isFloat ? `CAST(printf('%!.15g', ${kept}) AS NUMERIC)` : kept} END`
}

/** Whether a text is found letter by letter. */
function found(operand: () => string, literal: () => string, match: Parameters<Style['like']>[2]): string {
  switch (match) {
    case 'contains':
      return `instr(${operand()}, ${literal()}) > 0`
    case 'starts-with':
      return `substr(${operand()}, 1, length(${literal()})) = ${literal()}`
    case 'ends-with':
      return `length(${operand()}) >= length(${literal()}) AND substr(${operand()}, -length(${literal()})) = ${literal()}`
  }
}
