import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../observe/log.js'
import type { EventBus } from '../subscription/event-bus.js'
import { createMemoryEventBus } from '../subscription/memory-event-bus.js'
import { openBusLink, type BusLink } from './bus-link.js'
import type { BusTransport } from './bus-transport.js'
import { createPresence } from './presence.js'
import { createOutgoingPackets } from './outgoing-packets.js'
import { reasonOf } from './reason-of.js'
import { createSeenPackets } from './seen-packets.js'
import { logWaiting } from './log-waiting.js'

export interface RemoteBusOptions {
  readonly transport: BusTransport
  readonly log: Log
  /** Names this server among those of the bus; no other has it, nor had. */
  readonly origin: string
}

/** A bus that reaches other servers. */
export interface RemoteBus extends EventBus {
  /** Ends with the first try to connect, well or badly; if well, when the other servers know of this one. */
  readonly tried: Promise<void>
}

const firstPauseMs = 250
const longestPauseMs = 2000
/** After the bus was away: time for the other servers to come back, before they are sent what waits. */
const settlingMs = longestPauseMs + 500

/**
 * Own listeners hear at once, those of other servers over the transport. While that is away it is tried again without
 * end, and what waits for it is bounded.
 */
export function createRemoteBus({ transport, log, origin }: RemoteBusOptions): RemoteBus {
  const listeners = createMemoryEventBus()
  const isNew = createSeenPackets()
  const lines = logWaiting(log, transport.label, Date.now)
  const closing = new AbortController()
  const isClosed = (): boolean => closing.signal.aborted
  const outgoing = createOutgoingPackets(isClosed, () => lines.dropping())
  let sequence = 0
  let endFirstTry: () => void = () => undefined
  const tried = new Promise<void>((resolve) => {
    endFirstTry = resolve
  })

  const presence = createPresence((message) => post(presence.channel, message))

  function post(channel: string, message: string): void {
    sequence += 1
    outgoing.add({ origin, sequence, channel, message })
  }

  const connect = (): Promise<BusLink> =>
    openBusLink(transport, {
      received(packet) {
        if (packet.origin === origin || !isNew(packet)) return
        if (packet.channel === presence.channel) presence.received(packet)
        else listeners.publish(packet.channel, packet.message)
      },
      lost() {
        presence.lost()
        outgoing.wake()
      },
      counting: () => presence.startCount(),
    })

  /** Makes this server and the others known to each other. */
  async function meetOthers(link: BusLink): Promise<void> {
    await link.countPeers().catch(() => undefined)
    if (presence.isAlone()) outgoing.discard()
    else if (link.reason() === undefined) await presence.greet()
  }

  /** Undefined: the bus was closed meanwhile. */
  async function connectAtLast(): Promise<BusLink | undefined> {
    for (let pauseMs = firstPauseMs; !isClosed(); pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        return await connect()
      } catch (error) {
        lines.failed(reasonOf(error))
        endFirstTry()
      }
      await sleep(pauseMs * (0.75 + Math.random() / 4))
    }
    return undefined
  }

  const sleep = (ms: number): Promise<unknown> =>
    pause(ms, undefined, { signal: closing.signal }).catch(() => undefined)

  async function run(): Promise<void> {
    for (let isReconnect = false; !isClosed(); isReconnect = true) {
      const link = await connectAtLast()
      if (link === undefined) break
      lines.connected(outgoing.takeDropped())
      if (isReconnect) await sleep(settlingMs)
      void meetOthers(link).then(endFirstTry)
      await outgoing.sendUntilLost(link)
      if (isClosed()) await outgoing.flush(link)
      await link.close()
      const reason = link.reason()
      if (reason !== undefined && !isClosed()) lines.failed(reason)
    }
    endFirstTry()
  }

  const running = run()

  return {
    get reachesOthers() {
      return !presence.isAlone()
    },
    tried,
    publish(channel, message) {
      if (isClosed()) return
      listeners.publish(channel, message)
      if (!presence.isAlone()) post(channel, message)
    },
    subscribe: (listener) => listeners.subscribe(listener),
    async close() {
      closing.abort()
      outgoing.wake()
      await running
      await listeners.close()
    },
  }
}
