import type { ColumnForm } from './column-form.js'
import type { JsonTest } from '../../../model/json-test.js'
import type { ScalarType, SizedScalar } from '../../../model/scalar.js'
import type { SearchLanguage } from '../../../model/type-index.js'
import type { Value } from '../../../model/value.js'

/**
 * SQL as data, free of dialects: only the constructs that plans use. `dialect/<db>` turns a `Statement` into text.
 * A table is known by its alias inside one statement; aliases are unique within it.
 */
export type Statement = Select | UnionAll | Insert | Update | Delete | Combined

export interface TableReference {
  readonly namespace: string | undefined
  readonly name: string
}

export interface Select {
  readonly kind: 'select'
  readonly columns: readonly SelectColumn[]
  /** Absent: a select of expressions only. */
  readonly from?: Source
  readonly joins?: readonly Join[]
  readonly where?: Expression
  readonly groupBy?: readonly Expression[]
  readonly orderBy?: readonly OrderTerm[]
  readonly limit?: Expression
  readonly offset?: Expression
  /** Locks the rows of `from` until the transaction ends, where the database has row locks. */
  readonly lock?: RowLock
}

/** The rows of several selects with the same columns, each cut by itself. */
export interface UnionAll {
  readonly kind: 'union-all'
  readonly selects: readonly Select[]
}

/** `removal` also keeps others from referring to the rows; `change` lets them. */
export type RowLock = 'change' | 'removal'

export interface SelectColumn {
  readonly expression: Expression
  readonly as?: string
}

export type Source =
  | {
      readonly kind: 'table'
      readonly table: TableReference
      readonly alias: string
      /** What rows must satisfy to be read at all, wherever the table stands; over the columns of this alias alone. */
      readonly where?: Expression
    }
  /** Rows that stand before the statement under a name. */
  | { readonly kind: 'common'; readonly name: string; readonly alias: string }
  | { readonly kind: 'derived'; readonly select: Select | UnionAll; readonly alias: string }

export interface Join {
  readonly type: 'left' | 'inner'
  readonly source: Source
  readonly on: Expression
}

export interface OrderTerm {
  readonly expression: Expression
  /** Whether the expression is never null. */
  readonly isPresent?: boolean
  readonly direction: 'asc' | 'desc'
  /** Absent: where this database is expected to put them. */
  readonly nulls?: 'first' | 'last'
  /** It is never null, and nulls get no place, so that an index gives the order even over a column that takes them. */
  readonly asIndexed?: true
}

export interface Insert {
  readonly kind: 'insert'
  readonly table: TableReference
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Expression[])[]
  /** Gives the rows in place of `rows`, which is then empty. */
  readonly select?: Select
  /** Rows that collide with a unique index or key are left out silently. */
  readonly ignoreDuplicates?: boolean
  readonly returning?: Returned
}

/**
 * What a statement gives of each row that it wrote, where `Capabilities.returning` allows: all its columns, or
 * expressions over them and over what other tables held before the statement.
 */
export interface Returned {
  /** Alias of the written row in the expressions. */
  readonly alias: string
  readonly columns: readonly SelectColumn[] | 'all'
}

export interface Update {
  readonly kind: 'update'
  readonly table: TableReference
  readonly alias: string
  readonly set: readonly { readonly column: string; readonly value: Expression }[]
  readonly where?: Expression
  readonly returning?: Returned
}

export interface Delete {
  readonly kind: 'delete'
  readonly table: TableReference
  readonly alias: string
  readonly where?: Expression
}

/**
 * Several writes in one statement and what is read of the rows that they give, only where
 * `Capabilities.combinesWrites` holds: `WITH "w1" AS (INSERT ... RETURNING *), ... SELECT ... FROM "w1"`. All parts see
 * the tables as they were before the statement; a part sees the rows of another one as those of the common table of
 * its name.
 */
export interface Combined {
  readonly kind: 'combined'
  readonly parts: readonly { readonly name: string; readonly statement: Select | Insert | Update }[]
  readonly result: Select | UnionAll
}

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>='

