import type { ColumnForm } from '../../tree/column-form.js'
import type { RowCounts } from '../../tree/row-count.js'
import type { ScalarType, SizedScalar } from '../../../../model/scalar.js'
import type {
  AggregateCall,
  Arithmetic,
  ComparisonOperator,
  Expression,
  JsonCondition,
  JsonList,
  JsonScalar,
  OrderTerm,
  Param,
  RowLock,
  TableReference,
  TextSearch,
  TimeUnit,
} from '../../tree/tree.js'

/**
 * The small differences in how one database spells what all can say. Operands are rendered SQL text. A renderer asks
 * the record and never the database's name.
 */
export interface Style {
  quote(name: string): string
  table(table: TableReference): string
  /** Placeholder of the n-th parameter, counted from 1. */
  placeholder(position: number, param: Param): string
  /** Parameters that are written as the numbers that they are. */
  readonly rowCounts?: RowCounts
  /** Joins texts of which none is null. */
  concat(parts: readonly string[]): string
  /**
   * Puts a text in the place of each mark in another; neither is null. Only where statements are compiled in this process:
   * thousands of equal expressions would hold it.
   */
  replaceMark?(text: string, mark: string, value: string): string
  /** Text as a literal. */
  text(value: string): string
  boolean(value: boolean): string
  /** JSON text of a value, of which the text is given, or what stands between its quotes; SQL NULL for NULL. */
  jsonScalar(operand: string, value: JsonScalar): string | StringContent
  /** Whether contents of strings are loose JSON (`tree/loose-json.ts`). Absent: they are strict. */
  readonly writesLooseJson?: true
  /** How a semi-join is written so that the planner may begin with either side and use its index. */
  semiJoin: 'exists' | 'in'
  /** Semi-joins that may stand in each other; deeper ones read rows that stand before the statement. Absent: any number. */
  semiJoinNesting?: number
  /** One select of a union, with an order and a limit of its own. */
  unionPart(select: string): string
  /**
   * How many semi-joins and anti-joins the planner may join with one FROM. More are written as look-ups for each row,
   * `(SELECT 1 FROM … WHERE … LIMIT 1) IS NOT NULL`: it would try orders of all their tables for minutes. Absent: any.
   */
  maxSemiJoins?: number
  /** A column as it is compared, where values of its type may stand in several forms. */
  comparable?(operand: string, scalar: ScalarType): string
  /** A column as it is compared with another one, where numbers of their types are kept in different units. */
  inOneUnit?(operand: string, own: SizedScalar, other: SizedScalar): string
  /**
   * A comparison with a value of a user, or a list of them, where columns that others made compare in ways of their own.
   * `column` and `param` give their text, a parameter for each call; undefined: as usual.
   */
  search?(search: Search): string | undefined
  /** With `ignoresCase` the operand has no case any more, and the list is to lose it. */
  inList(operand: string, list: string, negated: boolean, ignoresCase: boolean, scalar: ScalarType): string
  /** A text in small letters, e.g. `lower(t."name")`; `isIndexed`: where indexes ignore case by their collation, as it is. */
  withoutCase(operand: string, isIndexed?: boolean): string
  /** What stands in a new row for the next number of a counter, of which the whole name is given. */
  nextNumber(counter: string): string
  /** The number of code points of a text. */
  characterCount(operand: string): string
  /** A condition on a JSON value. Throws problem 3102 where the server has no functions for it. */
  jsonCondition(condition: JsonCondition, render: ConditionRenderer): string
  /** A search in a text index. */
  textSearch(search: TextSearch, render: ConditionRenderer): string
  /** `pattern` is the bare value; wildcards in it count (queries.md section 12.2). */
  like(operand: string, pattern: string, match: 'contains' | 'starts-with' | 'ends-with'): string
  /** The same where LIKE takes no long patterns; `literal` gives the text itself, a parameter for each call. */
  longLike?(
    operand: () => string,
    texts: { readonly pattern: () => string; readonly literal: () => string },
    match: 'contains' | 'starts-with' | 'ends-with',
  ): string
  /**
   * One term of ORDER BY, with nulls where they are asked for, else where this database is expected to put them.
   * `expression` renders it again each time: parameters may be in it.
   */
  orderTerm(expression: () => string, term: Omit<OrderTerm, 'expression'>): string
  /** Where nulls stand in an ascending order that does not say so. */
  nullsStand: 'first' | 'last'
  /** An aggregate of a column, e.g. `sum(t."tonnage")`. */
  aggregate(call: AggregateCall['function'], operand: string, scalar: ScalarType, scale?: number): string
  /** What stands behind SELECT where the greatest or least text of each group is asked for. Absent: nothing. */
  groupedTexts?: string
  /** The start of the period that a time is in. */
  truncate(operand: string, unit: TimeUnit, scalar: ScalarType): string
  /** A parameter beside a column of the type, where values of both stand in one column. */
  besideColumn(param: string, scalar: ScalarType): string
  /** A value as text; a number with all the digits that the database has of it. */
  asText(operand: string): string
  /** `[a,b]` from the rows of a JSON list. */
  jsonList(list: JsonList, render: ListRenderer): string
  limit(limit: string | undefined, offset: string | undefined): string
  /** Words around an INSERT whose duplicates are left out. `table` is given where the rows come from another one. */
  ignoreDuplicates(columns: readonly string[], table?: string): { readonly verb: string; readonly suffix: string }
  /** What follows the table of an INSERT of a row without any given column. */
  emptyRow: string
  updateTarget(table: string, alias: string): string
  /** What the columns of an updated row are qualified with where it is returned. */
  updatedRow(table: string, alias: string): string
  deleteTarget(table: string, alias: string): string
  /** What the columns of rows to delete are qualified with. */
  deletedRow(table: string, alias: string): string
  /** The new value of a number column (`tree/tree.ts`); `by` gives the operand, a parameter for each call. */
  arithmetic(change: Pick<Arithmetic, 'operator' | 'operand'>, operand: string, by: () => string): string
  /** Column on the left side of SET. */
  assignedColumn(alias: string, column: string): string
  /** Suffix that locks the selected rows; empty where there are no row locks. */
  lockRows(alias: string, lock: RowLock): string
}

export interface StringContent {
  readonly content: string
}

export interface Search {
  readonly scalar: ScalarType
  readonly operator: ComparisonOperator | 'IN' | 'NOT IN'
  /** What the column is, where it is not of its field's kind. */
  readonly form: ColumnForm
  readonly column: string
  param(): string
}

/** What `Style.jsonCondition` needs of the general renderer; a value that stands twice in the text is rendered twice. */
export interface ConditionRenderer {
  expression(expression: Expression): string
  freshAlias(): string
  /** Whether the rows around are asked about for each row of others. */
  isNested(): boolean
  /** Whether all rows of the statement itself satisfy the condition, and no others decide about them. */
  holdsForAllRows(condition: Expression): boolean
}

/** What `Style.jsonList` needs of the general renderer. */
export interface ListRenderer {
  expression(expression: JsonList['item'] | OrderTerm['expression']): string
  /** `FROM ... JOIN ... WHERE ...` of the list's rows. */
  body(list: JsonList): string
  freshAlias(): string
}
