import { assertNever } from '../../../../util/assert-never.js'
import { conditionOf, literal } from '../../tree/build.js'
import type { SqlQuery } from '../../tree/sql-query.js'
import type {
  ChosenValue,
  Column,
  Combined,
  Delete,
  Expression,
  Insert,
  Join,
  JsonExpression,
  JsonFirst,
  JsonRows,
  OrderTerm,
  Param,
  Returned,
  Select,
  Source,
  Statement,
  UnionAll,
  Update,
} from '../../tree/tree.js'
import { failureMark } from '../../tree/json-marks.js'
import { balanced } from './balanced.js'
import { createJoinScopes } from './join-scopes.js'
import { jsonObject } from './json-object.js'
import { likeText } from './like-text.js'
import { literalText } from './literal-text.js'
import type { ListRenderer, Style } from './style.js'
import { resultColumns } from './result-columns.js'
import { memberColumn, memberOf, semiJoinedRows, semiJoins, type Related } from './semi-joins.js'

/**
 * Turns a statement into text and its parameters. Parameters are numbered in the order of their appearance in the text,
 * so positional placeholders work too.
 */
export function renderStatement(statement: Statement, style: Style): SqlQuery {
  return { ...new Renderer(style).render(statement), columns: resultColumns(statement) }
}

/** State of rendering one statement. */
class Renderer implements ListRenderer {
  private params: Param[] = []
  private aliases = 0
  /** Semi-joins around the present place of the statement or of a common table. */
  private semiJoins = 0
  private readonly scopes: ReturnType<typeof createJoinScopes>
  /** Rows that stand before the statement (`Style.semiJoinNesting`), those that others read first. */
  private readonly hoisted: { readonly text: string; readonly params: readonly Param[] }[] = []
  /** The row that is deleted or returned: its alias, and what stands before its columns. */
  private written: { readonly alias: string; readonly qualifier: string } | undefined
  constructor(private readonly style: Style) {
    this.scopes = createJoinScopes(style.maxSemiJoins)
  }

  render(statement: Statement): Pick<SqlQuery, 'text' | 'params'> {
    const text = this.statement(statement)
    if (this.hoisted.length === 0) return { text, params: this.params }
    return {
      text: `WITH ${this.hoisted.map((one) => one.text).join(', ')} ${text}`,
      params: [...this.hoisted.flatMap(({ params }) => params), ...this.params],
    }
  }

  freshAlias(): string {
    this.aliases += 1
    return `x${String(this.aliases)}`
  }

  private statement(statement: Statement): string {
    switch (statement.kind) {
      case 'select':
        return this.select(statement)
      case 'union-all':
        return this.unionAll(statement)
      case 'insert':
        return this.insert(statement)
      case 'update':
        return this.update(statement)
      case 'delete':
        return this.delete(statement)
      case 'combined':
        return this.combined(statement)
    }
  }

  private combined({ parts, result }: Combined): string {
    const common = parts.map(({ name, statement }) => `${this.style.quote(name)} AS (${this.statement(statement)})`)
    return `WITH ${common.join(', ')} ${this.statement(result)}`
  }

  select(select: Select): string {
    const columns = this.columns(select.columns)
    const from = select.from ? ` FROM ${this.source(select.from)}${this.joins(select.joins ?? [])}` : ''
    const where = this.where(select.where)
    const group = select.groupBy ? ` GROUP BY ${select.groupBy.map((one) => this.expression(one)).join(', ')}` : ''
    const order = this.orderBy(select.orderBy ?? [])
    const limit = select.limit && this.expression(select.limit)
    const offset = select.offset && this.expression(select.offset)
    const lock = select.lock && select.from ? this.style.lockRows(select.from.alias, select.lock) : ''
    return `SELECT ${columns}${from}${where}${group}${order}${this.style.limit(limit, offset)}${lock}`
  }

  body(rows: JsonRows): string {
    return ` FROM ${this.source(rows.from)}${this.joins(rows.joins)}${this.where(conditionOf(rows))}`
  }

  private unionAll({ selects }: UnionAll): string {
    // MySQL drops the order of a part that has no limit; an offset of 0 changes nothing and brings one along
    const end = ({ orderBy, limit, offset }: Select): string =>
      orderBy && !limit && !offset ? this.style.limit(undefined, '0') : ''
    return selects.map((select) => this.style.unionPart(`${this.select(select)}${end(select)}`)).join(' UNION ALL ')
  }

