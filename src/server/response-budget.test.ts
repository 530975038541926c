import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createResponseBudget } from './response-budget.js'
import { createCancellation } from '../util/cancellation.js'

const megabyte = 1_000_000
const limits = {
  bytes: 64 * megabyte,
  waitMs: 30_000,
  stalledMs: 60_000,
  stalledBeforeOthersMs: 3000,
  drainMs: 600_000,
  drainBeforeOthersMs: 60_000,
}
const { signal } = createCancellation()

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function respond(budget: ReturnType<typeof createResponseBudget>, bytes: number | undefined, left = signal) {
  const held = budget.open()
  const state = { held, is: 'waiting' }
  Promise.resolve(held.enter(() => bytes, left)).then(
    () => (state.is = 'in'),
    (error: unknown) => (state.is = (error as Error).name),
  )
  return state
}

const turns = (ms = 1): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('lets large answers in as far as there is room, and small ones beside them', async () => {
  const budget = createResponseBudget(limits, Date.now)
  const large = [1, 2, 3].map(() => respond(budget, 30 * megabyte))
  const unknown = respond(budget, undefined)
  const small = respond(budget, 1000)
  await turns()
  expect([...large, unknown, small].map(({ is }) => is)).toEqual(['in', 'in', 'waiting', 'in', 'in'])
  large[0]?.held.free()
  unknown.held.free()
  await turns()
  expect(large[2]?.is).toBe('in')
})

test('lets one alone be larger than the budget', async () => {
  const budget = createResponseBudget(limits, Date.now)
  const huge = respond(budget, 500 * megabyte)
  const next = respond(budget, 2 * megabyte)
  const small = respond(budget, 1000)
  await turns()
  expect([huge.is, next.is, small.is]).toEqual(['in', 'waiting', 'in'])
})

test('takes answers of unknown size for what the last ones were', async () => {
  const budget = createResponseBudget(limits, Date.now)
  const unknown = (count: number) => Array.from({ length: count }, () => respond(budget, undefined))
  const first = unknown(12)
  await turns()
  for (const { held } of first) held.free()
  const many = unknown(1000)
  await turns()
  expect(new Set(many.map(({ is }) => is))).toEqual(new Set(['in']))
  many[0]?.held.sending(40 * megabyte, () => undefined)
  const [one, other] = unknown(2)
  await turns()
  expect([one?.is, other?.is]).toEqual(['in', 'waiting'])
})

test('lets no request wait for long because others of unknown size are slow', async () => {
  const budget = createResponseBudget(limits, Date.now)
  const slow = Array.from({ length: 12 }, () => respond(budget, undefined))
  const next = respond(budget, undefined)
  await turns(400)
  expect([...slow, next].map(({ is }) => is)).toEqual([...slow.map(() => 'in'), 'waiting'])
  await turns(500)
  expect(next.is).toBe('in')
  const large = [slow[0], slow[1]]
  for (const one of large) one?.held.sending(50 * megabyte, () => undefined)
  const last = respond(budget, undefined)
  await turns(2000)
  expect(last.is).toBe('waiting')
  large[0]?.held.free()
  await turns()
  expect(last.is).toBe('in')
})

test('disconnects a reader that takes nothing, sooner when others wait', async () => {
  const budget = createResponseBudget(limits, Date.now)
  const [idle, steady] = [respond(budget, undefined), respond(budget, undefined)]
  await turns()
  const cut: string[] = []
  idle.held.sending(50 * megabyte, () => {
    cut.push('idle')
    idle.held.free()
  })
  steady.held.sending(10 * megabyte, () => cut.push('steady'))
  const reading = setInterval(() => {
    steady.held.taken(megabyte)
  }, 1000)
  await turns(10_000)
  expect(cut).toEqual([])
  const waiting = respond(budget, 20 * megabyte)
  await turns(1000)
  expect([cut, waiting.is]).toEqual([['idle'], 'in'])
  clearInterval(reading)
  await turns(59_000)
  expect(cut).toEqual(['idle'])
  await turns(3000)
  expect(cut).toContain('steady')
})

test('lets a request wait no longer than it may, and ends one whose client leaves', async () => {
  const budget = createResponseBudget({ ...limits, stalledBeforeOthersMs: 100_000 }, Date.now)
  respond(budget, 60 * megabyte)
  const left = createCancellation()
  const [patient, leaving] = [respond(budget, 60 * megabyte), respond(budget, 60 * megabyte, left.signal)]
  await turns()
  left.cancel()
  await turns(29_000)
  expect([patient.is, leaving.is]).toEqual(['waiting', 'ClientGoneError'])
  await turns(2000)
  expect(patient.is).toBe('QueueFullError')
})

test.each([
  // a reader of 30 MB that takes so many bytes each second, while others wait and while none do
  { perSecond: 20_000, isWaitedFor: true, isCut: true },
  { perSecond: 1_000_000, isWaitedFor: true, isCut: false },
  { perSecond: 20_000, isWaitedFor: false, isCut: true },
  { perSecond: 100_000, isWaitedFor: false, isCut: false },
])('a reader that takes $perSecond bytes a second (waited for: $isWaitedFor) is cut: $isCut', async (one) => {
  const budget = createResponseBudget(limits, Date.now)
  const reader = respond(budget, 30 * megabyte)
  await turns()
  let isCut = false
  reader.held.sending(30 * megabyte, () => (isCut = true))
  if (one.isWaitedFor) respond(budget, 60 * megabyte)
  const reading = setInterval(() => {
    reader.held.taken(one.perSecond)
  }, 1000)
  await turns(one.isWaitedFor ? 10_000 : 130_000)
  clearInterval(reading)
  expect(isCut).toBe(one.isCut)
})
