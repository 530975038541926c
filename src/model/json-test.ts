/**
 * What is asked of one JSON value (beyond.md section 5). `V`: where the text of another JSON value, or a plain text, comes
 * from.
 */
export type JsonTest<V> =
  | { readonly kind: 'exists' }
  /** By value: numbers as numbers, objects whatever the order of their keys. */
  | { readonly kind: 'equals'; readonly value: V }
  /** A string with this text in it; every character of which counts as it is. */
  | {
      readonly kind: 'text'
      readonly match: 'contains' | 'starts-with' | 'ends-with'
      readonly value: V
      readonly ignoresCase: boolean
    }
  /** `isList`: `value` is a list, all of whose items are looked for. */
  | { readonly kind: 'array-contains'; readonly value: V; readonly isList: boolean }
  | { readonly kind: 'array-end'; readonly end: 'first' | 'last'; readonly value: V }
  | { readonly kind: 'has-key'; readonly value: V }
  /** Numbers with numbers, strings with strings by their code points; nothing else. */
  | {
      readonly kind: 'order'
      readonly operator: 'lt' | 'lte' | 'gt' | 'gte'
      readonly of: 'number' | 'string'
      readonly value: V
    }
