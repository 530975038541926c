import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { isFromServer as isFromMysql, mysqlError } from './mysql/errors.js'
import { isFromServer as isFromPostgres, postgresError } from './postgres/errors.js'
import { createLivenessWatchdog } from './liveness-watchdog.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A connection that waits for an answer, and what became of it. */
function connection() {
  const state = { received: 0, ended: undefined as string | undefined }
  return {
    state,
    session: 7,
    isWaiting: () => true,
    received: () => state.received,
    destroy: (reason: Error) => {
      state.ended = reason.message
    },
  }
}

test('a silent connection is given up when no new one can be made, and left alone when one can', async () => {
  const [dead, alive] = [connection(), connection()]
  createLivenessWatchdog(() => Promise.reject(new Error('no answer'))).watch(dead)
  createLivenessWatchdog(() => Promise.resolve(new Set())).watch(alive)
  await vi.advanceTimersByTimeAsync(6000)
  expect([dead.state.ended, alive.state.ended]).toEqual(['the database does not answer any more', undefined])
})

test('a connection whose session has nothing to do is given up, one whose session works is not', async () => {
  const [lost, busy, unknown] = [connection(), connection(), connection()]
  createLivenessWatchdog((sessions) => Promise.resolve(new Set(sessions))).watch(lost)
  createLivenessWatchdog(() => Promise.resolve(new Set())).watch(busy)
  createLivenessWatchdog(() => Promise.resolve(undefined)).watch(unknown)
  await vi.advanceTimersByTimeAsync(5000)
  expect(lost.state.ended).toBeUndefined()
  await vi.advanceTimersByTimeAsync(3000)
  expect(lost.state.ended).toBe('the answer of the database was lost on its way')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([busy.state.ended, unknown.state.ended]).toEqual([undefined, undefined])
})

test('one whose session waited for the lock of a silent one is given up soon after it', async () => {
  const [first, second] = [connection(), { ...connection(), session: 8 }]
  const idle = (): Set<number> => new Set(first.state.ended === undefined ? [7] : [7, 8])
  const { watch } = createLivenessWatchdog(() => Promise.resolve(idle()))
  watch(first)
  watch(second)
  await vi.advanceTimersByTimeAsync(8000)
  expect([first.state.ended !== undefined, second.state.ended]).toEqual([true, undefined])
  await vi.advanceTimersByTimeAsync(5000)
  expect(second.state.ended).toBe('the answer of the database was lost on its way')
})

test('a long statement is asked about less and less often', async () => {
  const asked: number[] = []
  const startedAt = Date.now()
  const { watch } = createLivenessWatchdog(() => {
    asked.push(Date.now() - startedAt)
    return Promise.resolve(new Set())
  })
  watch(connection())
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toEqual([4000, 6000, 9000, 14_000, 21_000, 31_000, 41_000, 51_000])
})

test('one that still receives is never asked about', async () => {
  let probes = 0
  const busy = connection()
  const { watch } = createLivenessWatchdog(() => {
    probes += 1
    return Promise.reject(new Error('no answer'))
  })
  const unwatch = watch(busy)
  for (let second = 0; second < 20; second += 1) {
    busy.state.received += 1
    await vi.advanceTimersByTimeAsync(1000)
  }
  unwatch()
  expect([probes, busy.state.ended]).toEqual([0, undefined])
})

test('a server that refuses a new connection is there, a socket that fails is not', () => {
  const server = Object.assign(new Error('sorry, too many clients already'), { severity: 'FATAL', code: '53300' })
  const socket = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  expect([server, socket].map((error) => isFromPostgres(postgresError(error)))).toEqual([true, false])
  const full = Object.assign(new Error('Too many connections'), { errno: 1040, sqlState: '08004' })
  const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED', errno: -111 })
  const late = Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT' })
  expect([full, refused, late].map((error) => isFromMysql(mysqlError(error)))).toEqual([true, false, false])
})
