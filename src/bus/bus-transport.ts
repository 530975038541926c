import type { BusPacket } from './bus-packet.js'

/** A way to the other servers: a broker, or the database. It connects when told to and never by itself. */
export interface BusTransport {
  /** `redis cache:6379`, for people; no secrets. */
  readonly label: string
  /** Connects and listens; rejects when it cannot. */
  connect(events: TransportEvents): Promise<TransportConnection>
}

export interface TransportEvents {
  received(packet: BusPacket): void
  /** The connection is gone; may be reported more than once. */
  lost(reason: string): void
}

export interface TransportConnection {
  /** Ends when the broker has taken the packets, in this order. After a failure some may have gone out. */
  send(packets: readonly BusPacket[]): Promise<void>
  /** Rejects when the broker does not answer. */
  check(): Promise<void>
  /** Number of other servers that are connected; absent where that cannot be known. */
  readonly countPeers?: () => Promise<number>
  close(): Promise<void>
}
