/** Bounds the requests of services that run at a time, and those that wait for their turn (configuration.md section 4, `queueSize`). */
export interface RequestQueue {
  /**
   * Runs a request when it is its turn. Throws `QueueFullError` when too many wait already; one whose client is gone by then
   * is not run and throws `ClientGoneError`.
   */
  run<T>(request: () => Promise<T>, isGone?: () => boolean): Promise<T>
}

export interface QueueLimits {
  readonly running: number
  readonly waiting: number
}

/** No request more fits. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError'
}

/** Nobody waits for the answer any more. */
export class ClientGoneError extends Error {
  override readonly name = 'ClientGoneError'
}

export function createRequestQueue(limits: QueueLimits): RequestQueue {
  let running = 0
  let waiting: (() => void)[] = []
  /** Place of the first in `waiting`: taking it off each time would move all others. */
  let first = 0

  const size = (): number => waiting.length - first

  function next(): void {
    const start = waiting[first]
    if (start === undefined) {
      running -= 1
      return
    }
    first += 1
    if (first === waiting.length) {
      waiting = []
      first = 0
    }
    start()
  }

  return {
    async run(request, isGone = () => false) {
      if (running < limits.running) running += 1
      else if (size() < limits.waiting) await new Promise<void>((start) => waiting.push(start))
      else
        throw new QueueFullError(
          `The server is busy: ${String(limits.waiting)} requests wait already. Please try again in a moment.`,
        )
      try {
        if (isGone()) throw new ClientGoneError('the client is gone')
        return await request()
      } finally {
        next()
      }
    },
  }
}
