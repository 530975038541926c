/** Lets others have their turn in long work on one request. */
export interface Breather {
  /** Waits for the next turn of the event loop when this work has had its share of the present one. */
  breathe(): Promise<void>
}

/** ms of work between two pauses. */
const shareMs = 10

export function createBreather(): Breather {
  let startedAt = performance.now()
  return {
    async breathe() {
      if (performance.now() - startedAt < shareMs) return
      await new Promise((resolve) => setImmediate(resolve))
      startedAt = performance.now()
    },
  }
}
