import type { CompiledSubscription } from './compile-subscription.js'
import type { SubscriptionEvent } from './event.js'

/** One who subscribed. */
export interface Subscriber {
  /** A GraphQL result as JSON text; the same text for all who get the same. */
  next(payload: string): void
  /** The subscription is over, and why. */
  ended(message: string): void
  /** Events come faster than they can be delivered. */
  overrun(): void
  /** Stands in messages of internal errors. */
  requestId(): string
}

/** Subscribers that get the same answers. */
export interface Group {
  readonly subscription: CompiledSubscription
  readonly members: Set<Member>
}

export interface Member {
  readonly subscriber: Subscriber
  /** Number of the last event that came before. */
  readonly since: number
}

export interface NumberedEvent extends SubscriptionEvent {
  readonly number: number
}
