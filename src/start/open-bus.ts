import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createRemoteBus } from '../bus/create-remote-bus.js'
import type { MakeTransport, TransportParts } from '../bus/load-bus-transport.js'
import type { Log } from '../observe/log.js'
import type { EventBus } from '../subscription/event-bus.js'
import { createMemoryEventBus } from '../subscription/memory-event-bus.js'

/** How long a server waits with its first request for the bus. */
const firstTryMs = 2000

/** Opens the bus that is configured; one that can not be reached is waited for only for a moment. */
export async function openBus(makeTransport: MakeTransport, parts: TransportParts, log: Log): Promise<EventBus> {
  const transport = makeTransport(parts)
  if (transport === undefined) return createMemoryEventBus()
  const bus = createRemoteBus({ transport, log, origin: randomUUID() })
  const timer = new AbortController()
  await Promise.race([bus.tried, pause(firstTryMs, undefined, { signal: timer.signal }).catch(() => undefined)])
  timer.abort()
  return bus
}
