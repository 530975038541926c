import type { Aggregate } from './aggregate.js'
import type { Value } from '../model/value.js'
import type { Filter } from './filter.js'

/** One key of an order; the id follows behind all of them (beyond.md section 4). */
export interface SortTerm extends SortDirection {
  readonly key: SortKey
  readonly ignoresCase?: true
}

export interface SortDirection {
  readonly direction: 'asc' | 'desc'
  /** Absent: where the database puts them. */
  readonly nulls?: 'first' | 'last'
}

/** A value of each row; null where a node on the way is missing. */
export type SortKey =
  | { readonly kind: 'field'; readonly field: string }
  /** Of the node that a to-one relation leads to. */
  | { readonly kind: 'related'; readonly field: string; readonly key: SortKey }
  /** How well the texts of a text index match; 0 where they do not. */
  | { readonly kind: 'relevance'; readonly index: string; readonly search: Value }
  /** Of the nodes that a to-many relation leads to. */
  | { readonly kind: 'aggregate'; readonly field: string; readonly where?: Filter; readonly aggregate: Aggregate }
