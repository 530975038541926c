import { brokenRule, type Constraint, type ConstraintRule } from '../../../../model/constraint.js'
import type { ScalarType, ScalarValue, SizedScalar } from '../../../../model/scalar.js'
import { textOf } from '../../../../util/text-of.js'
import type { Database } from '../../database/database.js'
import { listColumns } from '../../storage/storage.js'
import {
  allOf,
  anyOf,
  column,
  compare,
  constantParam,
  equals,
  isNotNull,
  literal,
  not,
  tableSource,
} from '../../tree/build.js'
import { ruleConditions } from '../../tree/constraint-condition.js'
import type { Expression, TableReference } from '../../tree/tree.js'

/** Where values are: of a field in its type's table, of a list in that of its items. */
export interface ValuePlace {
  readonly table: TableReference
  readonly column: SizedScalar & { readonly name: string }
  /** Column that holds the ids of the nodes. */
  readonly id: { readonly name: string; readonly scalar: ScalarType }
  readonly isList: boolean
}

/** A node whose value is not what a constraint says. */
export interface BrokenNode {
  readonly id: string
  readonly rule: ConstraintRule
}

const alias = 't'

/** Looks for a value that breaks a constraint: the database does, but for patterns. */
export async function brokenNode(
  place: ValuePlace,
  constraint: Constraint,
  database: Database,
): Promise<BrokenNode | undefined> {
  for (const { rule, holds } of ruleConditions(constraint, column(alias, place.column.name, place.column))) {
    const id = await nodeWithout(holds, place, database)
    if (id !== undefined) return { id, rule }
  }
  return constraint.pattern === undefined ? undefined : unmatchedNode(place, { pattern: constraint.pattern }, database)
}

/** `SELECT t.id FROM Ship AS t WHERE NOT (t.tonnage >= 0) ORDER BY t.id ASC LIMIT 1` */
async function nodeWithout(
  holds: Expression,
  { table, id }: ValuePlace,
  database: Database,
): Promise<string | undefined> {
  const key = column(alias, id.name, id.scalar)
  const { rows } = await database.runStatement({
    kind: 'select',
    columns: [{ expression: key }],
    from: tableSource(table, alias),
    where: not(holds),
    orderBy: [{ expression: key, direction: 'asc' }],
    limit: literal(1),
  })
  const [row] = rows
  return row && textOf(row[0])
}

const rowsPerQuestion = 1000

/**
 * Reads all values, part by part.
 *
 * `SELECT t.id, t.code FROM Ship AS t WHERE t.code IS NOT NULL AND t.id > ? ORDER BY t.id ASC LIMIT 1000`
 */
async function unmatchedNode(
  { table, id, column: of, isList }: ValuePlace,
  constraint: Constraint,
  database: Database,
): Promise<BrokenNode | undefined> {
  const value = column(alias, of.name, of)
  // a list has several rows of one node
  const keys = [column(alias, id.name, id.scalar), ...(isList ? [column(alias, listColumns.position, 'Int')] : [])]
  let last: readonly ScalarValue[] | undefined
  for (;;) {
    const where = allOf([isNotNull(value), last && behind(keys, last)])
    const { rows } = await database.runStatement({
      kind: 'select',
      columns: [value, ...keys].map((expression) => ({ expression })),
      from: tableSource(table, alias),
      ...(where ? { where } : {}),
      orderBy: keys.map((expression) => ({ expression, direction: 'asc' })),
      limit: literal(rowsPerQuestion),
    })
    for (const [found, node] of rows) {
      const rule = brokenRule(found, constraint)
      if (rule) return { id: textOf(node), rule }
    }
    if (rows.length < rowsPerQuestion) return undefined
    last = rows.at(-1)?.slice(1) as readonly ScalarValue[]
  }
}

/** `t.nodeId > ? OR t.nodeId = ? AND t.position > ?` */
function behind(keys: readonly ReturnType<typeof column>[], last: readonly ScalarValue[]): Expression {
  const [first, second] = keys.map((key, place) => ({ key, value: constantParam(last[place] ?? null, key) }))
  if (!first) return literal(true)
  const isBehind = compare(first.key, '>', first.value)
  if (!second) return isBehind
  const within = allOf([equals(first.key, first.value), compare(second.key, '>', second.value)])
  return within ? anyOf([isBehind, within]) : isBehind
}
