import type { Socket } from 'node:net'
import { createCancellation, type CancelSignal } from '../util/cancellation.js'

/** What is to be cancelled when a connection closes. */
const watched = new WeakMap<Socket, Set<() => void>>()

/** Tells when a client closes its connection while its request is being answered. */
export function watchClient(socket: Socket): { readonly signal: CancelSignal; end(): void } {
  const { signal, cancel } = createCancellation()
  const requests = watched.get(socket) ?? watchSocket(socket)
  requests.add(cancel)
  return {
    signal,
    end: () => {
      requests.delete(cancel)
    },
  }
}

/** One listener for all requests of a connection: to add and remove it takes longer than all else here. */
function watchSocket(socket: Socket): Set<() => void> {
  const requests = new Set<() => void>()
  watched.set(socket, requests)
  socket.once('close', () => {
    for (const cancel of requests) cancel()
  })
  return requests
}
