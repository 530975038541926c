import type { CallOptions, Fetch } from './transport/call-options.js'
import type { SocketConstructor } from './subscriptions/socket.js'

/** What an application may say when it makes a client. */
export interface BaseClientOptions extends CallOptions {
  /** Address of the service. */
  readonly endpoint: string
  /** Signs the client's token. */
  readonly secret?: string
  /** Prints each document and its variables before it is sent. */
  readonly debug?: boolean
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>
  /** How often reads are sent again after the connection was lost; 2 by default, writes never are. */
  readonly retries?: number
  /** In place of the platform's own `fetch`. */
  readonly fetch?: Fetch
  /** In place of the platform's own `WebSocket`. */
  readonly webSocket?: SocketConstructor
}

/** A type or enum of the datamodel. */
export interface Model {
  readonly name: string
  /** Its nodes live inside others. */
  readonly embedded: boolean
}

/** A variable of the environment that must be set where the generated option is used. */
export interface RequiredVariable {
  readonly option: 'endpoint' | 'secret'
  readonly name: string
  readonly value: string | undefined
}

/** What generated code gives. */
export interface ClientOptions extends Partial<BaseClientOptions> {
  /** Text of the schema. */
  readonly typeDefs: string
  readonly models?: readonly Model[]
  readonly environment?: readonly RequiredVariable[]
}

/** The same for a class. */
export interface ClassOptions<T> extends ClientOptions {
  /** Never given: it carries the type of the class. */
  readonly type?: T
}
