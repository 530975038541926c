import type { ScalarValue } from '../model/scalar.js'

/** One node that a committed write changed (mutations.md section 18, subscriptions.md section 7). */
export interface Change {
  readonly kind: 'created' | 'updated' | 'deleted'
  /** Name of the model. */
  readonly type: string
  readonly id: ScalarValue
  /** Names of the fields that the request gave, with `@updatedAt` when it was set; updates only. */
  readonly updatedFields?: readonly string[]
  /** Scalars before the write, by field name, where they were read. */
  readonly previousValues?: Readonly<Record<string, ScalarValue | readonly ScalarValue[]>>
  /**
   * How it came about: only direct writes, and root deletes, are events by default (mutations.md section 18).
   */
  readonly origin: 'direct' | 'nested-delete' | 'batch' | 'cascade'
}
