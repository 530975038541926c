import { quote } from './quote.js'
import { failureSentinel, jsonSentinels } from '../../tree/json-sentinels.js'
import type { JsonScalar } from '../../tree/tree.js'
import type { Style } from '../shared/style.js'
import type { MysqlFeatures } from './features.js'
import { mysqlJsonCondition } from './json-condition.js'
import { mysqlJsonList, type BriefLists } from './json-list.js'
import { mysqlAggregate, mysqlTruncate } from './aggregate.js'
import { mysqlSearch } from './search.js'
import { likeEscape, mysqlText as text } from './text.js'
import { mysqlTextSearch } from './text-search.js'

/** What the server leaves null because it is longer than `max_allowed_packet`. */
const notTooLong = (expression: string): string => `COALESCE(${expression}, ${text(failureSentinel('tooLong'))})`

/**
 * The style of a server with these features.
 *
 * `DELETE FROM User USING User WHERE User.id = ?`
 */
export function mysqlStyle(features: MysqlFeatures, briefLists: BriefLists = 'none'): Style {
  const style: Style = {
    quote,
    text,
    table: ({ namespace, name }) => (namespace === undefined ? quote(name) : `${quote(namespace)}.${quote(name)}`),
    placeholder: () => '?',
    concat: (parts) => notTooLong(`CONCAT(${parts.join(', ')})`),
    boolean: (value) => (value ? '1' : '0'),
    jsonScalar: (operand, value) => jsonScalar(operand, value, features),
    // the driver writes a list as its elements
    semiJoin: 'in',
    unionPart: (select) => `(${select})`,
    maxSemiJoins: 3,
    search: mysqlSearch,
    inList: (operand, list, negated) => `${operand} ${negated ? 'NOT IN' : 'IN'} (${list})`,
    // the collation stays the column's: of most, case made no difference before
    nextNumber: () => 'NULL',
    characterCount: (operand) => `CHAR_LENGTH(${operand})`,
    withoutCase: (operand, isIndexed = false) => (isIndexed ? operand : `LOWER(${operand})`),
    jsonCondition: (condition, renderer) => mysqlJsonCondition(condition, renderer, features),
    textSearch: (search, renderer) => mysqlTextSearch(search, renderer, features),
    like: (operand, pattern, match) => {
      const before = match === 'starts-with' ? '' : `'%', `
      const after = match === 'ends-with' ? '' : `, '%'`
      return `${operand} LIKE CONCAT(${before}${pattern}${after}) ESCAPE '${likeEscape}'`
    },
    orderTerm: (expression, { direction, nulls, isPresent }) => {
      const presence =
        isPresent === true || nulls === undefined || (nulls === 'first') === (direction === 'asc')
          ? ''
          : `${expression()} IS NULL ${nulls === 'first' ? 'DESC' : 'ASC'}, `
      return `${presence}${expression()} ${direction === 'asc' ? 'ASC' : 'DESC'}`
    },
    nullsStand: 'first',
    aggregate: mysqlAggregate,
    truncate: mysqlTruncate,
    // sorts the rows: its table of groups would be a file, in which texts are written anew with each greater one
    ...(features.isMariadb ? { groupedTexts: 'SQL_BIG_RESULT' } : {}),
    // else its text stands there, without the fraction of a second that those of the column have
    besideColumn: (param, scalar) => (scalar === 'Time' ? `CAST(${param} AS TIME(3))` : param),
    asText: (operand) => `CAST(${operand} AS CHAR)`,
    jsonList: (list, renderer) => mysqlJsonList(list, renderer, style, { ...features, briefLists }),
    limit: (limit, offset) => {
      if (limit === undefined && offset === undefined) return ''
      return ` LIMIT ${limit ?? '2147483647'}${offset === undefined ? '' : ` OFFSET ${offset}`}`
    },
    // INSERT IGNORE would also leave out rows whose foreign keys are violated
    ignoreDuplicates: ([first = ''], table) => {
      // the table of a SELECT may have a column of the same name
      const old = `${table === undefined ? '' : `${table}.`}${quote(first)}`
      return { verb: 'INSERT INTO', suffix: ` ON DUPLICATE KEY UPDATE ${old} = ${old}` }
    },
    emptyRow: '() VALUES ()',
    updateTarget: (table, alias) => `UPDATE ${table} AS ${alias}`,
    updatedRow: (table) => table,
    // an alias of a table in another database needs a selected database; with USING, subqueries become joins
    deleteTarget: (table) => `DELETE FROM ${table} USING ${table}`,
    deletedRow: (table) => table,
    arithmetic: ({ operator, operand: { scalar } }, operand, by) => {
      if (scalar === 'Decimal') return `${operand} ${operator} ${by()}`
      if (scalar !== 'Float') return `${operand} ${operator === '/' ? 'DIV' : operator} ${by()}`
      // older servers have no CAST to DOUBLE
      return operator === '/'
        ? `(${operand} + 0e0) / ${by()}`
        : `${operand} ${operator} CAST(${by()} AS DECIMAL(65,30))`
    },
    assignedColumn: (alias, column) => `${quote(alias)}.${quote(column)}`,
    lockRows: () => ' FOR UPDATE',
  }
  return style
}

