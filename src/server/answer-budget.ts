import { ClientGoneError, QueueFullError } from './request-queue.js'

/** Bounds what answers of all requests hold in memory until their clients have read them. */
export interface AnswerBudget {
  /** What the answer of one request holds. */
  open(): HeldAnswer
}

export interface HeldAnswer {
  /**
   * Waits until there is room for an answer of that many bytes (undefined: not known), before it is made. Throws
   * `QueueFullError` after the longest wait, `ClientGoneError` when the client leaves before.
   */
  enter(expectedBytes: () => number | undefined, signal: AbortSignal): Promise<void>
  /** It is made and takes that many bytes; `cut` disconnects its reader. */
  sending(bytes: number, cut: () => void): void
  /** The reader has taken a part of so many bytes. */
  taken(bytes: number): void
  free(): void
}

export interface AnswerLimits {
  /** Bytes of all answers that are being made or read. */
  readonly bytes: number
  /** ms that a request waits for room. */
  readonly waitMs: number
  /** ms after which a reader that takes nothing is disconnected. */
  readonly stalledMs: number
  /** The same while others wait for room. */
  readonly stalledBeforeOthersMs: number
  /** ms in which a reader must take its answer, judged by what it takes meanwhile. */
  readonly drainMs: number
  /** The same while others wait for room. */
  readonly drainBeforeOthersMs: number
}

/** Answers below that size are neither counted nor waited for: connections take them as a whole. */
export const smallAnswerBytes = 65_536
/** How much of the guess stays after an answer that turns out to be smaller. */
const unknownMemory = 0.5
/** ms after which a request of unknown size waits for known answers only. */
const unknownWaitMs = 500
const tooSlowReaders = 'The server is busy: clients read their large answers too slowly. Please try again in a moment.'
const checkEveryMs = 250
/** When the check itself comes that late, the process was busy: readers could not show that they read. */
const lateCheckMs = 1500

interface Reader {
  lastTaken: number
  /** Since when `taken` is counted. */
  countedFrom: number
  taken: number
  /** Bytes that it had not taken by then. */
  left: number
  readonly cut: () => void
}

interface Waiter {
  readonly expectedBytes: () => number | undefined
  /** When it began to wait. */
  readonly since: number
  start(): void
  fail(error: Error): void
}

