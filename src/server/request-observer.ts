import type { GraphqlResponse } from '../graphql/response/graphql-response.js'

/** A request that was answered. */
export interface ServedRequest {
  readonly requestId: string
  readonly path: string
  /** Absent for the management API. */
  readonly projectId: string | undefined
  readonly body: unknown
  readonly response: GraphqlResponse
  readonly durationMs: number
  /** A request to a service's GraphQL API. */
  readonly isGraphql: boolean
}

/** Hears what the HTTP layer does: logs and metrics. */
export interface RequestObserver {
  /** ms. */
  now(): number
  served(request: ServedRequest): void
  /** A token was refused. */
  refused(requestId: string, projectId: string, reason: string): void
  /** Something unexpected happened outside of fields. */
  failed(cause: unknown, requestId: string): void
}
