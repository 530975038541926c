import { allOf, conditionOf, literal, rowsOf } from '../../tree/build.js'
import type { SqlQuery } from '../../tree/sql-query.js'
import type {
  Column,
  Combined,
  Delete,
  Expression,
  Insert,
  Join,
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
import { logicalText } from './balanced.js'
import { createConjuncts } from './conjuncts.js'
import { createJoinScopes } from './join-scopes.js'
import { jsonText, type JsonTools } from './json-text.js'
import { keepsTexts } from './keeps-texts.js'
import { literalText } from './literal-text.js'
import type { ListRenderer, Style } from './style.js'
import { caseText, compareText, inListText, likeText, type ValueRenderer } from './text-conditions.js'
import { resultColumns } from './result-columns.js'
import { memberColumn, memberOf, semiJoinedRows, semiJoins, type Related } from './semi-joins.js'

/**
 * Turns a statement into text and its parameters. Parameters are numbered in the order of their appearance in the text,
 * so positional placeholders work too.
 */
export function renderStatement(statement: Statement, style: Style): SqlQuery {
  return { ...new Renderer(style).render(statement), columns: resultColumns(statement, style) }
}

/** State of rendering one statement. */
class Renderer implements ListRenderer {
  private params: Param[] = []
  private aliases = 0
  /** Semi-joins around the present place of the statement or of a common table. */
  private semiJoins = 0
  /** Subqueries around the present place. */
  private subqueries = 0
  private readonly scopes: ReturnType<typeof createJoinScopes>
  /** Rows that stand before the statement (`Style.semiJoinNesting`), those that others read first. */
  private readonly hoisted: { readonly text: string; readonly params: readonly Param[] }[] = []
  /** Conditions that all rows of the statement itself satisfy, which are asked about once. */
  private readonly ofAllRows = createConjuncts()
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
    return `x${String((this.aliases += 1))}`
  }

  readonly isNested = (): boolean => this.subqueries > 0

  readonly holdsForAllRows = (condition: Expression): boolean => this.ofAllRows.has(condition)

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
    const word = this.style.groupedTexts !== undefined && keepsTexts(select) ? `${this.style.groupedTexts} ` : ''
    const columns = word + this.columns(select.columns)
    const from = select.from ? ` FROM ${this.source(select.from)}${this.joins(select.joins ?? [])}` : ''
    if (!this.isNested()) this.ofAllRows.add(select.where)
    const where = this.where(allOf([select.where, select.from && rowsOf(select.from)]))
    const group = select.groupBy ? ` GROUP BY ${select.groupBy.map((one) => this.expression(one)).join(', ')}` : ''
    const order = this.orderBy(select.orderBy ?? [])
    const limit = select.limit && this.expression(select.limit)
    const offset = select.offset && this.expression(select.offset)
    const lock = select.lock && select.from ? this.style.lockRows(select.from.alias, select.lock) : ''
    return `SELECT ${columns}${from}${where}${group}${order}${this.style.limit(limit, offset)}${lock}`
  }

  body(rows: Omit<JsonRows, 'orderBy' | 'item'>): string {
    if (rows.correlation === undefined) this.ofAllRows.add(rows.where)
    return ` FROM ${this.source(rows.from)}${this.joins(rows.joins)}${this.where(allOf([conditionOf(rows), rowsOf(rows.from)]))}`
  }

  private unionAll({ selects }: UnionAll): string {
    // MySQL drops the order of a part that has no limit; an offset of 0 changes nothing and brings one along
    const end = ({ orderBy, limit, offset }: Select): string =>
      orderBy && !limit && !offset ? this.style.limit(undefined, '0') : ''
    return selects.map((select) => this.style.unionPart(`${this.select(select)}${end(select)}`)).join(' UNION ALL ')
  }

  private insert({ table, columns, rows, select, ignoreDuplicates, returning }: Insert): string {
    const name = this.style.table(table)
    const { verb, suffix } = ignoreDuplicates
      ? this.style.ignoreDuplicates(columns, select && name)
      : { verb: 'INSERT INTO', suffix: '' }
    if (columns.length === 0) return `${verb} ${name} ${this.style.emptyRow}${suffix}${this.returning(returning, name)}`
    const values = select
      ? this.select(select)
      : `VALUES ${rows.map((row) => `(${row.map((value) => this.expression(value)).join(', ')})`).join(', ')}`
    const names = columns.map((column) => this.style.quote(column)).join(', ')
    return `${verb} ${name} (${names}) ${values}${suffix}${this.returning(returning, name)}`
  }

  private update({ table, alias, set, where, returning }: Update): string {
    const [name, row] = [this.style.table(table), this.style.quote(alias)]
    const changes = set
      .map(({ column, value }) => `${this.style.assignedColumn(alias, column)} = ${this.expression(value)}`)
      .join(', ')
    const updated = `${this.style.updateTarget(name, row)} SET ${changes}${this.where(where)}`
    return updated + this.returning(returning, this.style.updatedRow(name, row))
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
        return `(${this.scopes.own(() => this.statement(source.select))}) AS ${alias}`
    }
  }

  private joins(joins: readonly Join[]): string {
    return joins
      .map(
        ({ type, source, on }) =>
          ` ${type === 'left' ? 'LEFT JOIN' : 'JOIN'} ${this.source(source)} ON ${this.expression(allOf([on, rowsOf(source)]) ?? on)}`,
      )
      .join('')
  }

  private where(where: Expression | undefined): string {
    return where === undefined ? '' : ` WHERE ${this.expression(where)}`
  }

  private orderBy(terms: readonly OrderTerm[]): string {
    if (terms.length === 0) return ''
    return ` ORDER BY ${terms.map(({ expression, ...term }) => this.style.orderTerm(() => this.expression(expression), term)).join(', ')}`
  }

  private param(param: Param): string {
    const rows = this.style.rowCounts?.get(param)
    if (rows !== undefined) return String(rows)
    this.params.push(param)
    return this.style.placeholder(this.params.length, param)
  }

  private column({ table, name }: Column): string {
    if (table === undefined) return this.style.quote(name)
    const qualifier = table === this.written?.alias ? this.written.qualifier : this.style.quote(table)
    return `${qualifier}.${this.style.quote(name)}`
  }

  private readonly jsonTools: JsonTools = {
    expression: (expression) => this.expression(expression),
    body: (rows) => this.nested(() => this.body(rows)),
    orderBy: (terms) => this.orderBy(terms),
    ownScope: (render) => this.scopes.own(render),
    list: (list) => this.nested(() => this.style.jsonList(list, this)),
  }

  /** What conditions on texts and lists need of this renderer. */
  private readonly values: ValueRenderer = {
    compared: (operand) => this.compared(operand),
    expression: (expression) => this.expression(expression),
    param: (param) => this.param(param),
  }

  private compared(operand: Expression): string {
    const text = operand.kind === 'param' ? this.param({ ...operand, use: 'compared' }) : this.expression(operand)
    return operand.kind === 'column' ? (this.style.comparable?.(text, operand.scalar) ?? text) : text
  }

  private nested(render: () => string): string {
    this.subqueries += 1
    const text = render()
    this.subqueries -= 1
    return text
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
        return compareText(expression, this.style, this.values)
      case 'is-null':
        return `${this.expression(expression.operand)} IS ${expression.negated ? 'NOT ' : ''}NULL`
      case 'in-list':
        return inListText(expression, this.style, this.values)
      case 'in-select':
        return `${this.expression(expression.operand)} ${expression.negated ? 'NOT ' : ''}IN (${this.nested(() => this.select(expression.select))})`
      case 'like':
        return likeText(expression, this.style, this.values)
      case 'without-case':
        return this.style.withoutCase(this.compared(expression.operand), expression.isIndexed === true)
      case 'character-count':
        return this.style.characterCount(this.expression(expression.operand))
      case 'or-else':
        return `coalesce(${this.column(expression.operand)}, ${this.style.besideColumn(this.param(expression.otherwise), expression.operand.scalar)})`
      case 'as-text':
        return this.style.asText(this.expression(expression.operand))
      case 'aggregate': {
        const { scalar, scale } = expression.operand
        return this.style.aggregate(expression.function, this.expression(expression.operand), scalar, scale)
      }
      case 'truncate':
        return this.style.truncate(this.expression(expression.operand), expression.unit, expression.operand.scalar)
      case 'if-nulls-last': {
        const isLast = (this.style.nullsStand === 'last') === (expression.direction === 'asc')
        return this.expression(isLast ? expression.then : expression.otherwise)
      }
      case 'json-condition':
        return this.style.jsonCondition(expression, this)
      case 'text-search':
        return this.style.textSearch(expression, this)
      case 'and':
      case 'or':
        return logicalText(
          expression.kind,
          expression.operands.map((operand) => this.expression(operand)),
        )
      case 'not':
        if (expression.operand.kind === 'related') return this.semiJoin(expression.operand, true)
        return `NOT (${this.expression(expression.operand)})`
      case 'exists':
        return this.nested(() => this.exists(expression))
      case 'related':
        return this.semiJoin(expression, false)
      case 'subquery':
        return this.scopes.own(() => `(${this.nested(() => this.select(expression.select))})`)
      case 'case':
        return caseText(expression, this.values)
      case 'count-all':
        return 'count(*)'
      case 'next-number':
        return this.style.nextNumber(this.style.table({ ...expression.table, name: expression.counter }))
      case 'max':
        return `max(${this.expression(expression.operand)})`
      case 'add':
        return `${this.expression(expression.left)} + ${this.expression(expression.right)}`
      case 'arithmetic':
        return this.style.arithmetic(expression, this.column(expression.operand), () => this.param(expression.by))
      default:
        return jsonText(expression, this.style, this.jsonTools)
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
    return `(${this.scopes.own(() => this.select({ ...select, limit: literal(1) }))}) IS ${negated ? '' : 'NOT '}NULL`
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
}
