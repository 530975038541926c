import type { ProblemName } from '../../../../errors/codes.js'
import type { Constraint } from '../../../../model/constraint.js'
import type { ScalarType } from '../../../../model/scalar.js'
import type { Value } from '../../../../model/value.js'
import type { Combined, Delete, Insert, Select, Update } from '../../tree/tree.js'
import type { NodesPlan } from '../read/read-plan.js'
import type { PreviousValues } from './previous-values.js'

/**
 * How a write is done: steps in order, run in one transaction by an interpreter that knows no verb
 * (`execute/run-write.ts`). What steps find is kept under names and read by later ones as `bound` values.
 */
export interface WritePlan {
  /** Checked before anything runs (`check-input.ts`, code 3007). */
  readonly checks: readonly ValueCheck[]
  /** Created for each run, bound under their names. */
  readonly newIds: readonly { readonly name: string; readonly kind: NewIdKind }[]
  readonly steps: readonly Step[]
  /** Only one of its statements can change anything: they need no transaction around them. */
  readonly isAtomic: boolean
  /** The node that the answer reads back; absent for many-writes and deletes. */
  readonly result?: Value
  /** Name bound to the answer's JSON text, where the write gives it: nothing has to be read back. */
  readonly response?: string
  /** It tells nothing of what it changes: where somebody listens the plan in exact order is run. */
  readonly isSilent: boolean
  /** Name bound to the ids whose number is the count of a many-write. */
  readonly counted?: string
  /** Names bound to what was read of them: JSON text and its failures, in the order of the selections. */
  readonly read?: readonly string[]
  /** A violated unique index may mean that another client was quicker: try again from the start (upserts). */
  readonly retriesDuplicates: boolean
  /**
   * Steps are batched or stand in another order than the original took them. What succeeds has the same outcome; when
   * anything fails, the plan in exact order decides what is told.
   */
  readonly isReordered: boolean
  /**
   * Which failures of a reordered plan the exact order decides; absent: all. Of many rows the rest are told as the batch met
   * them: running them one after the other only to find the first would take long.
   */
  readonly exactAfter?: 'dependencies' | 'duplicates'
  /** A node that was not found may be one that the plan itself makes, before it is looked for in exact order. */
  readonly seeksNewNodes?: boolean
}

/** How an id is made. */
export type NewIdKind = 'cuid' | 'uuid' | 'ulid' | 'nanoid'

/** The time of the run, bound under this name, and its parts in UTC. */
export const nowBinding = 'now'
export const todayBinding = 'today'
export const timeOfDayBinding = 'time-of-day'

export interface ValueCheck {
  readonly value: Value
  readonly scalar: ScalarType
  readonly field: string
  /** The value, or each of a list, is to satisfy this; `field` is one of the model. */
  readonly constrained?: { readonly model: string; readonly constraint: Constraint }
  /** The value divides `field` of this model: it must not be 0. Else its length is limited. */
  readonly dividesIn?: string
}