export type Expression =
  | Column
  | Param
  | Literal
  | {
      readonly kind: 'compare'
      readonly operator: ComparisonOperator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'is-null'; readonly operand: Expression; readonly negated: boolean }
  /** `list` is a parameter whose value is a list; one placeholder whatever its length, where the database can. */
  | {
      readonly kind: 'in-list'
      readonly operand: Expression
      readonly list: Param
      readonly negated: boolean
      readonly ignoresCase?: boolean
    }
  | { readonly kind: 'in-select'; readonly operand: Expression; readonly select: Select; readonly negated: boolean }
  /** Text search with the wildcards of the value left as they are, escape character `!` (queries.md section 12.2). */
  | {
      readonly kind: 'like'
      readonly operand: Expression
      readonly pattern: Param
      readonly match: 'contains' | 'starts-with' | 'ends-with'
      readonly negated: boolean
      readonly ignoresCase?: boolean
    }
  /** A text with small letters only; `isIndexed`: or as it is, where an index ignores case by its collation. */
  | { readonly kind: 'without-case'; readonly operand: Column | Param; readonly isIndexed?: true }
  /** How many characters a text has, as code points. */
  | { readonly kind: 'character-count'; readonly operand: Column }
  /** Its text, with all digits of a number. */
  | { readonly kind: 'as-text'; readonly operand: Column }
  /** The value, where there is none the other one. */
  | { readonly kind: 'or-else'; readonly operand: Column; readonly otherwise: Param }
  | AggregateCall
  /** What holds where this database puts nulls last in that direction, or first. */
  | {
      readonly kind: 'if-nulls-last'
      readonly direction: OrderTerm['direction']
      readonly then: Expression
      readonly otherwise: Expression
    }
  /** The start of the period that a time is in, in UTC; weeks begin on Monday. */
  | { readonly kind: 'truncate'; readonly unit: TimeUnit; readonly operand: Column }
  | JsonCondition
  | TextSearch
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'exists'; readonly select: Select; readonly negated: boolean }
  /** A row of `from` is correlated with the row around it (a semi-join); never null. */
  | {
      readonly kind: 'related'
      readonly correlation: Correlation
      readonly from: Source
      readonly joins: readonly Join[]
      readonly where?: Expression
    }
  | { readonly kind: 'subquery'; readonly select: Select }
  | CaseExpression
  | { readonly kind: 'count-all' }
  /** In a new row: the next number of its column. */
  | { readonly kind: 'next-number'; readonly table: TableReference; readonly counter: string }
  | { readonly kind: 'max'; readonly operand: Expression }
  | { readonly kind: 'add'; readonly left: Expression; readonly right: Expression }
  | Arithmetic
  | JsonExpression

/**
 * The new value of a number column, in the arithmetic of its type: integers divide towards zero, and a result that the
 * type does not hold fails the statement. Null stays null.
 */
export interface Arithmetic {
  readonly kind: 'arithmetic'
  readonly operator: '+' | '-' | '*' | '/'
  readonly operand: Column
  readonly by: Param
}

/** One value of all rows, or of those of a group. `key`: the value by which a group is told, which its rows have in common. */
export interface AggregateCall {
  readonly kind: 'aggregate'
  readonly function: 'count' | 'count-distinct' | 'sum' | 'avg' | 'min' | 'max' | 'key'
  readonly operand: Column
}

export type TimeUnit = 'year' | 'month' | 'week' | 'day' | 'hour'

/** What stands at a path of JSON text satisfies a test; never null, false where the path leads nowhere. */
export interface JsonCondition {
  readonly kind: 'json-condition'
  /** An index is over what is in the document. */
  readonly isIndexed?: true
  readonly document: Column
  readonly path: readonly JsonStep[]
  /** Values are JSON texts, but for texts that are searched for and keys. */
  readonly test: JsonTest<Param>
  /** Name of the filter, for those who are told that their database has no such thing. */
  readonly filter: string
}

/**
 * A search in the columns of a text index: whether a row matches, never null, or how well as a number, 0 where it does
 * not.
 */
export interface TextSearch {
  readonly kind: 'text-search'
  readonly asks: 'match' | 'relevance'
  readonly table: TableReference
  /** Of the index, as it was made. */
  readonly index: string
  readonly language?: SearchLanguage
  /** Those of the index, in its order. */
  readonly columns: readonly Column[]
  /** Of the row that is asked about. */
  readonly id: Column
  readonly query: Param
}

/** A member of an object, or an item of an array where the key is an index. */
export interface JsonStep {
  readonly key: Param
  readonly index?: number
}

