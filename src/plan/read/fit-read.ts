import type { Capabilities } from '../../sql/capabilities.js'
import type { JsonExpression, Select } from '../../sql/tree.js'

/** Whether one statement reads everything, or one for each level of lists. */
export type Reading = 'one-statement' | 'by-level'

/**
 * One statement, unless a list inside a row is cut on a database that can only cut it after reading it whole, with all
 * that lies inside its rows.
 */
export function readingThatFits(select: Select, { derivedTablesSeeOuter }: Capabilities): Reading {
  if (derivedTablesSeeOuter) return 'one-statement'
  return select.columns.some(({ expression }) => hasCutList(expression)) ? 'by-level' : 'one-statement'
}

function hasCutList(expression: Select['columns'][number]['expression']): boolean {
  switch (expression.kind) {
    case 'json-object':
      return expression.entries.some(({ value }) => hasCutList(value))
    case 'json-if-present':
      return hasCutList(expression.then)
    case 'json-first':
      return hasCutList(expression.item)
    case 'json-list':
      return isCutInside(expression) || hasCutList(expression.item)
    default:
      return false
  }
}

const isCutInside = ({ tie, limit, offset }: Extract<JsonExpression, { kind: 'json-list' }>): boolean =>
  tie !== undefined && (limit !== undefined || offset !== undefined)
