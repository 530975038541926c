import type { ServiceAccess } from '../../auth/service-access.js'
import type { Engine, GraphqlRequest, RequestContext } from '../../engine/engine.js'
import type { GraphqlResponse } from '../../graphql/response/graphql-response.js'
import type { Protocol } from './protocol.js'
import type { ReachDependencies } from './reach-project.js'

/** Where a session's messages go. */
export interface SessionOutput {
  send(text: string): void
  /** The text of a result between what the protocol writes around it. */
  sendResult(before: string, payload: string, after: string): void
  /** The same of what the client asked once. */
  sendResponse(before: string, payload: string, after: string): void
  /** No message follows. */
  close(code: number, reason: string): void
}

/** What a query or mutation is run with; cancelled when the client has lost interest. */
export type OnceContext = Required<Pick<RequestContext, 'requestId' | 'signal'>>

/** What a session asks of the rest of the server. */
export interface SessionDependencies extends ReachDependencies {
  readonly access: ServiceAccess
  /** Runs a query or mutation when it is its turn. */
  run(engine: Engine, request: GraphqlRequest, context: OnceContext): Promise<GraphqlResponse>
  failed(cause: unknown, requestId: string): void
}

export interface SessionStart {
  /** Stands in request ids. */
  readonly id: string
  readonly projectId: string
  readonly protocol: Protocol
  readonly output: SessionOutput
}