/** The value whose key equals `operand`; none: `otherwise`, which has the type of them all. */
export interface CaseExpression {
  readonly kind: 'case'
  readonly operand: Column
  readonly choices: readonly { readonly key: Param; readonly value: Expression }[]
  readonly otherwise: Column
}

export interface Column extends SizedScalar {
  readonly kind: 'column'
  /** Alias of its table; absent only in statements about one table. */
  readonly table: string | undefined
  readonly name: string
  readonly form?: ColumnForm
}

export interface Literal {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
}

/** A value that reaches the database as a parameter, never as text. */
export interface Param extends SizedScalar {
  readonly kind: 'param'
  readonly value: Value
  readonly isList?: boolean
  /** What it is for, where it is not written: compared with a column, searched for by LIKE or letter by letter, compared without case, read as JSON, words to search for. */
  readonly use?: 'compared' | 'pattern' | 'literal' | 'without-case' | 'json' | 'search'
  /** What stands between the parts of a value that a dialect may write as several. */
  readonly between?: string
  /** The field that it is searched in, which is named where its column takes no such value. */
  readonly searched?: SearchedField
  /** Numbers from this magnitude on are refused, which not every database would do. */
  readonly limit?: number
  /** It says how many rows are read or left out (`row-count.ts`). */
  readonly isRowCount?: true
}

export interface SearchedField {
  readonly field: string
  readonly model: string
}

/**
 * Expressions that give JSON text. What JSON text cannot say is marked by a control character, which JSON text never
 * contains raw (`sql/json-sentinels.ts`).
 */
export type JsonExpression =
  | JsonText
  | {
      readonly kind: 'json-scalar'
      readonly operand: Expression
      readonly scalar: ScalarType
      readonly scale?: number
      readonly enumValues?: readonly string[]
      /** One that its type does not hold is too large. */
      readonly isSum?: boolean
      readonly isRequired: boolean
      /** It is a column that no form was found of (`column-form.ts`). */
      readonly isOwnForm?: boolean
    }
  | {
      readonly kind: 'json-object'
      readonly entries: readonly { readonly key: string; readonly value: JsonExpression }[]
    }
  /** `present` is not null: `then`, else `otherwise`. */
  | {
      readonly kind: 'json-if-present'
      readonly present: Expression
      readonly then: JsonExpression
      readonly otherwise: JsonExpression
    }
  /** A number that the server prints: a whole one of at most 63 bits, or a double; a quoted one as a string. */
  | {
      readonly kind: 'json-number'
      readonly operand: AggregateCall | Column
      readonly of: 'long' | 'double'
      readonly isQuoted?: boolean
    }
  | JsonAggregate
  | JsonFirst
  | JsonList

/** JSON text with aggregates of some rows, which there may be none of. */
export interface JsonAggregate extends Omit<JsonRows, 'orderBy'> {
  readonly kind: 'json-aggregate'
}

export type JsonScalar = Extract<JsonExpression, { kind: 'json-scalar' }>

export interface JsonText {
  readonly kind: 'json-text'
  readonly text: string
}

/** JSON text of each of some rows. */
export interface JsonRows {
  /** Evaluated for each row of `from` and `joins`. */
  readonly item: JsonExpression
  readonly from: Source
  readonly joins: readonly Join[]
  /** What correlates the rows with the row around them; absent where there is none around them. */
  readonly correlation?: Correlation
  /** What else they satisfy. */
  readonly where?: Expression
  /** Order of the answer. */
  readonly orderBy: readonly OrderTerm[]
}

/** `inner = outer`: a column of the rows, and one of the row around them. */
export interface Correlation {
  readonly inner: Column
  readonly outer: Column
}

/** The item of the first row; no row: `otherwise`. */
export interface JsonFirst extends JsonRows {
  readonly kind: 'json-first'
  readonly otherwise: JsonText
}

/** How many rows, known when the statement is written or given with it (`row-count.ts`). */
export type RowCount = Param | Literal

/** `[item, item, ...]` over ordered, cut rows. */
export interface JsonList extends JsonRows {
  readonly kind: 'json-list'
  readonly limit?: RowCount
  readonly offset?: RowCount
  /** Limit and offset count from the end of the order. */
  readonly fromEnd: boolean
  /** How the rows that are left can be found by their ids: the item and the order need no other joins. */
  readonly byId?: { readonly id: Column; readonly source: Source; readonly joins: readonly Join[] }
}
