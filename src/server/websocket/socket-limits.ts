export interface SocketLimits {
  /** Between keep-alive messages, or pings. */
  readonly keepAliveMs: number
  /** Without a message of either side; then the socket is closed. */
  readonly idleMs: number
  /** For the init message of `graphql-transport-ws`. */
  readonly initMs: number
  readonly messageBytes: number
  /** Bytes of events that wait for a client to read them; one that leaves more is dropped when the next comes. */
  readonly bufferedBytes: number
  /** The same of responses to queries and mutations. */
  readonly unreadResponseBytes: number
  /** For clients to answer the close frame of a server that stops. */
  readonly closeMs: number
}

/** Limits of subscriptions.md sections 2 and 13. */
export const socketLimits: SocketLimits = {
  keepAliveMs: 10_000,
  idleMs: 600_000,
  initMs: 3_000,
  messageBytes: 1_048_576,
  bufferedBytes: 8_388_608,
  unreadResponseBytes: 67_108_864,
  closeMs: 1_000,
}
