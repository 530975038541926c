/** Lets others have their turn in long work on one request. */
export interface Breather {
  /** Whether this work has had its share of the present turn of the event loop. */
  isDue(): boolean
  /** Waits for another turn when it has. */
  breathe(): Promise<void>
}

/** ms of work between two pauses. */
const shareMs = 10

/** `now` gives ms. */
export function createBreather(now: () => number = () => performance.now()): Breather {
  let startedAt = now()
  const isDue = (): boolean => now() - startedAt >= shareMs
  return {
    isDue,
    async breathe() {
      if (!isDue()) return
      await turns.next()
      startedAt = now()
    },
  }
}

/** Long works of all requests go on one after the other, each in a turn of its own: what is short is served between them. */
const turns = createTurns()

function createTurns() {
  const waiting = new Set<() => void>()
  function goOn(): void {
    for (const first of waiting) {
      waiting.delete(first)
      first()
      break
    }
    if (waiting.size > 0) setImmediate(goOn)
  }
  return {
    next: (): Promise<void> =>
      new Promise((resolve) => {
        waiting.add(resolve)
        if (waiting.size === 1) setImmediate(goOn)
      }),
  }
}
