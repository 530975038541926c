import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDeliveryQueue, type DeliveryLimits } from './delivery-queue.js'
import type { PostOutcome, WebhookRequest } from './webhook-request.js'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const limits: DeliveryLimits = { waiting: 100, waitingCharacters: 10_000, running: 64 }
const delivered: PostOutcome = { kind: 'answered', status: 200, headers: '', body: '' }
const broken: PostOutcome = { kind: 'answered', status: 500, headers: '', body: '' }
const requestOf = (body: string, host = 'a'): WebhookRequest => ({ url: `http://${host}/hook`, headers: [], body })

/** A queue whose receivers answer when the test says so. */
function queueWith(changed: Partial<DeliveryLimits> = {}, retries = true) {
  const running: { readonly body: string; respond(outcome: PostOutcome): Promise<void> }[] = []
  const sent: string[] = []
  const told: string[] = []
  const queue = createDeliveryQueue({
    post: ({ body }) =>
      new Promise((resolve) => {
        sent.push(body)
        running.push({
          body,
          async respond(outcome) {
            resolve(outcome)
            await vi.advanceTimersByTimeAsync(0)
          },
        })
      }),
    limits: { ...limits, ...changed },
    retries,
    observer: {
      failed: ({ url, tries, nextTryInMs }) => told.push(`${url} try ${String(tries)} next ${String(nextTryInMs)}`),
      dropped: (functionKey) => told.push(`${functionKey} dropped`),
    },
  })
  const add = (body: string, nodeKey: string, functionKey = 'f', host = 'a'): void =>
    queue.enter({ functionKey, nodeKey }).send(requestOf(body, host))
  const respond = (body: string, outcome: PostOutcome): Promise<void> => {
    const index = running.findIndex((one) => one.body === body)
    const [found] = running.splice(index, 1)
    return found!.respond(outcome)
  }
  return { queue, add, respond, sent, told }
}

test('requests of one node go one after the other, those of different nodes side by side', async () => {
  const { add, respond, sent } = queueWith()
  add('a1', 'a')
  add('a2', 'a')
  add('b1', 'b')
  expect(sent).toEqual(['a1', 'b1'])
  await respond('a1', delivered)
  expect(sent).toEqual(['a1', 'b1', 'a2'])
})

test('the order of the places counts, not the order in which it is known what to send', () => {
  const { queue, sent } = queueWith()
  const [first, second] = [1, 2].map(() => queue.enter({ functionKey: 'f', nodeKey: 'a' })) as [Place, Place]
  second.send(requestOf('later'))
  expect(sent).toEqual([])
  first.leave()
  expect(sent).toEqual(['later'])
})
type Place = ReturnType<ReturnType<typeof createDeliveryQueue>['enter']>

test('a failing request is tried again after a growing pause and then given up, before the next of its node', async () => {
  const { add, respond, sent, told, queue } = queueWith()
  add('first', 'a')
  add('second', 'a')
  for (const pauseMs of [5000, 10_000, 15_000, 20_000]) {
    await respond('first', broken)
    await vi.advanceTimersByTimeAsync(pauseMs - 1)
    expect(sent.at(-1)).toBe('first')
    const before = sent.length
    await vi.advanceTimersByTimeAsync(1)
    expect(sent.length).toBe(before + 1)
  }
  await respond('first', broken)
  expect(sent).toEqual(['first', 'first', 'first', 'first', 'first', 'second'])
  expect(told).toEqual([
    'http://a/hook try 1 next 5000',
    'http://a/hook try 2 next 10000',
    'http://a/hook try 3 next 15000',
    'http://a/hook try 4 next 20000',
    'http://a/hook try 5 next undefined',
  ])
  await respond('second', delivered)
  expect(queue.size).toBe(0)
})

test('without retries a failing request is given up at once', async () => {
  const { add, respond, told, queue } = queueWith({}, false)
  add('only', 'a')
  await respond('only', broken)
  expect([told, queue.size]).toEqual([['http://a/hook try 1 next undefined'], 0])
})

test('a receiver gets a bounded number of requests at a time, another one is not held up', async () => {
  const { add, respond, sent } = queueWith({ running: 2 })
  for (const id of ['1', '2', '3', '4']) add(id, id)
  add('other', '9', 'f', 'b')
  expect(sent).toEqual(['1', '2', 'other'])
  await respond('2', delivered)
  expect(sent).toEqual(['1', '2', 'other', '3'])
})

test('a function that waits too long loses its oldest requests, other functions lose nothing', async () => {
  const { add, respond, sent, told, queue } = queueWith({ waiting: 3, running: 1 })
  add('1', 'a')
  for (const id of ['2', '3', '4', '5']) add(id, id)
  add('of another', 'x', 'g')
  expect(told).toEqual(['f dropped', 'f dropped'])
  expect(queue.size).toBe(4)
  await respond('1', delivered)
  await respond('4', delivered)
  await respond('5', delivered)
  expect(sent).toEqual(['1', '4', '5', 'of another'])
})

test('the bound counts characters, too, and a request in its pause is dropped with it', async () => {
  const { add, respond, told, queue } = queueWith({ waitingCharacters: 10 })
  add('123456', 'a')
  await respond('123456', broken)
  add('abcdef', 'b')
  expect(told).toEqual(['http://a/hook try 1 next 5000', 'f dropped'])
  await respond('abcdef', delivered)
  expect(queue.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('the queue tells when it is empty, and forgets what waits when it is closed', async () => {
  const { add, respond, queue, sent } = queueWith()
  let isDrained = false
  add('1', 'a')
  void queue.drained().then(() => (isDrained = true))
  await vi.advanceTimersByTimeAsync(0)
  expect(isDrained).toBe(false)
  await respond('1', delivered)
  expect(isDrained).toBe(true)
  add('2', 'a')
  await respond('2', broken)
  queue.close()
  add('3', 'a')
  expect([queue.size, sent, vi.getTimerCount()]).toEqual([0, ['1', '2'], 0])
})
