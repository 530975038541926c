import type { Value } from '../model/value.js'
import type { Aggregate, AggregateEntry } from './aggregate.js'
import type { DeletedRows } from './deleted-rows.js'
import type { Filter } from './filter.js'
import type { DocumentLocation, Selection } from './selection.js'
import type { SortDirection } from './sort.js'

export const timeUnits = ['year', 'month', 'week', 'day', 'hour'] as const
export type TimeUnit = (typeof timeUnits)[number]

/** What rows are grouped by: the value of a scalar, the node of a to-one relation, or the period that a time is in. */
export interface GroupKey {
  /** Under this name it is asked for. */
  readonly name: string
  readonly field: string
  readonly unit?: TimeUnit
}

/** Rows in groups (beyond.md section 3). */
export interface GroupBy {
  readonly type: string
  /** All different, at least one. */
  readonly by: readonly GroupKey[]
  readonly where?: Filter
  readonly deleted?: DeletedRows
  /** On what is told of a group: fields are names that `aggregateName` gives. */
  readonly having?: Filter
  readonly sort: readonly GroupSortTerm[]
  readonly skip?: Value
  readonly first?: Value
  readonly entries: readonly GroupEntry[]
}

export type GroupSortTerm = SortDirection &
  ({ readonly of: 'key'; readonly name: string } | { readonly of: 'aggregate'; readonly aggregate: Aggregate })

interface EntryBase {
  readonly key: string
  readonly location: DocumentLocation
}

export type GroupEntry = AggregateEntry | (EntryBase & { readonly kind: 'key'; readonly entries: readonly KeyEntry[] })

export type KeyEntry = EntryBase &
  (
    | { readonly kind: 'typename'; readonly name: string }
    | { readonly kind: 'key-value'; readonly name: string }
    | { readonly kind: 'key-node'; readonly name: string; readonly selection: Selection }
  )

/** The name of an aggregate in a filter of groups: `count`, `sum tonnage`. */
export const aggregateName = (aggregate: Aggregate): string =>
  aggregate.function === 'count' ? 'count' : `${aggregate.function} ${aggregate.field}`
