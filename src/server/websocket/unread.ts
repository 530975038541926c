import type { WebSocket } from 'ws'
import type { SocketLimits } from './socket-limits.js'

/** Events come whether or not they are read; a response is what the client asked once. */
export type MessageKind = 'event' | 'response'

/** What a client has not read yet. Responses count apart: one that reads what it asked for shall not miss events. */
export interface Unread {
  /** Whether so much waits that no more of the kind is sent. One message says nothing of the client, however large it is. */
  isTooMuch(kind: MessageKind): boolean
  /** A response is sent; gives what is to be called when it has been taken. */
  response(bytes: number): () => void
}

export function createUnread(
  socket: Pick<WebSocket, 'bufferedAmount'>,
  { bufferedBytes, unreadResponseBytes }: Pick<SocketLimits, 'bufferedBytes' | 'unreadResponseBytes'>,
): Unread {
  let responses = 0
  return {
    isTooMuch: (kind) =>
      kind === 'response' ? responses > unreadResponseBytes : socket.bufferedAmount - responses > bufferedBytes,
    response(bytes) {
      responses += bytes
      return () => {
        responses -= bytes
      }
    },
  }
}