export type Step =
  /** Runs a statement; `into` keeps the ids that it gives, one for each row: its first column. */
  | {
      readonly kind: 'run'
      readonly statement: Insert | Update | Delete | Combined
      readonly type: string
      readonly into?: string
      /** The id of the only row that the statement can match, where the database returns none. */
      readonly matched?: Value
      /** Keeps the JSON text in the last column of the only row, or null. */
      readonly response?: string
      /** How many rows it must match, or the exact order matters. */
      readonly expected?: number
      /** The name of a list that may be longer than a statement takes: it is run for one part after the other. */
      readonly chunkedList?: string
    }
  /** Keeps the first column of all rows as a list, or of the first row; or each row as a list of its columns. */
  | { readonly kind: 'read'; readonly select: Select; readonly into: string; readonly take: 'all' | 'first' | 'rows' }
  /** Keeps the columns of the only row as a list: ids found by unique selectors. The first null with a problem at its place is told. */
  | {
      readonly kind: 'find-by-unique'
      readonly select: Select
      readonly into: string
      readonly missing: readonly (ProblemTemplate | undefined)[]
    }
  /** Ids that must differ from each other, or the exact order matters; nulls do not count. */
  | { readonly kind: 'assert-distinct'; readonly ids: Value }
  /** Values that must be equal, or the exact order matters. */
  | { readonly kind: 'assert-equal'; readonly pairs: readonly (readonly [Value, Value])[] }
  /** Inserts those rows whose value in `present` is null. */
  | {
      readonly kind: 'insert-missing'
      readonly statement: Insert
      readonly type: string
      readonly present: readonly Value[]
    }
  /** Inserts a row and goes on with the rest, or leaves both where the row violates a unique constraint. */
  | {
      readonly kind: 'insert-if-new'
      readonly insert: InsertStep
      readonly rest: readonly Step[]
    }
  /** Values that no column takes are refused. */
  | { readonly kind: 'check'; readonly checks: readonly ValueCheck[] }
  /** A bound value that must not be null; without a problem the exact order matters where it is. */
  | { readonly kind: 'assert-present'; readonly value: Value; readonly problem?: ProblemTemplate }
  /** No row may exist. */
  | {
      readonly kind: 'assert-none'
      readonly select: Select
      readonly problem: ProblemTemplate
      /** As for `run`. */
      readonly chunkedList?: string
    }
  | { readonly kind: 'fail'; readonly problem: ProblemTemplate }
  | { readonly kind: 'branch'; readonly on: Value; readonly present: readonly Step[]; readonly absent: readonly Step[] }
  /** What is left to do depends on values that are known only now. */
  | {
      readonly kind: 'plan-rest'
      /** A list. */
      readonly given: Value
      readonly planFor: (values: readonly unknown[]) => RestPlan
    }
  /** Steps depend on each other in a way that only the exact order has. */
  | { readonly kind: 'exact-order' }
  /** Reads nodes as they are at this point, for the answer. */
  | { readonly kind: 'read-nodes'; readonly read: NodesPlan; readonly into: string }
  /** Makes a name stand for what a value is at this point. */
  | { readonly kind: 'bind'; readonly name: string; readonly value: Value }
  /** Writes items of lists of nodes; how many is known only now. */
  | {
      readonly kind: 'fill-lists'
      readonly type: string
      readonly field: string
      /** Each list goes to one node or to each of a list of nodes. */
      readonly lists: readonly { readonly nodes: Value; readonly values: Value }[]
      /** Behind the items that are there; else there are none. */
      readonly isAppended?: boolean
    }
  /** Deletes the nodes of a list with all that cascades from them (`cascade.ts`). */
  | {
      readonly kind: 'delete-nodes'
      readonly ids: Value
      readonly type: string
      readonly origin: 'direct' | 'nested-delete' | 'batch'
      /** Rows go where they would be marked only. */
      readonly purges?: true
      /** The nodes come from several actions: those that depend on each other are deleted in exact order only. */
      readonly isList?: boolean
    }
  /** Undoes the deletion of a node with all that was deleted with it (`restoring.ts`); a node that is not deleted stays as it is. */
  | { readonly kind: 'restore-node'; readonly id: Value; readonly type: string }
  /** Keeps what nodes hold, for changes that are told with `origin`; nothing when nobody listens. */
  | {
      readonly kind: 'capture-previous'
      readonly previous: PreviousValues
      readonly origin: ChangeTemplate['origin']
      readonly into: string
      /** As for `run`. */
      readonly chunkedList?: string
    }
  /** Something happened to nodes that listeners may want to know. */
  | { readonly kind: 'emit-change'; readonly change: ChangeTemplate }

/** Inserts rows. */
export type InsertStep = Extract<Step, { kind: 'run' }> & { readonly statement: Insert }

export const isInsert = (step: Step): step is InsertStep => step.kind === 'run' && step.statement.kind === 'insert'

export interface RestPlan {
  readonly newIds: WritePlan['newIds']
  readonly steps: readonly Step[]
  /** Other runs have the same one: its statements are worth preparing. */
  readonly isKept?: true
}

/** A problem whose placeholders may be values of the run. */
export interface ProblemTemplate {
  readonly name: ProblemName
  readonly values: Readonly<Record<string, string | ShownValue | readonly (string | ShownValue)[]>>
}

/** A value as messages show it (errors.md section 3.1). */
export interface ShownValue {
  readonly value: Value
  readonly scalar: ScalarType
}

export interface ChangeTemplate {
  readonly kind: 'created' | 'updated' | 'deleted'
  readonly type: string
  /** One id, or a list of them. */
  readonly id: Value
  readonly updatedFields?: readonly string[]
  readonly origin: 'direct' | 'batch'
  /** Where a step has kept the values before. */
  readonly previous?: string
  /** Nothing happened if this is not null. */
  readonly unless?: Value
}
