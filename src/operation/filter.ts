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
  | { readonly kind: 'compare'; readonly field: string; readonly operator: CompareOperator; readonly value: Value }
  /** `value` is a list. */
  | { readonly kind: 'in'; readonly field: string; readonly negated: boolean; readonly value: Value }
  | {
      readonly kind: 'text'
      readonly field: string
      readonly match: TextMatch
      readonly negated: boolean
      readonly value: Value
    }
  | {
      readonly kind: 'relation'
      readonly field: string
      readonly quantifier: RelationQuantifier
      readonly filter: Filter
    }
  /** A to-one relation without a related node. */
  | { readonly kind: 'relation-null'; readonly field: string }

export type CompareOperator = 'equals' | 'not' | 'lt' | 'lte' | 'gt' | 'gte'
export type TextMatch = 'contains' | 'starts-with' | 'ends-with'
/** `one`: a to-one relation whose node satisfies the filter. */
export type RelationQuantifier = 'one' | 'some' | 'every' | 'none'

export const always: Filter = { kind: 'always' }
