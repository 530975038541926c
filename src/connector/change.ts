import type { ScalarValue } from '../model/scalar.js'

/** Scalars and scalar lists of a node, by field name. */
export type NodeValues = Readonly<Record<string, ScalarValue | readonly ScalarValue[]>>

/** One node that a committed write changed (mutations.md section 18, subscriptions.md section 7). */
export interface Change {
  readonly kind: 'created' | 'updated' | 'deleted'
  /** Name of the model. */
  readonly type: string
  readonly id: ScalarValue
  /** Names of the fields that the request gave, with `@updatedAt` when it was set; updates only. */
  readonly updatedFields?: readonly string[]
  /** Before the write; updates and deletes. */
  readonly previousValues?: NodeValues
  /** How it came about: only direct writes, and root deletes, are events by default (mutations.md section 18). */
  readonly origin: 'direct' | 'nested-delete' | 'batch' | 'cascade'
}
