/** Answers below that size are neither counted nor waited for: connections take them as a whole. */
export const smallResponseBytes = 65_536
/** How much of the guess stays after an answer that turns out to be smaller. */
const unknownMemory = 0.5
/** ms after which a request of unknown size waits for known answers only. */
const unknownWaitMs = 500

/** What all answers hold or are expected to hold, in bytes. */
export interface ResponseMemory {
  /** Whether an answer of that size waits apart from the others. */
  isLarge(bytes: number | undefined): boolean
  /** What is counted for an answer of that size (undefined: not known). */
  counted(bytes: number | undefined): number
  /** Whether there is room for one more, for a request that has waited so long. */
  fits(bytes: number | undefined, waitedMs?: number): boolean
  /** The part of one answer. */
  open(): HeldMemory
}

export interface HeldMemory {
  /** The answer is about to be made. */
  expect(bytes: number | undefined): void
  /** It holds that much now; from answers of unknown size the next guess is learnt. */
  set(bytes: number): void
}

export function createResponseMemory(limitBytes: number): ResponseMemory {
  // requests that are not known to be large have a reserve, so that they do not wait for large ones
  const reserve = limitBytes / 2
  const largeBytes = limitBytes / 8
  /** What an answer of unknown size is taken for: what others turned out to be, the last ones most. */
  let unknownBytes = largeBytes
  let held = 0
  /** The part of `held` that is only a guess. */
  let guessed = 0
  /** Answers that hold something. */
  let holders = 0

  const isLarge = (bytes: number | undefined): boolean => bytes !== undefined && bytes > largeBytes
  const counted = (bytes = unknownBytes): number => (bytes < smallResponseBytes ? 0 : bytes)

  return {
    isLarge,
    counted,
    fits(bytes, waitedMs = 0) {
      const needed = counted(bytes)
      // one alone may be as large as it is
      if (needed === 0 || holders === 0) return true
      if (isLarge(bytes)) return held + needed <= limitBytes
      // a guess about others that only take long holds nobody up
      const total = bytes === undefined && waitedMs >= unknownWaitMs ? held - guessed : held + needed
      return total <= limitBytes + reserve
    },
    open() {
      let own = 0
      let guess = 0
      let isUnknown = false
      const hold = (bytes: number, isGuess = false): void => {
        holders += Number(bytes > 0) - Number(own > 0)
        held += bytes - own
        own = bytes
        guessed += (isGuess ? bytes : 0) - guess
        guess = isGuess ? bytes : 0
      }
      return {
        expect(bytes) {
          isUnknown = bytes === undefined
          hold(counted(bytes), isUnknown)
        },
        set(bytes) {
          if (isUnknown) unknownBytes = Math.max(bytes, unknownBytes * unknownMemory)
          isUnknown = false
          hold(bytes)
        },
      }
    },
  }
}
