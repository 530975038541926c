import { assertNever } from '../../../../util/assert-never.js'
import { failureSentinel, numberMarks } from '../../tree/json-sentinels.js'
import { absentContent } from '../../tree/loose-json.js'
import type {
  Expression,
  JsonExpression,
  JsonFirst,
  JsonList,
  JsonRows,
  JsonScalar,
  OrderTerm,
} from '../../tree/tree.js'
import { jsonObject, joinParts, type JsonPart } from './json-object.js'
import type { Style } from './style.js'

/** What JSON text needs of the general renderer. */
export interface JsonTools {
  expression(expression: Expression): string
  /** `FROM ... JOIN ... WHERE ...` */
  body(rows: Omit<JsonRows, 'orderBy' | 'item'>): string
  orderBy(terms: readonly OrderTerm[]): string
  /** Tables of what `render` gives are not joined with those around it. */
  ownScope(render: () => string): string
  list(list: JsonList): string
}

/** An expression that gives JSON text; never null. */
export function jsonText(expression: JsonExpression, style: Style, tools: JsonTools): string {
  const json = (value: JsonExpression): string => jsonText(value, style, tools)
  switch (expression.kind) {
    case 'json-text':
      return style.text(expression.text)
    case 'json-scalar':
      return joinParts(scalarParts(expression, style, tools), style)
    case 'json-number': {
      const number = tools.expression(expression.operand)
      const mark = style.text(numberMarks[expression.of])
      const quotes = expression.isQuoted === true ? [style.text('"')] : []
      const parts = [mark, ...quotes, style.asText(number), ...quotes, mark]
      return `CASE WHEN ${number} IS NULL THEN ${style.text('null')} ELSE ${style.concat(parts)} END`
    }
    case 'json-object':
      return jsonObject(expression, style, (value) => jsonParts(value, style, tools))
    case 'json-if-present':
      return `CASE WHEN ${tools.expression(expression.present)} IS NULL THEN ${json(expression.otherwise)} ELSE ${json(expression.then)} END`
    case 'json-aggregate':
      return tools.ownScope(() => `(SELECT ${json(expression.item)}${tools.body(expression)})`)
    case 'json-first':
      return `COALESCE((${firstRow(expression, style, tools)}), ${json(expression.otherwise)})`
    case 'json-list':
      return tools.ownScope(() => tools.list(expression))
    default:
      return assertNever(expression)
  }
}

function jsonParts(value: JsonExpression, style: Style, tools: JsonTools): readonly JsonPart[] {
  if (value.kind === 'json-text') return [{ constant: value.text }]
  if (value.kind === 'json-scalar') return scalarParts(value, style, tools)
  return [{ sql: jsonText(value, style, tools) }]
}

/** The quotes of a string that is always there are constants, which are joined with those around them. */
function scalarParts(scalar: JsonScalar, style: Style, tools: JsonTools): readonly JsonPart[] {
  const operand = tools.expression(scalar.operand)
  const json = style.jsonScalar(operand, scalar)
  const orElse = (value: string, otherwise: string): JsonPart => ({
    sql: `COALESCE(${value}, ${style.text(otherwise)})`,
  })
  if (typeof json === 'string') return [orElse(json, scalar.isRequired ? failureSentinel('nullViolation') : 'null')]
  const quote: JsonPart = { constant: '"' }
  return scalar.isRequired
    ? [quote, orElse(json.content, absentContent), quote]
    : [orElse(joinParts([quote, { sql: json.content }, quote], style), 'null')]
}

const firstRow = (first: JsonFirst, style: Style, tools: JsonTools): string =>
  tools.ownScope(() => {
    const item = tools.expression(first.item)
    return `SELECT ${item}${tools.body(first)}${tools.orderBy(first.orderBy)}${style.limit('1', undefined)}`
  })
