import type { Change, NodeValues } from '../connector/change.js'
import type { ScalarValue } from '../model/scalar.js'

/** A change as subscriptions tell it. */
export interface SubscriptionEvent {
  readonly mutation: 'CREATED' | 'UPDATED' | 'DELETED'
  /** Name of the model. */
  readonly type: string
  readonly id: ScalarValue
  /** Updates only. */
  readonly updatedFields: readonly string[] | undefined
  /** Updates and deletes; undefined where nobody read them. */
  readonly previousValues: NodeValues | undefined
}

const mutations = { created: 'CREATED', updated: 'UPDATED', deleted: 'DELETED' } as const

export const eventOf = ({ kind, type, id, updatedFields, previousValues }: Change): SubscriptionEvent => ({
  mutation: mutations[kind],
  type,
  id,
  updatedFields: kind === 'updated' ? (updatedFields ?? []) : undefined,
  previousValues: kind === 'created' ? undefined : previousValues,
})
