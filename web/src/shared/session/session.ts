import { createContext, use } from 'react'
import type { Variables } from '../graphql/send-request.js'
import type { ServiceName } from './page-endpoint.js'

/** Who the page speaks to, and with which tokens. */
export interface Session {
  /** Address of the service, or of the management API. */
  readonly endpoint: string
  readonly managementEndpoint: string
  /** Undefined on the page of the management API. */
  readonly service: ServiceName | undefined
  readonly token: string | undefined
  readonly managementToken: string | undefined
  /** Asks the service. Throws `RequestError`. */
  ask<T>(query: string, variables?: Variables, signal?: AbortSignal): Promise<T>
  /** Asks the service's `/private` API. Throws `RequestError`. */
  askPrivate<T>(query: string, variables?: Variables): Promise<T>
  /** Asks the management API. Throws `RequestError`. */
  askManagement<T>(query: string, variables?: Variables): Promise<T>
  setToken(token: string | undefined): void
  setManagementToken(token: string | undefined): void
  signOut(): void
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new TypeError('useSession is called outside of a session')
  return session
}
