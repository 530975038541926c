import { invariant } from '../../../../errors/internal-error.js'
import type { JsonTest } from '../../../../model/json-test.js'
import type { Value } from '../../../../model/value.js'
import type { CompareOperator, Filter, JsonFilter, RelationQuantifier } from '../../../../operation/filter.js'
import {
  column,
  compare,
  constantParam,
  equals,
  inList,
  isNotNull,
  isNull,
  listParam,
  literal,
  not,
  param,
  correlated,
} from '../../tree/build.js'
import type { Column, ComparisonOperator, Expression, JsonStep, Param } from '../../tree/tree.js'
import { listColumns, type Link, type TypeStorage } from '../../storage/storage.js'
import { groupBy } from '../../../../util/group-by.js'
import { fieldColumn, idColumn, linkOf, searched } from './columns.js'
import { boundedFilter } from './bounded-filter.js'
import type { ReadContext } from './read-context.js'
import { relatedRows } from './relation-join.js'
import { planTextSearch } from './text-search.js'
import { everyRowIsNode } from './type-rows.js'

const operators: Readonly<Record<CompareOperator, ComparisonOperator>> = {
  equals: '=',
  not: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
}

const yes: Expression = { kind: 'and', operands: [] }
const no: Expression = { kind: 'or', operands: [] }

/** The condition that rows of `type` under `alias` satisfy a filter (queries.md sections 12-14); undefined = always. */
export function planFilter(
  filter: Filter,
  type: TypeStorage,
  alias: string,
  context: ReadContext,
): Expression | undefined {
  if (filter.kind === 'always') return undefined
  return planCondition(boundedFilter(filter), type, alias, context)
}

function planCondition(filter: Filter, type: TypeStorage, alias: string, context: ReadContext): Expression {
  const plan = (operand: Filter): Expression => planCondition(operand, type, alias, context)
  switch (filter.kind) {
    case 'always':
      return yes
    case 'never':
      return no
    case 'unknown':
      return literal(null)
    case 'and':
      return { kind: 'and', operands: filter.operands.map(plan) }
    case 'or':
      return { kind: 'or', operands: ofOneRelation(filter.operands).map(plan) }
    case 'not':
      return { kind: 'and', operands: filter.operands.map((operand) => not(plan(operand))) }
    case 'is-null':
      return { kind: 'is-null', operand: fieldColumn(type, filter.field, alias), negated: filter.negated }
    case 'compare': {
      const left = fieldColumn(type, filter.field, alias)
      const right = searched(filter.value, type, filter.field)
      if (filter.ignoresCase !== true) return compare(left, operators[filter.operator], right)
      return compare(withoutCase(left), operators[filter.operator], withoutCase(right))
    }
    case 'in': {
      const operand = fieldColumn(type, filter.field, alias)
      return {
        kind: 'in-list',
        operand,
        list: { ...searched(filter.value, type, filter.field), isList: true },
        negated: filter.negated,
        ...caseOf(filter),
      }
    }
    case 'text': {
      const operand = fieldColumn(type, filter.field, alias)
      return {
        kind: 'like',
        operand,
        pattern: param(filter.value, operand.scalar === 'ID' ? 'ID' : 'String'),
        match: filter.match,
        negated: filter.negated,
        ...caseOf(filter),
      }
    }
    case 'compare-fields':
      return compare(
        fieldColumn(type, filter.field, alias),
        operators[filter.operator],
        fieldColumn(type, filter.other, alias),
      )
    case 'list-has':
    case 'list-has-some':
    case 'list-is-empty':
      return planListFilter(filter, type, alias, context)
    case 'json':
      return planJsonFilter(filter, type, alias)
    case 'text-search':
      return planTextSearch('match', filter.index, filter.value, { type, alias })
    case 'relation-count':
      return planRelationCount(filter, linkOf(type, filter.field), alias, context)
    case 'relation':
      return planRelation(filter, linkOf(type, filter.field), alias, context)
    case 'relation-null':
      return planRelationNull(linkOf(type, filter.field), alias, context)
  }
}

/** Subqueries that stand beside each other without much work for the database's planner. */
const maxBeside = 100

/** Very many conditions on a related node become one: there is one that satisfies any of them. */
function ofOneRelation(operands: readonly Filter[]): readonly Filter[] {
  if (operands.length <= maxBeside) return operands
  const isAny = (one: Filter): one is Extract<Filter, { kind: 'relation' }> =>
    one.kind === 'relation' && (one.quantifier === 'one' || one.quantifier === 'some')
  const byField = groupBy(operands.filter(isAny), ({ field }) => field)
  return [
    ...operands.filter((one) => !isAny(one)),
    ...[...byField.values()].flatMap((same): readonly Filter[] => {
      const [first] = same
      return first === undefined
        ? []
        : [{ ...first, filter: { kind: 'or', operands: same.map(({ filter }) => filter) } }]
    }),
  ]
}

function planRelation(
  filter: Extract<Filter, { kind: 'relation' }>,
  link: Link,
  alias: string,
  context: ReadContext,
): Expression {
  const { quantifier } = filter
  if (filter.filter.kind === 'always') return planUnconditional(quantifier, link, alias, context)
  const rows = relatedRows(link, alias, context)
  const inner = planCondition(filter.filter, link.to, rows.alias ?? alias, context)
  switch (quantifier) {
    case 'one':
    case 'some':
      return related(rows, inner)
    case 'none':
      return not(related(rows, inner))
    case 'every':
      return not(related(rows, not(inner)))
  }
}

