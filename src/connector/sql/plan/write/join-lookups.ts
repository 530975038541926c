import type { Expression, SelectColumn } from '../../tree/tree.js'
import { tableKey } from '../read/read-context.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

type Read = Extract<Step, { kind: 'read' }>
type Lookup = Extract<Step, { kind: 'find-by-unique' }>

/**
 * Finds the node of a write together with the first nodes that its steps look up, in one statement: what is done before
 * that changes nothing of them. Undefined where they depend on it.
 *
 * `SELECT (SELECT t1.id FROM Topic AS t1 WHERE t1.id = ?), (SELECT t1.id FROM Post AS t1 WHERE t1.id = ? FOR UPDATE)`
 */
export function joinLookups(find: Read, steps: readonly Step[], context: WriteContext): readonly Step[] | undefined {
  const place = steps.findIndex((step) => !changesKnownRows(step))
  const lookup = steps[place]
  if (context.order !== 'batched' || lookup?.kind !== 'find-by-unique') return undefined
  const before = steps.slice(0, place)
  const written = new Set(before.flatMap(writtenTable))
  const tables = lookup.select.columns.map(plainTable)
  if (!tables.every((table) => table !== undefined && !written.has(table))) return undefined
  // a failure is told by the exact order, in which the node is looked for first
  context.traits.isReordered = true
  const own: SelectColumn = { expression: { kind: 'subquery', select: find.select } }
  const joined: Lookup = {
    ...lookup,
    select: { ...lookup.select, columns: [...lookup.select.columns, own] },
    missing: [...lookup.missing, undefined],
  }
  const named: Step = {
    kind: 'bind',
    name: find.into,
    value: { kind: 'bound', name: lookup.into, index: lookup.select.columns.length },
  }
  return [joined, named, ...before, ...steps.slice(place + 1)]
}

const changesKnownRows = (step: Step): boolean =>
  ['assert-present', 'check', 'capture-previous', 'emit-change'].includes(step.kind) ||
  (step.kind === 'run' && step.statement.kind !== 'combined')

const writtenTable = (step: Step): readonly string[] =>
  step.kind === 'run' && step.statement.kind !== 'combined' ? [tableKey(step.statement.table)] : []

/** The only table that is read, of which a column is compared with a value of the request; undefined for anything else. */
function plainTable({ expression }: SelectColumn): string | undefined {
  if (expression.kind !== 'subquery') return undefined
  const { from, joins, where, lock } = expression.select
  const isPlain = joins === undefined && lock === undefined && where !== undefined && comparesGiven(where)
  return isPlain && from?.kind === 'table' && from.where === undefined ? tableKey(from.table) : undefined
}

const comparesGiven = (where: Expression): boolean =>
  where.kind === 'compare' &&
  where.left.kind === 'column' &&
  where.right.kind === 'param' &&
  (where.right.value.kind === 'variable' || where.right.value.kind === 'constant')
