import { answered } from './answered.js'
import { BusAway } from './bus-away.js'
import type { BusPacket } from './bus-packet.js'
import type { BusTransport } from './bus-transport.js'

/** One connection of a transport, from its opening to its loss. */
export interface BusLink {
  /** Why it is lost; undefined while it is not. */
  reason(): string | undefined
  /** Rejects as soon as the link is lost; then some packets may have gone out. */
  send(packets: readonly BusPacket[]): Promise<void>
  close(): Promise<void>
}

const checkMs = 10_000

/** Connects; `lost` is called once, when the connection is lost or does not answer. */
export async function openBusLink(
  transport: BusTransport,
  received: (packet: BusPacket) => void,
  lost: () => void,
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
  if (reason === undefined)
    check = setInterval(() => {
      answered(open.check()).catch((error: unknown) => lose(reasonOf(error)))
    }, checkMs).unref()
  return {
    reason: () => reason,
    async send(packets) {
      const interrupted = new Promise<never>((_resolve, reject) => {
        stopSending = () => reject(new BusAway(reason))
      })
      if (reason !== undefined) throw new BusAway(reason)
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

/** Drivers put the cause at different depths and sometimes say nothing but a code. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  const { code } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host is unknown on this network'
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'no answer; a firewall or a wrong host'
    default:
      return error.message === '' ? (code ?? error.name) : error.message
  }
}
