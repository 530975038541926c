import type { JsonTest } from '../model/json-test.js'
import type { Value } from '../model/value.js'

/** Which nodes of one type (queries.md sections 12-14). Field names are those of the type that the filter applies to. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Filter[] }
  /** None of the operands holds. */
  | { readonly kind: 'not'; readonly operands: readonly Filter[] }
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  /** Neither holds nor does not: a comparison of order or text with null. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'is-null'; readonly field: string; readonly negated: boolean }
  | {
      readonly kind: 'compare'
      readonly field: string
      readonly operator: CompareOperator
      readonly value: Value
      readonly ignoresCase?: true
    }
  /** `value` is a list. */
  | {
      readonly kind: 'in'
      readonly field: string
      readonly negated: boolean
      readonly value: Value
      readonly ignoresCase?: true
    }
  | {
      readonly kind: 'text'
      readonly field: string
      readonly match: TextMatch
      readonly negated: boolean
      readonly value: Value
      readonly ignoresCase?: true
    }
  /** Two fields of one node, of types that compare; unknown where one of them is null. */
  | {
      readonly kind: 'compare-fields'
      readonly field: string
      readonly operator: CompareOperator
      readonly other: string
    }
  /** A scalar list that has the value, one of those of a list, or nothing at all. */
  | { readonly kind: 'list-has'; readonly field: string; readonly value: Value; readonly ignoresCase?: true }
  | { readonly kind: 'list-has-some'; readonly field: string; readonly value: Value; readonly ignoresCase?: true }
  | { readonly kind: 'list-is-empty'; readonly field: string }
  | JsonFilter
  /** The texts of a text index match a search text (beyond.md section 6); never unknown. */
  | { readonly kind: 'text-search'; readonly index: string; readonly value: Value }
  | {
      readonly kind: 'relation'
      readonly field: string
      readonly quantifier: RelationQuantifier
      readonly filter: Filter
    }
  /** A to-one relation without a related node. */
  | { readonly kind: 'relation-null'; readonly field: string }
  /** The number of related nodes; of `in`, `value` is a list. */
  | {
      readonly kind: 'relation-count'
      readonly field: string
      readonly operator: CompareOperator | 'in'
      readonly value: Value
    }

/** What stands at a path of a Json field; never unknown: a path that leads nowhere satisfies only `exists: false`. */
export interface JsonFilter {
  readonly kind: 'json'
  readonly field: string
  /** Keys of objects; digits are also indexes of arrays. Empty: the whole value. */
  readonly path: readonly string[]
  readonly test: JsonTest<Value>
}

export type CompareOperator = 'equals' | 'not' | 'lt' | 'lte' | 'gt' | 'gte'
export type TextMatch = 'contains' | 'starts-with' | 'ends-with'
/** `one`: a to-one relation whose node satisfies the filter. */
export type RelationQuantifier = 'one' | 'some' | 'every' | 'none'

export const always: Filter = { kind: 'always' }
