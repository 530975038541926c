import { setMaxListeners } from 'node:events'
import type { Socket } from 'node:net'

/** Tells when a client closes its connection while its request is being answered. */
export function watchClient(socket: Socket): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  // each statement of a request may listen
  setMaxListeners(0, controller.signal)
  const left = (): void => {
    controller.abort()
  }
  socket.once('close', left)
  return {
    signal: controller.signal,
    end: () => {
      socket.off('close', left)
    },
  }
}
