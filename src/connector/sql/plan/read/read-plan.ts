import type { AggregateEntry } from '../../../../operation/aggregate.js'
import type { GroupEntry } from '../../../../operation/group-by.js'
import type { ConnectionSelection, Selection } from '../../../../operation/selection.js'
import type { Select } from '../../tree/tree.js'
import type { Value } from '../../../../model/value.js'

/** How a read is answered: statements and what becomes of their rows. */
export type ReadPlan =
  /** One text column; no row: null. */
  | { readonly kind: 'node'; readonly select: Select; readonly selection: Selection }
  /** One row with the whole list as one text. */
  | { readonly kind: 'list'; readonly select: Select; readonly selection: Selection }
  | ConnectionPlan
  /** One row with the whole answer as one text. */
  | { readonly kind: 'aggregate'; readonly select: Select; readonly entries: readonly AggregateEntry[] }
  /** One row with the list of groups as one text. */
  | { readonly kind: 'groups'; readonly select: Select; readonly entries: readonly GroupEntry[] }
  /** The first candidate that has a row. */
  | { readonly kind: 'first-of'; readonly candidates: readonly Extract<ReadPlan, { kind: 'node' }>[] }

/**
 * Rows `id, node JSON` of a page and one row beyond it; everything a connection tells follows from them, but for the JSON
 * texts of aggregates, which are the last columns.
 */
export interface ConnectionPlan {
  readonly kind: 'connection'
  readonly select: Select
  readonly selection: ConnectionSelection
  readonly rows: 'nodes' | 'ids' | 'count'
  /** What the page asked for; absent: no paging. */
  readonly first?: Value
  readonly last?: Value
}

/** Rows `id, node JSON` of the nodes whose ids are bound as `ids`. */
export interface NodesPlan {
  readonly ids: string
  readonly select: Select
  readonly selection: Selection
}