/** `{}` as the related filter: only the existence of a related node counts. */
function planUnconditional(
  quantifier: RelationQuantifier,
  link: Link,
  alias: string,
  context: ReadContext,
): Expression {
  switch (quantifier) {
    case 'every':
      return yes
    case 'none':
      return planRelationNull(link, alias, context)
    case 'one':
    case 'some':
      return link.location.kind === 'key-on-this-side' && everyRowIsNode(link.to)
        ? isNotNull(column(alias, link.location.column, link.to.id.field.scalar))
        : related(relatedRows(link, alias, context, { linkOnly: true }))
  }
}

function planRelationNull(link: Link, alias: string, context: ReadContext): Expression {
  if (link.location.kind === 'key-on-this-side' && everyRowIsNode(link.to))
    return isNull(column(alias, link.location.column, link.to.id.field.scalar))
  return not(related(relatedRows(link, alias, context, { linkOnly: true })))
}

const withoutCase = (operand: Column | Param): Expression => ({ kind: 'without-case', operand })
const caseOf = ({ ignoresCase }: { readonly ignoresCase?: true }): { readonly ignoresCase?: true } =>
  ignoresCase === true ? { ignoresCase } : {}

/** Rows of the list's table with one of the values, or none at all. */
function planListFilter(
  filter: Extract<Filter, { kind: 'list-has' | 'list-has-some' | 'list-is-empty' }>,
  type: TypeStorage,
  alias: string,
  context: ReadContext,
): Expression {
  const list = type.lists.get(filter.field)
  invariant(list, `${type.type.name}.${filter.field} is no scalar list`)
  const rows = context.freshAlias()
  const value = column(rows, listColumns.value, list.field)
  const items: Expression = {
    kind: 'related',
    from: context.source(list.table, rows),
    joins: [],
    correlation: { inner: column(rows, listColumns.nodeId, type.id.field.scalar), outer: idColumn(type, alias) },
  }
  switch (filter.kind) {
    case 'list-is-empty':
      return not(items)
    case 'list-has': {
      const given = param(filter.value, value)
      const where = filter.ignoresCase === true ? equals(withoutCase(value), withoutCase(given)) : equals(value, given)
      return { ...items, where }
    }
    case 'list-has-some': {
      const given = listParam(filter.value, value)
      return { ...items, where: { ...inList(value, given), ...caseOf(filter) } }
    }
  }
}

/** Digits that are the index of an array's item. */
const indexDigits = /^(?:0|[1-9]\d{0,8})$/

function planJsonFilter({ field, path, test }: JsonFilter, type: TypeStorage, alias: string): Expression {
  const steps = path.map((key): JsonStep => ({
    key: constantParam(key, 'String'),
    ...(indexDigits.test(key) ? { index: Number(key) } : {}),
  }))
  return {
    kind: 'json-condition',
    ...(hasJsonIndex(type, field) ? { isIndexed: true } : {}),
    document: fieldColumn(type, field, alias),
    path: steps,
    test: jsonTest(test),
    filter: field,
  }
}

const hasJsonIndex = ({ indexes }: TypeStorage, field: string): boolean =>
  indexes.some(({ index }) => index.method === 'GIN' && index.fields.some(({ name }) => name === field))

const jsonTest = (test: JsonTest<Value>): JsonTest<Param> =>
  test.kind === 'exists' ? test : { ...test, value: param(test.value, 'String') }

/**
 * How many related nodes there are; whether there are any is asked without counting them.
 *
 * `(SELECT count(*) FROM Comment AS t5 WHERE t5.post = t1.id) >= ?::int8`
 */
function planRelationCount(
  { operator, value }: Extract<Filter, { kind: 'relation-count' }>,
  link: Link,
  alias: string,
  context: ReadContext,
): Expression {
  const none = operator === 'in' ? undefined : asksForNone(operator, value)
  if (none !== undefined) {
    const isNone = planRelationNull(link, alias, context)
    return none ? isNone : not(isNone)
  }
  const rows = relatedRows(link, alias, context, { linkOnly: true })
  const count: Expression = {
    kind: 'subquery',
    select: {
      kind: 'select',
      columns: [{ expression: { kind: 'count-all' } }],
      from: rows.from,
      joins: rows.joins,
      where: correlated(rows.correlation),
    },
  }
  if (operator === 'in') return { kind: 'in-list', operand: count, list: listParam(value, 'Int'), negated: false }
  return compare(count, operators[operator], param(value, 'Int'))
}

/** Whether a comparison of a number asks for none at all (`= 0`, `< 1`), or for some; undefined for another question. */
function asksForNone(operator: CompareOperator, value: Value): boolean | undefined {
  if (value.kind !== 'constant') return undefined
  const question = `${operator} ${String(value.value)}`
  if (['equals 0', 'lte 0', 'lt 1'].includes(question)) return true
  return ['not 0', 'gt 0', 'gte 1'].includes(question) ? false : undefined
}

const related = ({ from, joins, correlation }: ReturnType<typeof relatedRows>, where?: Expression): Expression => ({
  kind: 'related',
  from,
  joins,
  correlation,
  ...(where === undefined ? {} : { where }),
})
