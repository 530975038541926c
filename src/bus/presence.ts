import { setTimeout as pause } from 'node:timers/promises'
import type { BusPacket } from './bus-packet.js'

/**
 * Whether other servers listen. A server that connects greets the others and waits for their answers; so they publish
 * for it before it serves its first subscriber, and a server that is alone publishes nothing.
 */
export interface Presence {
  readonly channel: string
  /** Nobody would hear a message. Where nothing is known, somebody may. */
  isAlone(): boolean
  /** Begins to count the other servers; the answer takes the number, or undefined where it cannot be known. */
  startCount(): (peers: number | undefined) => void
  /** The connection is gone, and who comes meanwhile is not seen. */
  lost(): void
  received(packet: BusPacket): void
  /** Greets the servers that were counted; ends when all have answered, or take too long. */
  greet(): Promise<void>
}

const greeting = 'hello'
const reply = 'here'
const longestWaitMs = 1000

export function createPresence(send: (message: string) => void): Presence {
  let alone = false
  let heard = 0
  let counted: number | undefined
  const responses = new Set<string>()
  let answered: () => void = () => undefined
  return {
    channel: 'presence',
    isAlone: () => alone,
    startCount() {
      const before = heard
      // one that was heard meanwhile came after it was counted
      return (peers) => {
        alone = peers === 0 && heard === before
        counted = peers
      }
    },
    lost() {
      alone = false
    },
    received({ origin, message }) {
      alone = false
      heard += 1
      if (message === greeting) send(reply)
      responses.add(origin)
      answered()
    },
    async greet() {
      const peers = counted
      if (peers === undefined || peers === 0) return
      responses.clear()
      const all = new Promise<void>((resolve) => {
        answered = () => {
          if (responses.size >= peers) resolve()
        }
      })
      send(greeting)
      await Promise.race([all, pause(longestWaitMs, undefined, { ref: false })])
    },
  }
}
