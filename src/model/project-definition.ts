import type { Model } from './model.js'

/** A service that was deployed: what its last successful migration recorded. */
export interface ProjectDefinition {
  /** Service name + separator + stage, e.g. `blog$dev` (storage.md section 1). */
  readonly id: string
  readonly name: string
  readonly stage: string
  /** Tokens are signed with one of these; empty: the service is open. */
  readonly secrets: readonly string[]
  readonly model: Model
  readonly functions: readonly WebhookDefinition[]
  /** Datamodel text as deployed. */
  readonly datamodel: string
  readonly revision: number
  /** PostgreSQL schema, MySQL database or SQLite prefix that holds the tables. */
  readonly namespace: string
}

/** A server-side subscription that is delivered to a URL (webhooks.md section 4). */
export interface WebhookDefinition {
  readonly name: string
  readonly isActive: boolean
  readonly query: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}
