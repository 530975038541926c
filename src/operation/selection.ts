import type { Problem } from '../errors/problem.js'
import type { Value } from '../model/value.js'
import type { AggregateEntry } from './aggregate.js'
import type { DeletedRows } from './deleted-rows.js'
import type { Filter } from './filter.js'
import type { SortTerm } from './sort.js'

/** A place in the request's document, for errors. */
export interface DocumentLocation {
  readonly line: number
  readonly column: number
}

/** What is read of one node, in the order of the answer; fragments and directives are resolved. */
export interface Selection {
  readonly type: string
  readonly entries: readonly SelectionEntry[]
}

interface EntryBase {
  /** Key in the answer: the alias or the field's name. */
  readonly key: string
  readonly location: DocumentLocation
}

export type SelectionEntry = EntryBase &
  (
    | { readonly kind: 'typename'; readonly name: string }
    | { readonly kind: 'scalar'; readonly field: string }
    | { readonly kind: 'scalar-list'; readonly field: string }
    | {
        readonly kind: 'to-one'
        readonly field: string
        readonly deleted?: DeletedRows
        readonly selection: Selection
      }
    | { readonly kind: 'to-many'; readonly field: string; readonly page: Page; readonly selection: Selection }
    /** Of all related nodes that satisfy the filter. */
    | {
        readonly kind: 'aggregate'
        readonly field: string
        readonly where?: Filter
        readonly deleted?: DeletedRows
        readonly entries: readonly AggregateEntry[]
      }
    /** Arguments that cannot be served: null and this problem, once for each parent. */
    | { readonly kind: 'failing'; readonly problem: Problem }
  )

/** The seven list arguments (queries.md section 9) and those beyond Prisma 1. Counts are checked: never negative, never both first and last. */
export interface Page {
  readonly where?: Filter
  readonly orderBy?: OrderBy
  /** In its place; never empty. */
  readonly sort?: readonly SortTerm[]
  readonly deleted?: DeletedRows
  readonly skip?: Value
  /** Id texts. */
  readonly after?: Value
  readonly before?: Value
  readonly first?: Value
  readonly last?: Value
}

export interface OrderBy {
  readonly field: string
  readonly direction: 'asc' | 'desc'
}

/** What is read of a connection; entries in the order of the answer. */
export interface ConnectionSelection {
  readonly type: string
  readonly entries: readonly ConnectionEntry[]
}

export type ConnectionEntry = EntryBase &
  (
    | { readonly kind: 'typename'; readonly name: string }
    | { readonly kind: 'page-info'; readonly entries: readonly LeafEntry<PageInfoField>[] }
    | { readonly kind: 'edges'; readonly entries: readonly EdgeEntry[] }
    | { readonly kind: 'aggregate'; readonly entries: readonly AggregateEntry[] }
  )

export type PageInfoField = 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor'

/** A field of a helper object, or `__typename` with its text. */
export type LeafEntry<F extends string> = EntryBase &
  ({ readonly kind: 'typename'; readonly name: string } | { readonly kind: 'leaf'; readonly field: F })

/** A field of the payload of a write of many nodes; `index` counts the selections of `nodes`. */
export type ManyPayloadEntry = LeafEntry<'count'> | (EntryBase & { readonly kind: 'nodes'; readonly index: number })

export type EdgeEntry = EntryBase &
  (
    | { readonly kind: 'typename'; readonly name: string }
    | { readonly kind: 'cursor' }
    | { readonly kind: 'node'; readonly selection: Selection }
  )
