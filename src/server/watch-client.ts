import type { Socket } from 'node:net'
import { createCancellation, type CancelSignal } from '../util/cancellation.js'

/** Tells when a client closes its connection while its request is being answered. */
export function watchClient(socket: Socket): { readonly signal: CancelSignal; end(): void } {
  const { signal, cancel } = createCancellation()
  socket.once('close', cancel)
  return {
    signal,
    end: () => {
      socket.off('close', cancel)
    },
  }
}
