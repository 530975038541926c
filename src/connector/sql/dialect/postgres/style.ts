import { quote } from '../shared/quote.js'
import { isWholeNumber, type ScalarType } from '../../../../model/scalar.js'
import { failureSentinel, jsonSentinels } from '../../tree/json-sentinels.js'
import type { AggregateCall, JsonScalar } from '../../tree/tree.js'
import { derivedJsonList } from '../shared/json-list.js'
import { postgresJsonCondition } from './json-condition.js'
import type { StringContent, Style } from '../shared/style.js'
import { postgresTextSearch } from './text-search.js'

const text = (value: string): string =>
  value.includes('\\')
    ? ` E'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${value.replaceAll("'", "''")}'`

export const postgresStyle: Style = {
  quote,
  text,
  table: ({ namespace, name }) => (namespace === undefined ? quote(name) : `${quote(namespace)}.${quote(name)}`),
  // compared with a column of fewer bytes, an integer that it cannot hold would be an error
  placeholder: (position, { use, scalar, isList }) =>
    `$${String(position)}${use === 'compared' && isWholeNumber(scalar) ? `::int8${isList === true ? '[]' : ''}` : ''}`,
  concat: (parts) => `(${parts.join(' || ')})`,
  boolean: (value) => (value ? 'true' : 'false'),
  jsonScalar,
  writesLooseJson: true,
  // one array parameter, so that the statement's text does not depend on the list's length
  semiJoin: 'exists',
  unionPart: (select) => `(${select})`,
  inList: (operand, list, negated, ignoresCase) => {
    const given = ignoresCase ? `ARRAY(SELECT lower(v) FROM unnest(${list}::text[]) AS v)` : list
    return negated ? `${operand} <> ALL(${given})` : `${operand} = ANY(${given})`
  },
  nextNumber: (counter) => `nextval(${text(counter).trim()}::regclass)`,
  characterCount: (operand) => `char_length(${operand})`,
  withoutCase: (operand) => `lower(${operand}::text)`,
  jsonCondition: postgresJsonCondition,
  textSearch: postgresTextSearch,
  like: (operand, pattern, match) => {
    const before = match === 'starts-with' ? '' : `'%' || `
    const after = match === 'ends-with' ? '' : ` || '%'`
    return `cast(${operand} AS varchar) LIKE (${before}${pattern}${after}) ESCAPE '!'`
  },
  orderTerm: (expression, { direction, nulls }) =>
    `${expression()} ${direction === 'asc' ? 'ASC' : 'DESC'}${nulls === undefined ? '' : ` NULLS ${nulls.toUpperCase()}`}`,
  nullsStand: 'last',
  aggregate,
  truncate: (operand, unit, scalar) => `date_trunc('${unit}', ${operand})${scalar === 'Date' ? '::date' : ''}`,
  besideColumn: (param) => param,
  asText: (operand) => `${operand}::text`,
  jsonList: (list, renderer) =>
    derivedJsonList(list, renderer, postgresStyle, {
      list: (item, order) =>
        `COALESCE('[' || string_agg(${item}, ','${order === undefined ? '' : ` ORDER BY ${order}`}) || ']', '[]')`,
      orderTerm: postgresStyle.orderTerm,
      keepsOrder: true,
    }),
  limit: (limit, offset) =>
    (limit === undefined ? '' : ` LIMIT ${limit}`) + (offset === undefined ? '' : ` OFFSET ${offset}`),
  ignoreDuplicates: () => ({ verb: 'INSERT INTO', suffix: ' ON CONFLICT DO NOTHING' }),
  emptyRow: 'DEFAULT VALUES',
  updateTarget: (table, alias) => `UPDATE ${table} AS ${alias}`,
  updatedRow: (_table, alias) => alias,
  deleteTarget: (table, alias) => `DELETE FROM ${table} AS ${alias}`,
  deletedRow: (_table, alias) => alias,
  // integers divide towards zero; a quotient of decimals would have as many digits as the column, a double's are enough
  arithmetic: ({ operator, operand: { scalar } }, operand, by) =>
    operator === '/' && scalar === 'Float' ? `${operand}::float8 / ${by()}::float8` : `${operand} ${operator} ${by()}`,
  assignedColumn: (_, column) => quote(column),
  // foreign keys that refer to the row take a weaker lock on it, which only the stronger one of these keeps out
  lockRows: (alias, lock) => ` FOR ${lock === 'removal' ? '' : 'NO KEY '}UPDATE OF ${quote(alias)}`,
}

function aggregate(call: AggregateCall['function'], operand: string, scalar: ScalarType, scale = 0): string {
  switch (call) {
    case 'count':
      return `count(${operand})`
    case 'count-distinct':
      return `count(DISTINCT ${operand})`
    case 'avg':
      if (scalar === 'Decimal') return `round(avg(${operand}), ${String(scale)})`
      // as elsewhere: an exact average would be rounded to other digits
      return isWholeNumber(scalar) ? `(sum(${operand})::float8 / count(${operand}))` : `avg(${operand})`
    case 'sum':
      return `${call}(${operand})`
    case 'min':
    case 'max':
      // there is no order of uuids before PostgreSQL 18
      return `${call}(${scalar === 'UUID' ? `${operand}::text` : operand})`
    case 'key':
      return operand
  }
}

/** 1582-10-15T00:00:00Z */
const firstGregorianSecond = '-12219292800'

