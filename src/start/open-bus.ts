import { setTimeout as pause } from 'node:timers/promises'
import { createRemoteBus } from '../bus/create-remote-bus.js'
import type { MakeTransport, TransportDependencies } from '../bus/load-bus-transport.js'
import type { Log } from '../observe/log.js'
import type { EventBus } from '../subscription/event-bus.js'
import { createMemoryEventBus } from '../subscription/memory-event-bus.js'

/** How long a server waits with its first request for the bus. */
const firstTryMs = 2000

export interface BusDependencies extends TransportDependencies {
  /** Names this server among those of the bus. */
  readonly serverId: string
}

/** Opens the bus that is configured; one that cannot be reached is waited for only for a moment. */
export async function openBus(makeTransport: MakeTransport, parts: BusDependencies, log: Log): Promise<EventBus> {
  const transport = makeTransport(parts)
  if (transport === undefined) {
    // the other databases may have other servers
    if (parts.databaseTransport !== undefined) log.info('Event bus: memory, for subscribers of this server alone.')
    return createMemoryEventBus()
  }
  const bus = createRemoteBus({ transport, log, origin: parts.serverId })
  const timer = new AbortController()
  await Promise.race([bus.tried, pause(firstTryMs, undefined, { signal: timer.signal }).catch(() => undefined)])
  timer.abort()
  return bus
}
