import { createResponseMemory } from './response-memory.js'
import { createResponseReaders, type ResponseReader, type ReaderLimits } from './response-readers.js'
import { ClientGoneError, QueueFullError } from './request-queue.js'
import type { CancelSignal } from '../util/cancellation.js'

/** Bounds what answers of all requests hold in memory until their clients have read them. */
export interface ResponseBudget {
  /** What the answer of one request holds. */
  open(): HeldResponse
}

export interface HeldResponse {
  /**
   * Waits until there is room for an answer of that many bytes (undefined: not known), before it is made; gives nothing
   * when there is. Throws
   * `QueueFullError` after the longest wait, `ClientGoneError` when the client leaves before.
   */
  enter(expectedBytes: () => number | undefined, signal: CancelSignal): Promise<void> | undefined
  /** It is made and takes that many bytes; `cut` disconnects its reader. */
  sending(bytes: number, cut: () => void): void
  /** The reader has taken a part of so many bytes. */
  taken(bytes: number): void
  free(): void
}

export interface ResponseLimits extends ReaderLimits {
  /** Bytes of all answers that are being made or read. */
  readonly bytes: number
  /** ms that a request waits for room. */
  readonly waitMs: number
}

const tooSlowReaders = 'The server is busy: clients read their large answers too slowly. Please try again in a moment.'
const checkEveryMs = 250

interface Waiter {
  readonly expectedBytes: () => number | undefined
  /** When it began to wait. */
  readonly since: number
  start(): void
  fail(error: Error): void
}

export function createResponseBudget(limits: ResponseLimits, now: () => number): ResponseBudget {
  const memory = createResponseMemory(limits.bytes)
  const readers = createResponseReaders(limits, now)
  const waiting = { large: new Set<Waiter>(), other: new Set<Waiter>() }
  let timer: NodeJS.Timeout | undefined
  let isPumping = false

  const isWaiting = (): boolean => waiting.large.size > 0 || waiting.other.size > 0

  const takeOut = (waiter: Waiter): void => {
    for (const queue of [waiting.other, waiting.large]) queue.delete(waiter)
  }

  /** Lets in what fits, one in each turn of the event loop. */
  function pump(): void {
    if (isPumping || !isWaiting()) return
    isPumping = true
    setImmediate(() => {
      isPumping = false
      for (const queue of [waiting.other, waiting.large]) {
        const [first] = queue
        if (first === undefined) continue
        if (queue === waiting.other && memory.isLarge(first.expectedBytes())) {
          // known by now, since an equal request was answered meanwhile
          queue.delete(first)
          waiting.large.add(first)
          pump()
          return
        }
        if (!memory.fits(first.expectedBytes(), now() - first.since)) continue
        queue.delete(first)
        first.start()
        pump()
        return
      }
    })
  }

  function watch(): void {
    if (timer !== undefined) return
    readers.startChecks()
    timer = setInterval(check, checkEveryMs)
    timer.unref()
  }

  function check(): void {
    const time = now()
    for (const queue of [waiting.other, waiting.large])
      for (const waiter of queue) {
        if (time - waiter.since < limits.waitMs) continue
        queue.delete(waiter)
        waiter.fail(new QueueFullError(tooSlowReaders))
      }
    pump()
    readers.check(isWaiting())
    if (readers.size > 0 || isWaiting()) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    open() {
      const held = memory.open()
      let reader: ResponseReader | undefined
      return {
        enter(expectedBytes, signal) {
          const bytes = expectedBytes()
          const queue = memory.isLarge(bytes) ? waiting.large : waiting.other
          const isBehindOthers = queue.size > 0 && memory.counted(bytes) > 0
          if (isBehindOthers || !memory.fits(bytes)) {
            watch()
            return waitIn(queue, { expectedBytes, since: now() }, signal, takeOut).then(() => {
              held.expect(expectedBytes())
            })
          }
          held.expect(bytes)
          return undefined
        },
        sending(bytes, cut) {
          held.set(bytes)
          reader = readers.add(bytes, cut)
          watch()
          pump()
        },
        taken(bytes) {
          if (reader === undefined) return
          reader.lastTaken = now()
          reader.taken += bytes
        },
        free() {
          held.set(0)
          if (reader) readers.remove(reader)
          pump()
        },
      }
    },
  }
}

/** Waits until `start` is called of what is put in the queue. */
async function waitIn(
  queue: Set<Waiter>,
  { expectedBytes, since }: Pick<Waiter, 'expectedBytes' | 'since'>,
  signal: CancelSignal,
  takeOut: (waiter: Waiter) => void,
): Promise<void> {
  let stopWaiting: () => void = () => undefined
  try {
    await new Promise<void>((start, fail) => {
      const waiter: Waiter = { expectedBytes, since, start, fail }
      queue.add(waiter)
      stopWaiting = signal.onCancel(() => {
        takeOut(waiter)
        fail(new ClientGoneError('the client is gone'))
      })
    })
  } finally {
    stopWaiting()
  }
}
