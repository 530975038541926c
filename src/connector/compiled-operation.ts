import type { Bindings } from '../model/value.js'
import type { Change } from './change.js'
import type { CompletedJson } from './completed-json.js'
import type { CancelSignal } from '../util/cancellation.js'
import type { Soon } from '../util/soon.js'

/** An operation that is planned; run for every request of its shape. */
export interface CompiledOperation {
  (
    variables: Bindings['variables'],
    report: ChangeReport,
    /** Given when the client has left; a write goes on to its end all the same (mutations.md section 17). */
    signal?: CancelSignal,
    /** The transaction that it is part of; it reports what it changed before that is committed. */
    within?: SharedTransaction,
  ): Soon<CompletedJson>
  /** In a transaction the next one that has this, too, may be run before this one has answered: it sends in its turn. */
  readonly mayRunAhead?: boolean
}

/** Where committed changes go; undefined when nobody listens. */
export type ChangeReport = ((changes: readonly Change[]) => Promise<void> | undefined) | undefined

/** A transaction of several operations (`ProjectData.transaction`); what it holds is the connector's own business. */
export interface SharedTransaction {
  readonly kind: 'shared transaction'
}

/** A mutation that is to run once. */
export interface OnceKey {
  readonly key: string
  /** From 0: of those requests that came with this key in one batch. */
  readonly position: number
  /** Of all that the request asks: equal for equal requests. */
  readonly hash: string
  /** How long its answer is kept. */
  readonly keptMs: number
}

export interface OnceOutcome {
  readonly kind: 'ran' | 'replayed'
  /** What `work` gave, now or then. */
  readonly response: string
}

export type Isolation = 'READ_COMMITTED' | 'REPEATABLE_READ' | 'SERIALIZABLE'

export interface SharedTransactionOptions {
  readonly isolation: Isolation
  /** One snapshot; nothing is written. */
  readonly isReadOnly: boolean
  /** Longer ones are rolled back with problem 3115. A statement that runs then is waited for. */
  readonly timeoutMs: number
}
