import type { Change } from '../connector/change.js'

/**
 * Carries committed changes (`changes`), and projects whose definition changed (`schema`), as texts between the servers
 * of one database, this one included: what a server publishes reaches its own listeners too, the same way. Publishing
 * never waits and never fails; a message that cannot be carried is logged and lost. Messages of one publisher arrive in
 * the order in which they were published.
 */
export interface EventBus {
  /** Whether other servers may listen; changes as they come and go. */
  readonly reachesOthers: boolean
  publish(channel: string, message: string): void
  /** Calls `listener` with each message until the answer is called. A listener never throws. */
  subscribe(listener: (channel: string, message: string) => void): () => void
  close(): Promise<void>
}

/** The message of `changes`: what one write of a project changed, in the order of its plan. */
export interface ChangesMessage {
  readonly projectId: string
  readonly changes: readonly Change[]
}

/** The message of `schema`: a deploy of this project began or ended, or the project was deleted. */
export interface SchemaMessage {
  readonly projectId: string
  /** Not every bus carries it. */
  readonly phase?: SchemaPhase
}

/** `began`: a migration was scheduled; `ended`: it is current, or the project is gone. */
export type SchemaPhase = 'began' | 'ended'
