import { expect, test } from 'vitest'
import { retryPauseMs } from './retry-pause.js'
import type { PostOutcome } from './webhook-request.js'

const answered = (status: number): PostOutcome => ({ kind: 'answered', status, headers: '', body: '' })
const pauses = (outcome: PostOutcome) => [1, 2, 3, 4, 5].map((tries) => retryPauseMs(outcome, tries))
const never = [undefined, undefined, undefined, undefined, undefined]
const growing = [5000, 10_000, 15_000, 20_000, undefined]

test('any 2xx ends the matter', () => {
  expect([200, 201, 204, 299].map((status) => pauses(answered(status)))).toEqual([never, never, never, never])
})

test('a receiver in trouble is asked five times, after 5, 10, 15 and 20 seconds', () => {
  expect([500, 502, 503, 599].map((status) => pauses(answered(status)))).toEqual([growing, growing, growing, growing])
})

test('a refusal or a redirect is not tried again', () => {
  expect([301, 302, 400, 404, 429].map((status) => pauses(answered(status)))).toEqual([
    never,
    never,
    never,
    never,
    never,
  ])
})

test('a lost connection is tried again, an impossible request is not', () => {
  expect(pauses({ kind: 'failed', reason: 'connect ECONNREFUSED', isLasting: false })).toEqual(growing)
  expect(pauses({ kind: 'failed', reason: 'the address is empty', isLasting: true })).toEqual(never)
})
