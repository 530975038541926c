import { expect, test } from 'vitest'
import { createBreather } from './breather.js'
import { atOnce, inSlices, type Slices } from './slices.js'

function* countTo(count: number, done: (slice: number) => void): Slices<number> {
  for (let slice = 0; slice < count; slice += 1) {
    done(slice)
    yield
  }
  return count
}

test('work at once and in slices comes to the same end', async () => {
  expect(atOnce(countTo(3, () => undefined))).toBe(3)
  expect(await inSlices(countTo(3, () => undefined))).toBe(3)
})

test('between two slices others are asked whether it is their turn', async () => {
  let asked = 0
  const breather = { isDue: () => true, breathe: () => Promise.resolve(void (asked += 1)) }
  await inSlices(
    countTo(5, () => undefined),
    breather,
  )
  expect(asked).toBe(5)
})

test('what throws in a slice fails the whole', async () => {
  const work = countTo(3, (slice) => {
    if (slice === 1) throw new Error('no')
  })
  await expect(inSlices(work)).rejects.toThrow('no')
})

test('of many long works one slice is done in each turn of the event loop', async () => {
  let turn = 0
  let isOver = false
  const count = (): void => {
    turn += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const slicesByTurn = new Map<number, number>()
  // a clock by which each slice takes its whole share
  let now = 0
  const works = Array.from({ length: 10 }, () =>
    inSlices(
      countTo(5, (slice) => {
        if (slice > 0) slicesByTurn.set(turn, (slicesByTurn.get(turn) ?? 0) + 1)
      }),
      createBreather(() => (now += 1000)),
    ),
  )
  await Promise.all(works)
  isOver = true
  expect([...slicesByTurn.values()].reduce((sum, slices) => sum + slices, 0)).toBe(40)
  expect(Math.max(...slicesByTurn.values())).toBe(1)
})

test('short work waits for no other turn', async () => {
  let turns = 0
  setImmediate(() => (turns += 1))
  await inSlices(
    countTo(1000, () => undefined),
    createBreather(() => 0),
  )
  expect(turns).toBe(0)
})
