import type { Value } from '../model/value.js'
import type { Filter } from './filter.js'
import type { DocumentLocation, Selection } from './selection.js'

/** What a subscription asks: which events of one model, and what is sent of each. */
export interface Subscription {
  /** Name of the model. */
  readonly type: string
  /** Root fields in the order of the answer; all of the same model. */
  readonly fields: readonly SubscriptionRoot[]
}

interface EntryBase {
  readonly key: string
  readonly location: DocumentLocation
}

export type SubscriptionRoot =
  | (EntryBase & { readonly kind: 'typename'; readonly name: string })
  | (EntryBase & {
      readonly kind: 'event'
      readonly filter: EventFilter
      readonly entries: readonly PayloadEntry[]
    })

/** A field of the payload of an event. */
export type PayloadEntry = EntryBase &
  (
    | { readonly kind: 'typename'; readonly name: string }
    | { readonly kind: 'mutation' | 'updated-fields' }
    | { readonly kind: 'node'; readonly selection: Selection }
    | { readonly kind: 'previous-values'; readonly entries: readonly PreviousValueEntry[] }
  )

export type PreviousValueEntry = EntryBase &
  (
    | { readonly kind: 'typename'; readonly name: string }
    | { readonly kind: 'scalar' | 'scalar-list'; readonly field: string }
  )

/** Which events: true boolean logic over three kinds of leaves (subscriptions.md section 9). */
export type EventFilter =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly EventFilter[] }
  /** No condition at all: an object without keys, or null. */
  | { readonly kind: 'always' }
  /** None of the operands holds. */
  | { readonly kind: 'not'; readonly operands: readonly EventFilter[] }
  /** `names`: a list of `CREATED`, `UPDATED`, `DELETED`. */
  | { readonly kind: 'mutation-in'; readonly names: Value }
  /** `names`: a list of field names. */
  | { readonly kind: 'updated-fields'; readonly test: 'every' | 'some'; readonly names: Value }
  /** On the node's state at delivery; where the node was deleted, as if it were not there. */
  | { readonly kind: 'node'; readonly filter: Filter }
