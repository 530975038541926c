import { expect, test } from 'vitest'
import { createRecentTimes } from './recent-times.js'

test('percentiles are those of the last minute, the total is that of all time', () => {
  const clock = { ms: 0 }
  const times = createRecentTimes(() => clock.ms)
  expect(times.summary()).toEqual({ total: 0, perSecond: 0, p50Ms: null, p95Ms: null, p99Ms: null, maxMs: null })
  times.add(5000)
  clock.ms = 70_000
  for (let ms = 1; ms <= 100; ms += 1) times.add(ms)
  const { total, perSecond, p50Ms, p95Ms, p99Ms, maxMs } = times.summary()
  expect([total, maxMs]).toEqual([101, 100])
  expect(perSecond).toBeCloseTo(100 / 60)
  for (const [found, exact] of [
    [p50Ms, 50],
    [p95Ms, 95],
    [p99Ms, 99],
  ] as const) {
    expect(found).toBeGreaterThanOrEqual(exact)
    expect(found).toBeLessThanOrEqual(exact * 1.1)
  }
  clock.ms = 200_000
  expect(times.summary()).toMatchObject({ total: 101, perSecond: 0, p50Ms: null })
})

test('durations beyond all buckets count as the longest', () => {
  const times = createRecentTimes(() => 0)
  times.add(0)
  times.add(1e9)
  expect(times.summary()).toMatchObject({ total: 2, p99Ms: 1e9, maxMs: 1e9 })
})