/**
 * A text with quotes and backslashes escaped. Short texts without any are half as dear as by to_json, which looks up their
 * type each time. In the collation "C", because not all others let texts be replaced.
 */
const escapedText = (operand: string): string =>
  [`\\`, '"'].reduce(
    (made, escaped) => `replace(${made}, ${text(escaped).trim()}, ${text(`\\${escaped}`).trim()})`,
    `${operand}::text COLLATE "C"`,
  )

/** json_build_* would pad with blanks, jsonb is slower. */
function jsonScalar(operand: string, { scalar, enumValues, isOwnForm = false }: JsonScalar): string | StringContent {
  switch (scalar) {
    case 'String':
    case 'ID':
    case 'UUID':
      return { content: escapedText(operand) }
    case 'Int':
      return integerText(operand)
    case 'Boolean':
      return `${operand}::text`
    case 'Float':
      return floatText(operand)
    case 'BigInt':
      return `('"' || ${operand}::text || '"')`
    case 'Decimal':
      return decimalText(operand)
    case 'Bytes':
      // lines of 76 characters
      return `('"' || translate(encode(${operand}, 'base64'), chr(10), '') || '"')`
    case 'Date':
      return `CASE WHEN ${operand} >= '0001-01-01' AND ${operand} < '10000-01-01' THEN '"' || ${operand}::date::text || '"' WHEN ${operand} IS NOT NULL THEN ${text(failureSentinel('unreadable'))} END`
    case 'Time':
      return `('"' || regexp_replace(to_char(${operand}, 'HH24:MI:SS.MS'), '[.]000$', '') || '"')`
    case 'Json':
      return `(${text(jsonSentinels.storedJson)} || to_json(${operand}::text)::text)`
    case 'Enum':
      return `CASE WHEN ${operand}::text IN (${(enumValues ?? []).map(text).join(', ')}) THEN '"' || ${operand}::text || '"' WHEN ${operand} IS NOT NULL THEN ${text(failureSentinel('unreadable'))} END`
    case 'DateTime':
      return isOwnForm ? timestampText(operand) : dateTimeText(operand)
  }
}

/**
 * JSON text of a time with a date. Nearly all have three digits behind the point, and PostgreSQL's own text becomes JSON in
 * two thirds of the time that to_char takes.
 */
function timestampText(operand: string): string {
  const isGregorian = `${operand} >= '1582-10-15' AND ${operand} < 'infinity'`
  const hasMilliseconds = `${operand} = ${operand}::timestamp(3) AND ${operand} <> ${operand}::timestamp(2)`
  const gregorian = `CASE WHEN ${hasMilliseconds} THEN ${quotedTime(`${operand}::timestamp`)} ELSE ${formattedTime(operand)} END`
  return `CASE WHEN ${isGregorian} THEN ${gregorian} ELSE ${julianTime(operand)} END`
}

/** The same for times of day too, whose date is 1970-01-01: seconds are asked because they do not compare with dates. */
function dateTimeText(operand: string): string {
  const formatted = `replace(${formattedTime(operand)}, '0000-00-00', '1970-01-01')`
  const isGregorian = `date_part('epoch', ${operand}) >= ${firstGregorianSecond} AND date_part('epoch', ${operand}) < 'infinity'`
  return `CASE WHEN ${operand}::text LIKE '${recentDate}' THEN ${quotedTime(operand)} WHEN ${isGregorian} THEN ${formatted} ELSE ${julianTime(operand)} END`
}

/** Nearly all dates, as PostgreSQL writes them. */
const recentDate = '2___-__-__ __:__:__.___'

const quotedTime = (operand: string): string => `'"' || replace(${operand}::text, ' ', 'T') || 'Z"'`
const formattedTime = (operand: string): string => `to_char(${operand}, '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`
const julianTime = (operand: string): string =>
  `${text(jsonSentinels.julianDate)} || ${operand}::text || ${text(jsonSentinels.julianDate)}`

/** Without the zeros that the column writes at the end; NaN is no decimal of ours. */
function decimalText(operand: string): string {
  const digits = `CASE WHEN ${operand}::text LIKE '%.%' THEN rtrim(rtrim(${operand}::text, '0'), '.') ELSE ${operand}::text END`
  return `CASE WHEN ${operand}::text ~ '^-?[0-9]' THEN '"' || ${digits} || '"' WHEN ${operand} IS NOT NULL THEN ${text(failureSentinel('unreadable'))} END`
}

/** A column under an Int may be one of decimals or doubles, which hold what JSON does not have (NaN, Infinity). */
const integerText = (operand: string): string =>
  `CASE WHEN ${operand} BETWEEN -9223372036854775807 AND 9223372036854775807 OR ${operand}::text ~ '^-?[0-9]' THEN ${operand}::text WHEN ${operand} IS NOT NULL THEN ${text(failureSentinel('unreadable'))} END`

/** Integers beyond 2^53 keep their digits; what JSON does not have (NaN, Infinity) is marked. */
function floatText(operand: string): string {
  const double = `${operand}::float8`
  return `CASE WHEN abs(${double}) < 9007199254740992 THEN ${double}::text WHEN abs(${double}) < 'infinity' THEN regexp_replace(${operand}::text, '\\.0*$', '') WHEN ${operand} IS NOT NULL THEN ${text(failureSentinel('unreadable'))} END`
}
