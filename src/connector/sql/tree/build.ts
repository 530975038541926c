import { sizedScalar, type ScalarType, type ScalarValue, type SizedScalar } from '../../../model/scalar.js'
import { greatestFloat } from '../../../model/held-value.js'
import { constant, type Value } from '../../../model/value.js'
import type {
  Column,
  ComparisonOperator,
  Expression,
  JsonRows,
  OrderTerm,
  Param,
  Returned,
  Select,
  Source,
  TableReference,
  Correlation,
} from './tree.js'

/** Small constructors for the tree. */
const sized = (of: ScalarType | SizedScalar): SizedScalar => (typeof of === 'string' ? { scalar: of } : sizedScalar(of))

export const column = (table: string | undefined, name: string, of: ScalarType | SizedScalar): Column => ({
  kind: 'column',
  table,
  name,
  ...sized(of),
})
export const param = (value: Value, of: ScalarType | SizedScalar): Param => ({ kind: 'param', value, ...sized(of) })
/** The same for many values of one field. */
export function paramsOf(field: SizedScalar): (value: Value) => Param {
  const size = sizedScalar(field)
  const { scalar } = size
  // properties that are copied take several times as long
  if (Object.keys(size).length === 1) return (value) => ({ kind: 'param', value, scalar })
  return (value) => ({ kind: 'param', value, ...size })
}
export const listParam = (value: Value, of: ScalarType | SizedScalar): Param => ({ ...param(value, of), isList: true })
export const constantParam = (value: ScalarValue, of: ScalarType | SizedScalar): Param => param(constant(value), of)
/** An item of a list of scalars, in its own table; values of nodes are checked before (code 3007). */
export const itemParam = (value: Value, field: SizedScalar): Param =>
  field.scalar === 'Float' ? { ...param(value, field), limit: greatestFloat } : param(value, field)
export const literal = (value: string | number | boolean | null): Expression => ({ kind: 'literal', value })
export const compare = (left: Expression, operator: ComparisonOperator, right: Expression): Expression => ({
  kind: 'compare',
  operator,
  left,
  right,
})
export const equals = (left: Expression, right: Expression): Expression => compare(left, '=', right)
export const isNull = (operand: Expression): Expression => ({ kind: 'is-null', operand, negated: false })
export const isNotNull = (operand: Expression): Expression => ({ kind: 'is-null', operand, negated: true })
export const inList = (operand: Expression, list: Param): Extract<Expression, { kind: 'in-list' }> => ({
  kind: 'in-list',
  operand,
  list,
  negated: false,
})
/** The operand is an item of the list; of one item it is compared with that, which takes databases less than a list. */
export function isOneOf(operand: Expression, list: Value, of: ScalarType | SizedScalar): Expression {
  const [only, second] = list.kind === 'list' ? list.items : []
  const isOnly = only !== undefined && second === undefined
  return isOnly ? equals(operand, param(only, of)) : inList(operand, listParam(list, of))
}
export const inSelect = (operand: Expression, select: Select): Expression => ({
  kind: 'in-select',
  operand,
  select,
  negated: false,
})
export const not = (operand: Expression): Expression => ({ kind: 'not', operand })
export const exists = (select: Select): Expression => ({ kind: 'exists', select, negated: false })
/** What a statement returns of its rows: columns of their own table, by name. */
export const returnedColumns = (columns: readonly (SizedScalar & { readonly name: string })[]): Returned => ({
  alias: '',
  columns: columns.map((one) => ({ expression: column(undefined, one.name, one) })),
})
export const commonSource = (name: string, alias: string): Source => ({ kind: 'common', name, alias })
export const tableSource = (table: TableReference, alias: string): Source => ({ kind: 'table', table, alias })

/** What the rows of a source satisfy in every place where it is read. */
export const rowsOf = (source: Source): Expression | undefined => (source.kind === 'table' ? source.where : undefined)

/** All of them hold; conditions that are absent do not count, none at all gives undefined. */
export function allOf(conditions: readonly (Expression | undefined)[]): Expression | undefined {
  const present = conditions.filter((one) => one !== undefined)
  return present.length < 2 ? present[0] : { kind: 'and', operands: present }
}

/** The condition that correlates rows with the row around them. */
export const correlated = ({ inner, outer }: Correlation): Expression => equals(inner, outer)

/** All that the rows satisfy. */
export const conditionOf = ({ correlation, where }: Pick<JsonRows, 'correlation' | 'where'>): Expression | undefined =>
  allOf([correlation && correlated(correlation), where])

export const reversed = (term: OrderTerm): OrderTerm => ({
  ...term,
  direction: term.direction === 'asc' ? 'desc' : 'asc',
  ...(term.nulls === undefined ? {} : { nulls: term.nulls === 'first' ? 'last' : 'first' }),
})

/** Holds always. */
export const always: Expression = { kind: 'and', operands: [] }

export const anyOf = (operands: readonly Expression[]): Expression => ({ kind: 'or', operands })
