import type { CompareOperator, Filter, RelationQuantifier } from '../../../../operation/filter.js'
import { column, compare, isNotNull, isNull, listParam, literal, not, param } from '../../tree/build.js'
import type { ComparisonOperator, Expression } from '../../tree/tree.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { fieldColumn, linkOf } from './columns.js'
import { boundedFilter } from './bounded-filter.js'
import type { ReadContext } from './read-context.js'
import { relatedRows } from './relation-join.js'

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
    case 'or':
      return { kind: filter.kind, operands: filter.operands.map(plan) }
    case 'not':
      return { kind: 'and', operands: filter.operands.map((operand) => not(plan(operand))) }
    case 'is-null':
      return { kind: 'is-null', operand: fieldColumn(type, filter.field, alias), negated: filter.negated }
    case 'compare': {
      const left = fieldColumn(type, filter.field, alias)
      return compare(left, operators[filter.operator], param(filter.value, left.scalar))
    }
    case 'in': {
      const operand = fieldColumn(type, filter.field, alias)
      return { kind: 'in-list', operand, list: listParam(filter.value, operand.scalar), negated: filter.negated }
    }
    case 'text': {
      const operand = fieldColumn(type, filter.field, alias)
      return {
        kind: 'like',
        operand,
        pattern: param(filter.value, operand.scalar === 'ID' ? 'ID' : 'String'),
        match: filter.match,
        negated: filter.negated,
      }
    }
    case 'relation':
      return planRelation(filter, linkOf(type, filter.field), alias, context)
    case 'relation-null':
      return planRelationNull(linkOf(type, filter.field), alias, context)
  }
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
      return link.place.kind === 'own-column'
        ? isNotNull(column(alias, link.place.column, link.to.id.field.scalar))
        : related(relatedRows(link, alias, context, true))
  }
}

function planRelationNull(link: Link, alias: string, context: ReadContext): Expression {
  if (link.place.kind === 'own-column') return isNull(column(alias, link.place.column, link.to.id.field.scalar))
  return not(related(relatedRows(link, alias, context, true)))
}

const related = ({ from, joins, tie }: ReturnType<typeof relatedRows>, where?: Expression): Expression => ({
  kind: 'related',
  from,
  joins,
  tie,
  ...(where === undefined ? {} : { where }),
})
