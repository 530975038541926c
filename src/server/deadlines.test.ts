import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDeadlines } from './deadlines.js'

describe('deadlines', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('tell what is late, once, and nothing that ended before', () => {
    const late: string[] = []
    const deadlines = createDeadlines(5000, () => Date.now())
    const endFirst = deadlines.start(() => late.push('first'))
    deadlines.start(() => late.push('second'))
    vi.advanceTimersByTime(3000)
    deadlines.start(() => late.push('third'))
    endFirst()
    vi.advanceTimersByTime(2000)
    expect(late).toEqual(['second'])
    vi.advanceTimersByTime(3000)
    expect(late).toEqual(['second', 'third'])
    expect(vi.getTimerCount()).toBe(0)
    deadlines.start(() => late.push('fourth'))
    vi.advanceTimersByTime(6000)
    expect(late).toEqual(['second', 'third', 'fourth'])
  })
})
