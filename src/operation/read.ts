import type { Value } from '../model/value.js'
import type { AggregateEntry } from './aggregate.js'
import type { DeletedRows } from './deleted-rows.js'
import type { Filter } from './filter.js'
import type { GroupBy } from './group-by.js'
import type { ConnectionSelection, Page, Selection } from './selection.js'
import type { UniqueSelector } from './write.js'

export type ReadOperation =
  | {
      readonly kind: 'find-one'
      readonly type: string
      readonly where: UniqueSelector
      readonly deleted?: DeletedRows
      readonly selection: Selection
    }
  | { readonly kind: 'find-many'; readonly type: string; readonly page: Page; readonly selection: Selection }
  | { readonly kind: 'connection'; readonly type: string; readonly page: Page; readonly selection: ConnectionSelection }
  | {
      readonly kind: 'aggregate'
      readonly type: string
      readonly where?: Filter
      readonly deleted?: DeletedRows
      readonly entries: readonly AggregateEntry[]
    }
  | { readonly kind: 'group-by'; readonly groups: GroupBy }
  /** `node(id:)`: the first of the types that has the id (queries.md section 8). */
  | { readonly kind: 'node'; readonly id: Value; readonly candidates: readonly NodeCandidate[] }

export interface NodeCandidate {
  readonly type: string
  readonly selection: Selection
}
