import type { Slices } from '../util/slices.js'
import type { ScalarValue } from '../model/scalar.js'
import type { Bindings } from '../model/value.js'
import type { Filter } from '../operation/filter.js'
import type { Operation } from '../operation/operation.js'
import type { ManyPayloadEntry, Selection } from '../operation/selection.js'
import type {
  CompiledOperation,
  OnceKey,
  OnceOutcome,
  SharedTransaction,
  SharedTransactionOptions,
} from './compiled-operation.js'
import type { CompletedJson } from './completed-json.js'
import type { DataTransfer } from './data-transfer.js'

/** The data of one deployed project: what its model asks of the database. Made with each engine. */
export interface ProjectData {
  /**
   * The whole way of one root field, from the operation to JSON text. `payload` are the fields of an answer that counts
   * nodes. Throws the problems of planning.
   */
  compile(operation: Operation, payload: readonly ManyPayloadEntry[] | undefined): Slices<CompiledOperation>
  /**
   * Runs operations of this project in one transaction, which is committed when `work` resolves and rolled back when it
   * throws. Repeated as a whole where a single write would be (mutations.md section 17).
   */
  transaction<T>(options: SharedTransactionOptions, work: (within: SharedTransaction) => Promise<T>): Promise<T>
  /** The same for a mutation that runs once for its key; `work` gives the answer that is kept (beyond.md section 9.3). */
  transactionOnce(
    options: SharedTransactionOptions,
    once: OnceKey,
    work: (within: SharedTransaction) => Promise<string>,
  ): Promise<OnceOutcome>
  /** Prepares the read of the node that an event is about, as it is then (subscriptions.md section 8). */
  prepareEventRead(node: EventNode): EventRead
  readonly transfer: DataTransfer
}

export interface EventNode {
  /** Name of the model. */
  readonly type: string
  readonly selections: readonly Selection[]
  /** Scalars that filters in memory look at. */
  readonly fields: readonly string[]
  /** No answer where the node does not satisfy it. */
  readonly filter?: Filter
}

/** Undefined when the node is gone or does not satisfy the filter. Rejects with `DatabaseError`. */
export type EventRead = (id: ScalarValue, variables: Bindings['variables']) => Promise<EventNodeValues | undefined>

export interface EventNodeValues {
  /** In the order of the fields that were asked for. */
  readonly scalars: readonly ScalarValue[]
  /**
   * The answer to the selection at `index`. Failures have the locations of `selection`, which may be another document's
   * as long as it asks the same.
   */
  response(index: number, selection: Selection): CompletedJson
}
