import type { EventBus } from './event-bus.js'

/** The bus of a server that is alone: hands each message to the listeners once the publisher is done. */
export function createMemoryEventBus(): EventBus {
  const listeners = new Set<(channel: string, message: string) => void>()
  return {
    reachesOthers: false,
    publish(channel, message) {
      setImmediate(() => {
        for (const listener of listeners) listener(channel, message)
      })
    },
    subscribe(listener) {
      // a function of its own, so that one listener may subscribe twice
      const own = (channel: string, message: string): void => {
        listener(channel, message)
      }
      listeners.add(own)
      return () => listeners.delete(own)
    },
    close: () => {
      listeners.clear()
      return Promise.resolve()
    },
  }
}
