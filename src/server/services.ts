import type { Engine } from '../engine/engine.js'
import type { ResolverApi } from '../graphql/resolver-api/create-resolver-api.js'
import type { Subscriptions } from '../subscription/create-subscriptions.js'
import type { Transfer } from '../transfer/create-transfer.js'
import type { ManagementContext } from '../management/management.js'

/** What the HTTP layer serves once the database is there. */
export interface Services {
  /** The engine of a project; undefined when there is none. */
  findEngine(projectId: string): Engine | undefined | Promise<Engine | undefined>
  /** The same, after a look whether another server has deployed: for work that would leave out what it does not know. */
  findCurrentEngine(projectId: string): Promise<Engine | undefined>
  readonly management: ResolverApi<ManagementContext>
  /** Undefined: it answers; else why it does not. */
  databaseState(): Promise<string | undefined>
  readonly transfer: Transfer
  readonly subscriptions: Subscriptions
}

/** Whether requests can be served, and by what. */
export type ServerState =
  | { readonly kind: 'waiting'; readonly reason: string }
  | {
      readonly kind: 'running'
      readonly services: Services
      /** Why the server does not call itself healthy though it serves; absent: it does. */
      readonly unhealthy?: string
    }
  | { readonly kind: 'stopping' }