function jsonScalar(operand: string, { scalar, enumValues }: JsonScalar, features: MysqlFeatures): string {
  switch (scalar) {
    case 'String':
    case 'ID':
    case 'UUID':
      return jsonText(operand, features)
    case 'Int':
      // as a sum it loses the zeros that ZEROFILL and YEAR put in front
      return `CAST(${operand} + 0 AS CHAR)`
    case 'Boolean':
      return `CASE WHEN ${operand} IS NULL THEN NULL WHEN ${operand} THEN 'true' ELSE 'false' END`
    case 'Float':
      // a double's text is the shortest one, a decimal's has all thirty places; integers beyond 2^53 keep their digits
      return `IF(ABS(${operand}) < 9007199254740992 OR CAST(${operand} AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(${operand} + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(${operand} + 0 AS CHAR), '.', 1))`
    case 'BigInt':
      return `CONCAT('"', CAST(${operand} + 0 AS CHAR), '"')`
    case 'Decimal':
      return `CONCAT('"', IF(LOCATE('.', ${operand}) > 0, TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(${operand} AS CHAR))), CAST(${operand} AS CHAR)), '"')`
    case 'Bytes':
      // lines of 76 characters
      return ifPresent(operand, notTooLong(`CONCAT('"', REPLACE(TO_BASE64(${operand}), CHAR(10), ''), '"')`))
    case 'Date':
      return `CASE WHEN DATE_FORMAT(${operand}, '%m') <> '00' AND DATE_FORMAT(${operand}, '%d') <> '00' THEN CONCAT('"', DATE_FORMAT(${operand}, '%Y-%m-%d'), '"') END`
    case 'Time':
      // times of more than a day, and negative ones, are none
      return `CASE WHEN ${operand} >= '00:00:00' AND ${operand} < '24:00:00' THEN CONCAT('"', TRIM(TRAILING '.000' FROM LEFT(TIME_FORMAT(${operand}, '%H:%i:%s.%f'), 12)), '"') WHEN ${operand} IS NOT NULL THEN ${text(failureSentinel('unreadable'))} END`
    case 'Json':
      return ifPresent(operand, notTooLong(`CONCAT(${text(jsonSentinels.storedJson)}, ${jsonText(operand, features)})`))
    case 'Enum':
      return `CASE WHEN ${operand} IN (${(enumValues ?? []).map(text).join(', ')}) THEN CONCAT('"', ${operand}, '"') WHEN ${operand} IS NOT NULL THEN ${text(failureSentinel('unreadable'))} END`
    case 'DateTime':
      return timeText(operand)
  }
}

/** Dates without a month or a day are no dates; a time of day has no year in front. What is usual is asked first. */
function timeText(operand: string): string {
  const hasYear = `LOCATE('-', ${operand}) = 5`
  const isNone = `MONTH(${operand}) = 0 OR DAYOFMONTH(${operand}) = 0`
  const written = `CONCAT('"', LEFT(DATE_FORMAT(${operand}, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')`
  const mark = text(jsonSentinels.julianDate)
  return `CASE WHEN ${operand} >= '1582-10-15' AND ${hasYear} THEN IF(${isNone}, NULL, ${written}) WHEN ${hasYear} AND (${isNone}) THEN NULL ELSE CONCAT(${mark}, CAST(${operand} AS CHAR), ${mark}) END`
}

/** Servers without JSON functions give text with quotes, backslashes or control characters as hexadecimal digits. */
function jsonText(operand: string, features: MysqlFeatures): string {
  // texts of different collations cannot stand in one column of a UNION unless one of them is chosen
  const unicode = `CONVERT(${operand} USING utf8mb4) COLLATE utf8mb4_unicode_ci`
  if (features.jsonQuote) return `JSON_QUOTE(${unicode})`
  const mark = text(jsonSentinels.hexText)
  // REGEXP reads no further than a zero character
  const needsMark = `${operand} REGEXP '["\\\\\\\\[:cntrl:]]' OR LOCATE(X'00', CAST(${operand} AS BINARY)) > 0`
  const quoted = `IF(${needsMark}, CONCAT(${mark}, HEX(${unicode}), ${mark}), CONCAT('"', ${unicode}, '"'))`
  return ifPresent(operand, notTooLong(quoted))
}

const ifPresent = (operand: string, expression: string): string => `IF(${operand} IS NULL, NULL, ${expression})`