  private insert({ table, columns, rows, select, ignoreDuplicates, returning }: Insert): string {
    const { verb, suffix } = ignoreDuplicates
      ? this.style.ignoreDuplicates(columns)
      : { verb: 'INSERT INTO', suffix: '' }
    const name = this.style.table(table)
    if (columns.length === 0) return `${verb} ${name} ${this.style.emptyRow}${suffix}${this.returning(returning, name)}`
    const values = select
      ? this.select(select)
      : `VALUES ${rows.map((row) => `(${row.map((value) => this.expression(value)).join(', ')})`).join(', ')}`
    const names = columns.map((column) => this.style.quote(column)).join(', ')
    return `${verb} ${name} (${names}) ${values}${suffix}${this.returning(returning, name)}`
  }

  private update({ table, alias, set, where, returning }: Update): string {
    const [name, row] = [this.style.table(table), this.style.quote(alias)]
    const target = this.style.updateTarget(name, row)
    const changes = set
      .map(({ column, value }) => `${this.style.assignedColumn(alias, column)} = ${this.expression(value)}`)
      .join(', ')
    const returned = (): string => this.returning(returning, this.style.updatedRow(name, row))
    return `${target} SET ${changes}${this.where(where)}${returned()}`
  }

  private delete({ table, alias, where }: Delete): string {
    const [target, row] = [this.style.table(table), this.style.quote(alias)]
    this.written = { alias, qualifier: this.style.deletedRow(target, row) }
    return `${this.style.deleteTarget(target, row)}${this.where(where)}`
  }

  private returning(returned: Returned | undefined, qualifier: string): string {
    if (returned === undefined) return ''
    if (returned.columns === 'all') return ' RETURNING *'
    this.written = { alias: returned.alias, qualifier }
    const columns = this.columns(returned.columns)
    this.written = undefined
    return ` RETURNING ${columns}`
  }

  private columns(columns: Select['columns']): string {
    return columns
      .map(
        ({ expression, as }) => this.expression(expression) + (as === undefined ? '' : ` AS ${this.style.quote(as)}`),
      )
      .join(', ')
  }

  private source(source: Source): string {
    const alias = this.style.quote(source.alias)
    switch (source.kind) {
      case 'table':
        return `${this.style.table(source.table)} AS ${alias}`
      case 'common':
        return `${this.style.quote(source.name)} AS ${alias}`
      case 'derived':
        return `(${this.scopes.own(() => this.select(source.select))}) AS ${alias}`
    }
  }

  private joins(joins: readonly Join[]): string {
    return joins
      .map(
        ({ type, source, on }) =>
          ` ${type === 'left' ? 'LEFT JOIN' : 'JOIN'} ${this.source(source)} ON ${this.expression(on)}`,
      )
      .join('')
  }

  private where(where: Expression | undefined): string {
    return where === undefined ? '' : ` WHERE ${this.expression(where)}`
  }

  private orderBy(terms: readonly OrderTerm[]): string {
    if (terms.length === 0) return ''
    return ` ORDER BY ${terms.map(({ expression, direction }) => this.style.orderTerm(this.expression(expression), direction)).join(', ')}`
  }

  private param(param: Param): string {
    this.params.push(param)
    return this.style.placeholder(this.params.length, param)
  }

  private column({ table, name }: Column): string {
    if (table === undefined) return this.style.quote(name)
    const qualifier = table === this.written?.alias ? this.written.qualifier : this.style.quote(table)
    return `${qualifier}.${this.style.quote(name)}`
  }

  private compared(operand: Expression): string {
    const text = operand.kind === 'param' ? this.param({ ...operand, use: 'compared' }) : this.expression(operand)
    return operand.kind === 'column' ? (this.style.comparable?.(text, operand.scalar) ?? text) : text
  }

