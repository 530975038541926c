import type { Value } from '../model/value.js'
import type { ConnectionSelection, Page, Selection } from './selection.js'
import type { UniqueSelector } from './write.js'

export type ReadOperation =
  | { readonly kind: 'find-one'; readonly type: string; readonly where: UniqueSelector; readonly selection: Selection }
  | { readonly kind: 'find-many'; readonly type: string; readonly page: Page; readonly selection: Selection }
  | { readonly kind: 'connection'; readonly type: string; readonly page: Page; readonly selection: ConnectionSelection }
  /** `node(id:)`: the first of the types that has the id (queries.md section 8). */
  | { readonly kind: 'node'; readonly id: Value; readonly candidates: readonly NodeCandidate[] }

export interface NodeCandidate {
  readonly type: string
  readonly selection: Selection
}
