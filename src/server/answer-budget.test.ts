import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAnswerBudget } from './answer-budget.js'

const megabyte = 1_000_000
const limits = { bytes: 64 * megabyte, waitMs: 30_000, stalledMs: 60_000, stalledBeforeOthersMs: 3000 }
const signal = new AbortController().signal

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function answer(budget: ReturnType<typeof createAnswerBudget>, bytes: number | undefined, left = signal) {
  const held = budget.open()
  const state = { held, is: 'waiting' }
  held
    .enter(() => bytes, left)
    .then(
      () => (state.is = 'in'),
      (error: unknown) => (state.is = (error as Error).name),
    )
  return state
}

const turns = (ms = 1): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('lets large answers in as far as there is room, and small ones beside them', async () => {
  const budget = createAnswerBudget(limits, Date.now)
  const large = [1, 2, 3].map(() => answer(budget, 30 * megabyte))
  const unknown = answer(budget, undefined)
  const small = answer(budget, 1000)
  await turns()
  expect([...large, unknown, small].map(({ is }) => is)).toEqual(['in', 'in', 'waiting', 'in', 'in'])
  large[0]?.held.free()
  unknown.held.free()
  await turns()
  expect(large[2]?.is).toBe('in')
})

test('lets one alone be larger than the budget', async () => {
  const budget = createAnswerBudget(limits, Date.now)
  const huge = answer(budget, 500 * megabyte)
  const next = answer(budget, 1000)
  await turns()
  expect([huge.is, next.is]).toEqual(['in', 'waiting'])
})

test('disconnects a reader that takes nothing, sooner when others wait', async () => {
  const budget = createAnswerBudget(limits, Date.now)
  const [idle, steady] = [answer(budget, undefined), answer(budget, undefined)]
  await turns()
  const cut: string[] = []
  idle.held.sending(50 * megabyte, () => {
    cut.push('idle')
    idle.held.free()
  })
  steady.held.sending(10 * megabyte, () => cut.push('steady'))
  const reading = setInterval(() => {
    steady.held.taken()
  }, 1000)
  await turns(10_000)
  expect(cut).toEqual([])
  const waiting = answer(budget, 20 * megabyte)
  await turns(1000)
  expect([cut, waiting.is]).toEqual([['idle'], 'in'])
  clearInterval(reading)
  await turns(59_000)
  expect(cut).toEqual(['idle'])
  await turns(3000)
  expect(cut).toContain('steady')
})

test('lets a request wait no longer than it may, and ends one whose client leaves', async () => {
  const budget = createAnswerBudget({ ...limits, stalledBeforeOthersMs: 100_000 }, Date.now)
  answer(budget, 60 * megabyte)
  const left = new AbortController()
  const [patient, leaving] = [answer(budget, 60 * megabyte), answer(budget, 60 * megabyte, left.signal)]
  await turns()
  left.abort()
  await turns(29_000)
  expect([patient.is, leaving.is]).toEqual(['waiting', 'ClientGone'])
  await turns(2000)
  expect(patient.is).toBe('LineFull')
})
