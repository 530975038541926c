import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../observe/log.js'
import type { ServerRegistry } from '../connector/server-registry.js'

const beatMs = 5000
const longestLeaveMs = 500

/**
 * Keeps this server among those of its database, and warns when events cannot reach the subscribers of another one.
 * The answer ends it.
 */
export function watchServers(registry: ServerRegistry, bus: string, log: Log): () => Promise<void> {
  const stopping = new AbortController()
  let warnedOf = ''

  function lookAt(buses: readonly string[]): void {
    const other = buses.find((one) => one !== bus) ?? (bus === 'memory' ? buses[0] : undefined)
    if (other !== undefined && other !== warnedOf)
      log.warn(
        other === bus
          ? 'Another server uses this database, and the event bus is memory: subscribers hear only of the changes that their own server makes. Remove  bus: memory  from the configuration of both.'
          : `Another server on this database has the event bus ${other}, this one has ${bus}: subscribers of one do not hear of the changes that the other makes. Configure the same bus for both.`,
      )
    warnedOf = other ?? ''
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      // a database that is away is reported elsewhere
      await registry.beat().then(
        (others) => lookAt(others.map((one) => one.bus)),
        () => undefined,
      )
      await pause(beatMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }
  const watching = watch()

  return async () => {
    stopping.abort()
    const left = watching.then(() => registry.leave()).catch(() => undefined)
    await Promise.race([left, pause(longestLeaveMs, undefined, { ref: false })])
  }
}