  expression(expression: Expression): string {
    switch (expression.kind) {
      case 'column':
        return this.column(expression)
      case 'param':
        return this.param(expression)
      case 'literal':
        return literalText(expression.value, this.style)
      case 'compare':
        return `${this.compared(expression.left)} ${expression.operator} ${this.compared(expression.right)}`
      case 'is-null':
        return `${this.expression(expression.operand)} IS ${expression.negated ? 'NOT ' : ''}NULL`
      case 'in-list':
        return this.style.inList(this.compared(expression.operand), this.compared(expression.list), expression.negated)
      case 'in-select':
        return `${this.expression(expression.operand)} ${expression.negated ? 'NOT ' : ''}IN (${this.select(expression.select)})`
      case 'like':
        return likeText(expression, this.style, {
          expression: (one) => this.expression(one),
          param: (one) => this.param(one),
        })
      case 'and':
      case 'or':
        return this.logical(expression)
      case 'not':
        if (expression.operand.kind === 'related') return this.semiJoin(expression.operand, true)
        return `NOT (${this.expression(expression.operand)})`
      case 'exists':
        return this.exists(expression)
      case 'related':
        return this.semiJoin(expression, false)
      case 'subquery':
        return this.scopes.own(() => `(${this.select(expression.select)})`)
      case 'chosen':
        return this.chosen(expression)
      case 'count-all':
        return 'count(*)'
      case 'max':
        return `max(${this.expression(expression.operand)})`
      case 'add':
        return `${this.expression(expression.left)} + ${this.expression(expression.right)}`
      case 'arithmetic':
        return this.style.arithmetic(expression, this.column(expression.operand), () => this.param(expression.by))
      default:
        return this.json(expression)
    }
  }

  /** Deep inside others, its rows are read from a common table before the statement: no value of the rows around it is in them. */
  private semiJoin(related: Related, isNegated: boolean): string {
    if (this.semiJoins >= (this.style.semiJoinNesting ?? Infinity)) {
      const member = this.expression(memberOf(related, this.hoist(semiJoinedRows(related))))
      return isNegated ? `NOT ${member}` : member
    }
    this.semiJoins += 1
    // what the planner would not join any more is a look-up (`exists`)
    const way = !isNegated && this.style.semiJoin === 'in' && this.scopes.takesOne() ? 'in' : 'exists'
    const text = (isNegated ? 'NOT ' : '') + this.expression(semiJoins[way](related))
    this.semiJoins -= 1
    return text
  }

  private exists({ select, negated }: Extract<Expression, { kind: 'exists' }>): string {
    if (this.scopes.takesOne()) return `${negated ? 'NOT ' : ''}EXISTS (${this.select(select)})`
    const first = this.scopes.own(() => this.select({ ...select, limit: literal(1) }))
    return `(${first}) IS ${negated ? '' : 'NOT '}NULL`
  }

  /** Gives the name of the common table. */
  private hoist(select: Select): string {
    const { params, semiJoins: nesting } = this
    this.params = []
    this.semiJoins = 0
    const text = this.select(select)
    const name = this.freshAlias()
    this.hoisted.push({
      text: `${this.style.quote(name)}(${this.style.quote(memberColumn)}) AS (${text})`,
      params: this.params,
    })
    this.params = params
    this.semiJoins = nesting
    return name
  }

  private chosen({ operand, choices, otherwise }: ChosenValue): string {
    const start = `CASE ${this.column(operand)}`
    const cases = choices.map(({ key, value }) => ` WHEN ${this.param(key)} THEN ${this.expression(value)}`)
    return `${start}${cases.join('')} ELSE ${this.column(otherwise)} END`
  }

  private logical({ kind, operands }: Extract<Expression, { kind: 'and' | 'or' }>): string {
    if (operands.length === 0) return kind === 'and' ? '1 = 1' : '1 = 0'
    return balanced(
      operands.map((operand) => this.expression(operand)),
      kind === 'and' ? ' AND ' : ' OR ',
    )
  }

  private json(expression: JsonExpression): string {
    switch (expression.kind) {
      case 'json-text':
        return this.style.text(expression.text)
      case 'json-scalar': {
        const value = this.style.jsonScalar(
          this.expression(expression.operand),
          expression.scalar,
          expression.enumValues,
        )
        const absent = this.style.text(expression.isRequired ? failureMark('nullViolation') : 'null')
        return `COALESCE(${value}, ${absent})`
      }
      case 'json-object':
        return jsonObject(expression, this.style, (value) => this.json(value))
      case 'json-if-present':
        return `CASE WHEN ${this.expression(expression.present)} IS NULL THEN ${this.json(expression.otherwise)} ELSE ${this.json(expression.then)} END`
      case 'json-first':
        return this.jsonFirst(expression)
      case 'json-list':
        return this.scopes.own(() => this.style.jsonList(expression, this))
      default:
        return assertNever(expression)
    }
  }

  private jsonFirst(first: JsonFirst): string {
    const rows = this.scopes.own(
      () =>
        `SELECT ${this.expression(first.item)}${this.body(first)}${this.orderBy(first.orderBy)}${this.style.limit('1', undefined)}`,
    )
    return `COALESCE((${rows}), ${this.json(first.otherwise)})`
  }
}
