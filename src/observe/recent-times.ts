/** Durations of the last minute, and how many there were since the start. All times in ms. */
export interface RecentTimes {
  add(durationMs: number): void
  summary(): TimesSummary
}

export interface TimesSummary {
  /** Since the start. */
  readonly total: number
  /** Of the last minute; percentiles are at most a tenth too long, and null when there was nothing. */
  readonly perSecond: number
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
  readonly maxMs: number | null
}

const slotMs = 5000
const slotCount = 12
/** Each bucket ends a tenth above the one before; the last one takes all that is longer than an hour. */
const growth = 1.1
const firstMs = 0.05
const bucketCount = 192
const bucketOf = (ms: number): number =>
  ms <= firstMs ? 0 : Math.min(bucketCount - 1, Math.ceil(Math.log(ms / firstMs) / Math.log(growth)))

interface Slot {
  /** Number of the slot since the clock's zero. */
  at: number
  count: number
  maxMs: number
  readonly buckets: Uint32Array
}

/** Two additions for each duration: twelve slots of five seconds, each with its own buckets. */
export function createRecentTimes(now: () => number): RecentTimes {
  const startedAt = now()
  let total = 0
  const slots: readonly Slot[] = Array.from({ length: slotCount }, () => ({
    at: -1,
    count: 0,
    maxMs: 0,
    buckets: new Uint32Array(bucketCount),
  }))
  const numberOf = (ms: number): number => Math.floor(ms / slotMs)
  return {
    add(durationMs) {
      total += 1
      const at = numberOf(now())
      const slot = slots[at % slotCount]
      if (slot === undefined) return
      if (slot.at !== at) {
        slot.at = at
        slot.count = 0
        slot.maxMs = 0
        slot.buckets.fill(0)
      }
      slot.count += 1
      if (durationMs > slot.maxMs) slot.maxMs = durationMs
      const bucket = bucketOf(durationMs)
      slot.buckets[bucket] = (slot.buckets[bucket] ?? 0) + 1
    },
    summary() {
      const time = now()
      const recent = slots.filter(({ at }) => at > numberOf(time) - slotCount)
      const count = recent.reduce((sum, slot) => sum + slot.count, 0)
      const seconds = Math.max(1, Math.min(time - startedAt, slotMs * slotCount) / 1000)
      const maxMs = count === 0 ? null : Math.max(...recent.map((slot) => slot.maxMs))
      const percentile = (share: number): number | null => {
        if (maxMs === null) return null
        let left = Math.ceil(count * share)
        for (let bucket = 0; bucket < bucketCount - 1; bucket += 1) {
          left -= recent.reduce((sum, slot) => sum + (slot.buckets[bucket] ?? 0), 0)
          if (left <= 0) return Math.min(maxMs, firstMs * growth ** bucket)
        }
        return maxMs
      }
      return {
        total,
        perSecond: count / seconds,
        p50Ms: percentile(0.5),
        p95Ms: percentile(0.95),
        p99Ms: percentile(0.99),
        maxMs,
      }
    },
  }
}