export function createAnswerBudget(limits: AnswerLimits, now: () => number): AnswerBudget {
  // requests that are not known to be large have a reserve, so that they do not wait for large ones
  const reserve = limits.bytes / 2
  const largeBytes = limits.bytes / 8
  /** What an answer of unknown size is taken for: what others turned out to be, the last ones most. */
  let unknownBytes = largeBytes
  let held = 0
  /** The part of `held` that is only a guess. */
  let guessed = 0
  /** Answers that hold something. */
  let holders = 0
  const readers = new Set<Reader>()
  const alone: ReaderLimits = limits
  const before: ReaderLimits = { stalledMs: limits.stalledBeforeOthersMs, drainMs: limits.drainBeforeOthersMs }
  const waiting = { large: new Set<Waiter>(), other: new Set<Waiter>() }
  let lastCheck = 0
  let timer: NodeJS.Timeout | undefined
  let isPumping = false

  const isLarge = (bytes: number | undefined): boolean => bytes !== undefined && bytes > largeBytes
  const reserved = (bytes = unknownBytes): number => (bytes < smallAnswerBytes ? 0 : bytes)
  function fits(bytes: number | undefined, waitedMs = 0): boolean {
    const needed = reserved(bytes)
    // one alone may be as large as it is
    if (needed === 0 || holders === 0) return true
    if (isLarge(bytes)) return held + needed <= limits.bytes
    // a guess about others that only take long holds nobody up
    const counted = bytes === undefined && waitedMs >= unknownWaitMs ? held - guessed : held + needed
    return counted <= limits.bytes + reserve
  }
  const isWaiting = (): boolean => waiting.large.size > 0 || waiting.other.size > 0

  /** Lets in what fits, one in each turn of the event loop. */
  function pump(): void {
    if (isPumping || !isWaiting()) return
    isPumping = true
    setImmediate(() => {
      isPumping = false
      for (const queue of [waiting.other, waiting.large]) {
        const [first] = queue
        if (first === undefined) continue
        if (queue === waiting.other && isLarge(first.expectedBytes())) {
          // known by now, since an equal request was answered meanwhile
          queue.delete(first)
          waiting.large.add(first)
          pump()
          return
        }
        if (!fits(first.expectedBytes(), now() - first.since)) continue
        queue.delete(first)
        first.start()
        pump()
        return
      }
    })
  }

  function watch(): void {
    if (timer !== undefined) return
    lastCheck = now()
    timer = setInterval(check, checkEveryMs)
    timer.unref()
  }

  function check(): void {
    const time = now()
    const isLate = time - lastCheck > lateCheckMs
    lastCheck = time
    for (const queue of [waiting.other, waiting.large])
      for (const waiter of queue) {
        if (time - waiter.since < limits.waitMs) continue
        queue.delete(waiter)
        waiter.fail(new QueueFullError(tooSlowReaders))
      }
    pump()
    for (const reader of readers) {
      if (isLate) excuse(reader, time)
      else if (isTooSlow(reader, time, isWaiting() ? before : alone)) reader.cut()
    }
    if (readers.size > 0 || isWaiting()) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    open() {
      let own = 0
      let guess = 0
      let reader: Reader | undefined
      let isUnknown = false
      const hold = (bytes: number, isGuess = false): void => {
        holders += Number(bytes > 0) - Number(own > 0)
        held += bytes - own
        own = bytes
        guessed += (isGuess ? bytes : 0) - guess
        guess = isGuess ? bytes : 0
      }
      function learn(bytes: number): void {
        if (isUnknown) unknownBytes = Math.max(bytes, unknownBytes * unknownMemory)
        isUnknown = false
      }
      return {
        async enter(expectedBytes, signal) {
          const bytes = expectedBytes()
          const queue = isLarge(bytes) ? waiting.large : waiting.other
          const isBehindOthers = queue.size > 0 && reserved(bytes) > 0
          if (isBehindOthers || !fits(bytes)) await wait(queue, expectedBytes, signal)
          const known = expectedBytes()
          isUnknown = known === undefined
          hold(reserved(known), isUnknown)
        },
        sending(bytes, cut) {
          learn(bytes)
          hold(bytes)
          const time = now()
          reader = { lastTaken: time, countedFrom: time, taken: 0, left: bytes, cut }
          readers.add(reader)
          watch()
          pump()
        },
        taken(bytes) {
          if (reader === undefined) return
          reader.lastTaken = now()
          reader.taken += bytes
        },
        free() {
          learn(0)
          hold(0)
          if (reader) readers.delete(reader)
          pump()
        },
      }
    },
  }

  async function wait(queue: Set<Waiter>, expectedBytes: Waiter['expectedBytes'], signal: AbortSignal): Promise<void> {
    watch()
    let left: () => void = () => undefined
    try {
      await new Promise<void>((start, fail) => {
        const waiter: Waiter = { expectedBytes, since: now(), start, fail }
        left = () => {
          for (const one of [waiting.other, waiting.large]) one.delete(waiter)
          fail(new ClientGoneError('the client is gone'))
        }
        signal.addEventListener('abort', left)
        queue.add(waiter)
      })
    } finally {
      signal.removeEventListener('abort', left)
    }
  }
}

type ReaderLimits = Pick<AnswerLimits, 'stalledMs' | 'drainMs'>

/** Whether a reader takes nothing, or so little that it would hold its answer for too long. */
function isTooSlow(reader: Reader, time: number, { stalledMs, drainMs }: ReaderLimits): boolean {
  if (time - reader.lastTaken >= stalledMs) return true
  const countedMs = time - reader.countedFrom
  if (countedMs < stalledMs) return false
  if (reader.taken < (reader.left * countedMs) / drainMs) return true
  startCount(reader, time)
  return false
}

/** Begins to judge a reader anew. */
function excuse(reader: Reader, time: number): void {
  reader.lastTaken = time
  startCount(reader, time)
}

function startCount(reader: Reader, time: number): void {
  reader.left -= reader.taken
  reader.taken = 0
  reader.countedFrom = time
}
