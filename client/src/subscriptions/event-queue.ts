import type { EventIterator } from '../types.js'

/** Events that wait for `next`, or calls of `next` that wait for events. */
export interface EventQueue {
  readonly iterator: EventIterator<unknown>
  push(value: unknown): void
  /** No more events come; those that wait are still given. */
  end(): void
}

/** `onReturn` is called once, when the consumer wants no more. */
export function createEventQueue(onReturn: () => void): EventQueue {
  const events: unknown[] = []
  const readers: ((result: IteratorResult<unknown>) => void)[] = []
  const done: IteratorResult<unknown> = { done: true, value: undefined }
  let isEnded = false
  const end = (): void => {
    isEnded = true
    for (const reader of readers.splice(0)) reader(done)
  }
  const stop = (): void => {
    if (!isEnded) onReturn()
    events.length = 0
    end()
  }
  const iterator: EventIterator<unknown> = {
    next() {
      if (events.length > 0) return Promise.resolve({ done: false, value: events.shift() })
      return isEnded ? Promise.resolve(done) : new Promise((resolve) => readers.push(resolve))
    },
    return() {
      stop()
      return Promise.resolve(done)
    },
    throw(reason: Error) {
      stop()
      return Promise.reject(reason)
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return {
    iterator,
    push(value) {
      if (isEnded) return
      const reader = readers.shift()
      if (reader === undefined) events.push(value)
      else reader({ done: false, value })
    },
    end,
  }
}
