/** How often it is looked who is late, in ms. */
const lookMs = 1000

/** Tells what takes too long, a second late at most. Lighter than a timer for each: every request has one. */
export interface Deadlines {
  /** `late` is called unless what is given back is called within the time. */
  start(late: () => void): () => void
}

interface Deadline {
  readonly at: number
  readonly late: () => void
}

/** `ms` is the time that all have, `now` gives ms. */
export function createDeadlines(ms: number, now: () => number): Deadlines {
  // in the order of their ends, since all have the same time
  const running = new Set<Deadline>()
  let timer: NodeJS.Timeout | undefined

  function look(): void {
    const time = now()
    for (const deadline of running) {
      if (deadline.at > time) break
      running.delete(deadline)
      deadline.late()
    }
    if (running.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    start(late) {
      const deadline = { at: now() + ms, late }
      running.add(deadline)
      timer ??= setInterval(look, lookMs).unref()
      return () => {
        running.delete(deadline)
      }
    },
  }
}
