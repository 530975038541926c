/** How long readers may take. */
export interface ReaderLimits {
  /** ms after which a reader that takes nothing is disconnected. */
  readonly stalledMs: number
  /** The same while others wait for room. */
  readonly stalledBeforeOthersMs: number
  /** ms in which a reader must take its answer, judged by what it takes meanwhile. */
  readonly drainMs: number
  /** The same while others wait for room. */
  readonly drainBeforeOthersMs: number
}

type Patience = Pick<ReaderLimits, 'stalledMs' | 'drainMs'>

/** When the check itself comes that late, the process was busy: readers could not show that they read. */
const lateCheckMs = 1500

/** A client that is being sent its answer. */
export interface ResponseReader {
  lastTaken: number
  /** Since when `taken` is counted. */
  countedFrom: number
  taken: number
  /** Bytes that it had not taken by then. */
  left: number
  /** Disconnects it. */
  readonly cut: () => void
}

/** The clients that are being sent large answers; `check` disconnects those that read too slowly. */
export interface ResponseReaders {
  readonly size: number
  add(bytes: number, cut: () => void): ResponseReader
  remove(reader: ResponseReader): void
  /** The time until the first check is counted from now. */
  startChecks(): void
  check(doOthersWait: boolean): void
}

export function createResponseReaders(limits: ReaderLimits, now: () => number): ResponseReaders {
  const readers = new Set<ResponseReader>()
  const alone: Patience = limits
  const beforeOthers: Patience = { stalledMs: limits.stalledBeforeOthersMs, drainMs: limits.drainBeforeOthersMs }
  let lastCheck = 0
  return {
    get size() {
      return readers.size
    },
    add(bytes, cut) {
      const time = now()
      const reader = { lastTaken: time, countedFrom: time, taken: 0, left: bytes, cut }
      readers.add(reader)
      return reader
    },
    remove: (reader) => void readers.delete(reader),
    startChecks() {
      lastCheck = now()
    },
    check(doOthersWait) {
      const time = now()
      const isLate = time - lastCheck > lateCheckMs
      lastCheck = time
      for (const reader of readers) {
        if (isLate) excuse(reader, time)
        else if (isTooSlow(reader, time, doOthersWait ? beforeOthers : alone)) reader.cut()
      }
    },
  }
}

/** Whether a reader takes nothing, or so little that it would hold its answer for too long. */
function isTooSlow(reader: ResponseReader, time: number, { stalledMs, drainMs }: Patience): boolean {
  if (time - reader.lastTaken >= stalledMs) return true
  const countedMs = time - reader.countedFrom
  if (countedMs < stalledMs) return false
  if (reader.taken < (reader.left * countedMs) / drainMs) return true
  startCount(reader, time)
  return false
}

/** Begins to judge a reader from now on. */
function excuse(reader: ResponseReader, time: number): void {
  reader.lastTaken = time
  startCount(reader, time)
}

function startCount(reader: ResponseReader, time: number): void {
  reader.left -= reader.taken
  reader.taken = 0
  reader.countedFrom = time
}
