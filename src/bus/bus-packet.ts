/** A message on its way between servers. */
export interface BusPacket {
  /** The server that sent it; empty where the sender does not say. */
  readonly origin: string
  /** Rises with each message of a server. */
  readonly sequence: number
  readonly channel: string
  readonly message: string
}
