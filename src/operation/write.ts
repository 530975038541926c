import { constant, type Value } from '../model/value.js'
import type { Filter } from './filter.js'
import type { NestedWrite } from './nested-write.js'
import type { Selection } from './selection.js'
import type { SortTerm } from './sort.js'

/**
 * One node by a unique field (mutations.md section 4), or by the fields of a unique index, whose name `field` is then
 * (beyond.md section 10.2). `value` is never null; that of an index is a list of what its fields have.
 */
export interface UniqueSelector {
  readonly field: string
  readonly value: Value
  /** In the order of the index; absent: a field. */
  readonly members?: readonly SelectorMember[]
}

/** A field of an index: its value, or the related node. */
export type SelectorMember =
  { readonly field: string; readonly value: Value } | { readonly field: string; readonly related: UniqueSelector }

/** The node that has these members, by the index of this name. */
export const compoundSelector = (index: string, members: readonly SelectorMember[]): UniqueSelector => ({
  field: index,
  value: {
    kind: 'list',
    items: members.flatMap((member) =>
      'related' in member ? [constant(member.related.field), member.related.value] : [member.value],
    ),
  },
  members,
})

/**
 * Data of a create or an update. Only keys that the request gives are present; `constant(null)` stands for null, every
 * other `Value` is not null. Lists hold a list value (`set`); an empty or null `set` is `constant([])`.
 */
export interface WriteData {
  readonly scalars: ReadonlyMap<string, Value>
  readonly lists: ReadonlyMap<string, Value>
  readonly nested: readonly NestedWrite[]
  /** Numbers that get a new value computed from the present one (beyond.md section 8); in updates only. */
  readonly numbers: ReadonlyMap<string, NumberChange>
  /** Items that lists get or lose, taken away before others are added; in updates only. */
  readonly items: ReadonlyMap<string, ItemChange>
}

export type NumberOperator = 'increment' | 'decrement' | 'multiply' | 'divide'

/** The operand is never null. */
export interface NumberChange {
  readonly operator: NumberOperator
  readonly operand: Value
}

/** List values. */
export interface ItemChange {
  readonly push?: Value
  readonly remove?: Value
}

/** Names of the scalar fields that an update gives a value, in whichever way; lists are not among them. */
export const changedScalars = ({ scalars, numbers }: WriteData): ReadonlySet<string> =>
  new Set([...scalars.keys(), ...numbers.keys()])

/** Names of the lists that an update changes. */
export const changedLists = ({ lists, items }: WriteData): ReadonlySet<string> =>
  new Set([...lists.keys(), ...items.keys()])

/** `purges`: nodes of soft-deleted types lose their rows, also those that are deleted (beyond.md section 12). */
export type WriteOperation =
  | { readonly kind: 'create'; readonly type: string; readonly data: WriteData; readonly selection: Selection }
  | {
      readonly kind: 'update'
      readonly type: string
      readonly where: UniqueSelector
      /** The node is written only where this holds for it (beyond.md section 9.2). */
      readonly condition?: Filter
      readonly data: WriteData
      readonly selection: Selection
    }
  | {
      readonly kind: 'upsert'
      readonly type: string
      readonly where: UniqueSelector
      /** Of the update. */
      readonly condition?: Filter
      readonly create: WriteData
      readonly update: WriteData
      readonly selection: Selection
    }
  | {
      readonly kind: 'delete'
      readonly type: string
      readonly where: UniqueSelector
      readonly condition?: Filter
      readonly purges?: true
      readonly selection: Selection
    }
  | (ManyNodes & { readonly kind: 'update-many'; readonly data: WriteData })
  | (ManyNodes & { readonly kind: 'delete-many'; readonly purges?: true })
  /** Undoes the deletion of a node of a soft-deleted type, and of what was deleted with it (beyond.md section 12). */
  | {
      readonly kind: 'restore'
      readonly type: string
      readonly where: UniqueSelector
      readonly selection: Selection
    }
  /** As single creates in order (beyond.md section 7). */
  | (Returning & {
      readonly kind: 'create-many'
      readonly type: string
      readonly items: readonly WriteData[]
      /** Items whose own row violates a unique constraint are left out. */
      readonly skipDuplicates: boolean
    })
  /** As single upserts in order. */
  | (Returning & { readonly kind: 'upsert-many'; readonly type: string; readonly items: readonly UpsertItem[] })

/** Nodes that a filter holds for. */
interface ManyNodes extends Returning {
  readonly type: string
  readonly where: Filter
  /** Absent: by id. */
  readonly sort?: readonly SortTerm[]
  /** At most so many, the first ones in the order. */
  readonly limit?: Value
}

interface Returning {
  /** What is read of the nodes, in the transaction; of deleted ones before they go. */
  readonly nodes: readonly Selection[]
}

export interface UpsertItem {
  readonly where: UniqueSelector
  readonly create: WriteData
  readonly update: WriteData
}
