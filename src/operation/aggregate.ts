import type { DocumentLocation, LeafEntry } from './selection.js'

/** Functions over one field of some rows: nulls do not count, and of no rows all but the numbers are null (beyond.md section 3). */
export type AggregateFunction = 'countOf' | 'distinct' | 'sum' | 'avg' | 'min' | 'max'

/** One number or value of some rows. */
export type Aggregate =
  { readonly function: 'count' } | { readonly function: AggregateFunction; readonly field: string }

interface EntryBase {
  readonly key: string
  readonly location: DocumentLocation
}

/** What is asked of some rows, in the order of the response. */
export type AggregateEntry =
  | LeafEntry<'count'>
  | (EntryBase & {
      readonly kind: 'function'
      readonly function: AggregateFunction
      /** Leaves are fields of the model. */
      readonly entries: readonly LeafEntry<string>[]
    })
