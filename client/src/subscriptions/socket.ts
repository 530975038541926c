/** The part of a WebSocket that subscriptions use. */
export interface Socket {
  /** The sub-protocol that the server chose. */
  readonly protocol: string
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null
  onerror: ((event: unknown) => void) | null
  send(text: string): void
  close(code?: number, reason?: string): void
}

export type SocketConstructor = new (address: string, protocols: string[]) => Socket

/** The platform's WebSocket; in a Node without one, the library's own. */
export async function platformSocket(): Promise<SocketConstructor> {
  const own = (globalThis as { WebSocket?: SocketConstructor }).WebSocket
  if (own !== undefined) return own
  return (await import('../node-socket.js')).NodeSocket
}
