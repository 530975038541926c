import { answered } from './answered.js'
import { BusAwayError } from './bus-away-error.js'
import type { BusPacket } from './bus-packet.js'
import type { BusTransport } from './bus-transport.js'
import { reasonOf } from './reason-of.js'

/** One connection of a transport, from its opening to its loss. */
export interface BusLink {
  /** Why it is lost; undefined while it is not. */
  reason(): string | undefined
  /** Counts the other servers that are connected. */
  countPeers(): Promise<void>
  /** Rejects as soon as the link is lost; then some packets may have gone out. */
  send(packets: readonly BusPacket[]): Promise<void>
  close(): Promise<void>
}

export interface BusLinkEvents {
  received(packet: BusPacket): void
  lost(): void
  /** Called when other servers are about to be counted; the answer, with their number, undefined where it cannot be known. */
  counting(): (peers: number | undefined) => void
}

const checkMs = 10_000

/** Connects; `lost` is called once, when the connection is lost or does not answer. */
export async function openBusLink(
  transport: BusTransport,
  { received, lost, counting }: BusLinkEvents,
): Promise<BusLink> {
  let reason: string | undefined
  let stopSending: (() => void) | undefined
  let check: NodeJS.Timeout | undefined
  const lose = (why: string): void => {
    if (reason !== undefined) return
    reason = why
    clearInterval(check)
    stopSending?.()
    lost()
  }
  const open = await transport.connect({ received, lost: lose })
  const countPeers = async (): Promise<void> => {
    const counted = counting()
    counted(open.countPeers && (await answered(open.countPeers())))
  }
  const lookAround = async (): Promise<void> => {
    await answered(open.check())
    await countPeers()
  }
  if (reason === undefined)
    check = setInterval(() => {
      lookAround().catch((error: unknown) => lose(reasonOf(error)))
    }, checkMs).unref()
  return {
    reason: () => reason,
    countPeers,
    async send(packets) {
      const interrupted = new Promise<never>((_resolve, reject) => {
        stopSending = () => reject(new BusAwayError(reason))
      })
      if (reason !== undefined) throw new BusAwayError(reason)
      try {
        await Promise.race([answered(open.send(packets)), interrupted])
      } catch (error) {
        lose(reasonOf(error))
        throw error
      } finally {
        stopSending = undefined
      }
    },
    async close() {
      clearInterval(check)
      await answered(open.close()).catch(() => undefined)
    },
  }
}
