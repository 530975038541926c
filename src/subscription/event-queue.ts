/** Events that wait for their delivery: handed out in the order of their arrival, some time after it. */
export interface EventQueue<T> {
  add(event: T): void
  /** Events that wait or are being delivered. */
  readonly length: number
  clear(): void
}

export interface EventQueueOptions<T> {
  /** From arrival to delivery. */
  readonly delayMs: number
  /** ms. */
  now(): number
  /** Delivers events, all of them due, in order. Never rejects. */
  deliver(events: readonly T[]): Promise<void>
}

/** Events delivered together share what is read for them. */
const maxTogether = 200

export function createEventQueue<T>({ delayMs, now, deliver }: EventQueueOptions<T>): EventQueue<T> {
  let waiting: { readonly event: T; readonly dueAt: number }[] = []
  let timer: NodeJS.Timeout | undefined
  let delivering = 0

  function schedule(): void {
    const [next] = waiting
    if (next === undefined || timer !== undefined || delivering > 0) return
    timer = setTimeout(() => void deliverDue(), Math.max(0, next.dueAt - now()))
  }

  async function deliverDue(): Promise<void> {
    timer = undefined
    const time = now()
    const firstLater = waiting.findIndex(({ dueAt }) => dueAt > time)
    const due = waiting.slice(0, Math.min(maxTogether, firstLater < 0 ? waiting.length : firstLater))
    waiting = waiting.slice(due.length)
    delivering = due.length
    try {
      if (due.length > 0) await deliver(due.map(({ event }) => event))
    } finally {
      delivering = 0
      schedule()
    }
  }

  return {
    add(event) {
      waiting.push({ event, dueAt: now() + delayMs })
      schedule()
    },
    get length() {
      return waiting.length + delivering
    },
    clear() {
      waiting = []
      clearTimeout(timer)
      timer = undefined
    },
  }
}
