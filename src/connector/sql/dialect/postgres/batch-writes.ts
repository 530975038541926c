import type { Socket } from 'node:net'
import type pg from 'pg'

/**
 * Holds back what the client writes until the running turn of the event loop ends, so that all statements of the
 * requests that arrived together leave in one system call.
 */
export function batchWrites(client: pg.ClientBase): void {
  // the driver exposes its socket to nobody, and changes it when TLS begins
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  setImmediate(() => {
    stream.uncork()
  })
}
