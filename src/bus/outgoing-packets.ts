import type { BusLink } from './bus-link.js'
import type { BusPacket } from './bus-packet.js'
import { createOutbox, type OutboxLimits } from './outbox.js'

const flushMs = 1000
const limits: OutboxLimits = {
  packets: 10_000,
  characters: 16_000_000,
  batchPackets: 500,
  batchCharacters: 1_000_000,
}

/** What waits to be sent over the bus: bounded, in order. */
export interface OutgoingPackets {
  add(packet: BusPacket): void
  /** Sends what waits and what comes, until the link is lost or `wake` finds the bus closed. */
  sendUntilLost(link: BusLink): Promise<void>
  /** What was published just before the end still goes out, if the broker is quick. */
  flush(link: BusLink): Promise<void>
  /** Nobody hears what waits. */
  discard(): void
  /** Has the sender look at its link and at the bus again. */
  wake(): void
  /** How many were dropped since the last call. */
  takeDropped(): number
}

/** `dropping` hears of the first that is dropped since the last `takeDropped`. */
export function createOutgoingPackets(isClosed: () => boolean, dropping: () => void): OutgoingPackets {
  const outbox = createOutbox(limits)
  let dropped = 0
  let wake: () => void = () => undefined

  function drop(count: number): void {
    if (count > 0 && dropped === 0) dropping()
    dropped += count
  }

  async function sendWaiting(link: BusLink): Promise<void> {
    const batch = outbox.take()
    try {
      await link.send(batch)
    } catch {
      drop(outbox.putBack(batch))
    }
  }

  const nextWake = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })

  return {
    add(packet) {
      drop(outbox.add(packet))
      wake()
    },
    async sendUntilLost(link) {
      while (!isClosed() && link.reason() === undefined)
        if (outbox.size > 0) await sendWaiting(link)
        else await nextWake()
    },
    async flush(link) {
      const endsAt = Date.now() + flushMs
      while (outbox.size > 0 && link.reason() === undefined && Date.now() < endsAt) await sendWaiting(link)
    },
    discard() {
      while (outbox.size > 0) outbox.take()
    },
    wake: () => wake(),
    takeDropped() {
      const count = dropped
      dropped = 0
      return count
    },
  }
}
