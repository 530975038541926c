import type { Value } from '../model/value.js'
import type { Filter } from './filter.js'
import type { NestedWrite } from './nested-write.js'
import type { Selection } from './selection.js'

/** One node by a unique field (mutations.md section 4). `value` is never null. */
export interface UniqueSelector {
  readonly field: string
  readonly value: Value
}

/**
 * Data of a create or an update. Only keys that the request gives are present; `constant(null)` stands for null, every
 * other `Value` is not null. Lists hold a list value (`set`); an empty or null `set` is `constant([])`.
 */
export interface WriteData {
  readonly scalars: ReadonlyMap<string, Value>
  readonly lists: ReadonlyMap<string, Value>
  readonly nested: readonly NestedWrite[]
}

export type WriteOperation =
  | { readonly kind: 'create'; readonly type: string; readonly data: WriteData; readonly selection: Selection }
  | {
      readonly kind: 'update'
      readonly type: string
      readonly where: UniqueSelector
      readonly data: WriteData
      readonly selection: Selection
    }
  | {
      readonly kind: 'upsert'
      readonly type: string
      readonly where: UniqueSelector
      readonly create: WriteData
      readonly update: WriteData
      readonly selection: Selection
    }
  | { readonly kind: 'delete'; readonly type: string; readonly where: UniqueSelector; readonly selection: Selection }
  | { readonly kind: 'update-many'; readonly type: string; readonly where: Filter; readonly data: WriteData }
  | { readonly kind: 'delete-many'; readonly type: string; readonly where: Filter }
