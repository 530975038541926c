import type { GraphqlRequest } from '../../engine/engine.js'

/** How a client calls one of its operations; `10` and `"10"` are two. */
export type OperationId = string | number

/** What a protocol wants to be done, in order. */
export type Action =
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  /** Check the token of an init message; `undefined`: it has none. */
  | { readonly kind: 'authenticate'; readonly token: string | undefined }
  | { readonly kind: 'start'; readonly id: OperationId; readonly request: GraphqlRequest }
  | { readonly kind: 'stop'; readonly id: OperationId }

/** Where a connection stands when a message comes. */
export interface ConnectionState {
  /** An init message was accepted. */
  readonly isReady: boolean
  /** Whether an operation of that id is running. */
  isRunning(id: OperationId): boolean
}

/**
 * One sub-protocol, without a socket: a message goes in, actions come out; what came of an action goes in, messages for
 * the client come out.
 */
export interface Protocol {
  /** Name in `Sec-WebSocket-Protocol`. */
  readonly name: string
  /** Sent all the time; without it the server pings. */
  readonly keepAlive?: string
  /** What happens to a client that sends no init message in time; absent: nothing. */
  readonly initTimeout?: Action
  /** Whether queries and mutations are executed. */
  readonly runsQueries: boolean
  receive(text: string, state: ConnectionState): readonly Action[]
  /** An init message was accepted. */
  accepted(): readonly Action[]
  /** It was refused. */
  refused(message: string): readonly Action[]
  /** A subscription runs. */
  started(id: OperationId): readonly Action[]
  /** It does not, or not any longer. */
  failed(id: OperationId, messages: readonly { readonly message: string }[]): readonly Action[]
  /** What stands before and after the text of a result. */
  result(id: OperationId): { readonly before: string; readonly after: string }
  /** A query or mutation was answered. */
  completed(id: OperationId): readonly Action[]
}

export const send = (message: Readonly<Record<string, unknown>>): Action => ({
  kind: 'send',
  text: JSON.stringify(message),
})
