/** Lets others have their turn in long work. */
export interface Breather {
  /** Whether long work has had its share of the present turn of the event loop. */
  isDue(): boolean
  /** Waits for another turn when it has. */
  breathe(): Promise<void>
}

/** ms of work between two pauses. */
const shareMs = 10

/** `now` gives ms. All who use one breather share each turn: what they do in one callback of the event loop counts together. */
export function createBreather(now: () => number = () => performance.now()): Breather & {
  /** Begins to count, unless somebody did in the present turn. */
  begin(): void
} {
  let startedAt: number | undefined
  const forget = (): void => (startedAt = undefined)
  function begin(): void {
    if (startedAt !== undefined) return
    startedAt = now()
    // behind all that the present callback leads to without waiting for anything outside
    process.nextTick(forget)
  }
  const isDue = (): boolean => {
    begin()
    return now() - (startedAt ?? 0) >= shareMs
  }
  return {
    begin,
    isDue,
    async breathe() {
      if (!isDue()) return
      await turns.next()
      begin()
    },
  }
}

const ofProcess = createBreather()

/** Begins long work; gives the breather that all works of the process share. */
export function beginWork(): Breather {
  ofProcess.begin()
  return ofProcess
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
