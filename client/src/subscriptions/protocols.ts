/** What the server said, in the words of neither protocol. */
export type ServerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly reason: unknown }
  | { readonly kind: 'ping' }
  | { readonly kind: 'data'; readonly id: string; readonly payload: ResultPayload }
  | { readonly kind: 'error'; readonly id: string; readonly errors: unknown }
  | { readonly kind: 'complete'; readonly id: string }
  | { readonly kind: 'other' }

export interface ResultPayload {
  readonly data?: unknown
  readonly errors?: readonly unknown[]
}

/** A protocol of GraphQL over WebSocket. */
export interface Protocol {
  readonly name: string
  start(id: string, payload: object): string
  stop(id: string): string
  read(message: Message): ServerMessage
}

export interface Message {
  readonly type?: string
  readonly id?: string
  readonly payload?: unknown
}

/** The protocol of today. */
export const transportProtocol: Protocol = {
  name: 'graphql-transport-ws',
  start: (id, payload) => JSON.stringify({ id, type: 'subscribe', payload }),
  stop: (id) => JSON.stringify({ id, type: 'complete' }),
  read: ({ type, id = '', payload }) => {
    switch (type) {
      case 'connection_ack':
        return { kind: 'ready' }
      case 'ping':
        return { kind: 'ping' }
      case 'next':
        return { kind: 'data', id, payload: payload as ResultPayload }
      case 'error':
        return { kind: 'error', id, errors: payload }
      case 'complete':
        return { kind: 'complete', id }
      default:
        return { kind: 'other' }
    }
  },
}

/** The protocol of Prisma 1's time. */
export const oldProtocol: Protocol = {
  name: 'graphql-ws',
  start: (id, payload) => JSON.stringify({ id, type: 'start', payload }),
  stop: (id) => JSON.stringify({ id, type: 'stop' }),
  read: ({ type, id = '', payload }) => {
    switch (type) {
      case 'connection_ack':
        return { kind: 'ready' }
      case 'connection_error':
        return { kind: 'refused', reason: payload }
      case 'data':
        return { kind: 'data', id, payload: payload as ResultPayload }
      case 'error':
        return { kind: 'error', id, errors: Array.isArray(payload) ? payload : [payload] }
      case 'complete':
        return { kind: 'complete', id }
      default:
        return { kind: 'other' }
    }
  },
}
