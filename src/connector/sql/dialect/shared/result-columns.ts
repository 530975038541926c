import { sizedScalar } from '../../../../model/scalar.js'
import type { SqlQuery } from '../../tree/sql-query.js'
import type { Expression, Statement } from '../../tree/tree.js'
import type { Style } from './style.js'

type JsonStyle = Pick<Style, 'writesLooseJson'>

/** How the values of each result column are decoded. */
export function resultColumns(statement: Statement, style: JsonStyle): SqlQuery['columns'] {
  if (statement.kind === 'select') return statement.columns.map(({ expression }) => decodingOf(expression, style))
  if (statement.kind === 'union-all')
    return statement.selects.slice(0, 1).flatMap((select) => resultColumns(select, style))
  if (statement.kind === 'combined') return resultColumns(statement.result, style)
  if (statement.kind === 'delete' || statement.returning === undefined || statement.returning.columns === 'all')
    return []
  return statement.returning.columns.map(({ expression }) => decodingOf(expression, style))
}

function decodingOf(expression: Expression, style: JsonStyle): SqlQuery['columns'][number] {
  switch (expression.kind) {
    case 'column':
    case 'param':
      return sizedScalar(expression)
    case 'count-all':
      return 'Count'
    case 'subquery':
      return resultColumns(expression.select, style)[0]
    case 'max':
      return decodingOf(expression.operand, style)
    case 'add':
      return decodingOf(expression.left, style)
    case 'literal':
      return typeof expression.value === 'number' ? { scalar: 'Int' } : undefined
    // texts, and conditions, which no result has
    case 'next-number':
    case 'character-count':
    case 'compare':
    case 'is-null':
    case 'in-list':
    case 'in-select':
    case 'like':
    case 'without-case':
    case 'as-text':
    case 'or-else':
    case 'if-nulls-last':
    case 'truncate':
    case 'and':
    case 'or':
    case 'not':
    case 'exists':
    case 'related':
    case 'arithmetic':
    case 'aggregate':
    case 'json-condition':
    case 'text-search':
    case 'case':
      return undefined
    case 'json-scalar':
    case 'json-object':
    case 'json-if-present':
    case 'json-number':
    case 'json-aggregate':
    case 'json-text':
    case 'json-first':
    case 'json-list':
      return style.writesLooseJson === true ? 'LooseJson' : undefined
  }
}
