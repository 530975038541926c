import { expect, test } from 'vitest'
import { createBreather, type Breather } from './breather.js'
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

test('before each slice others are asked whether it is their turn', async () => {
  let asked = 0
  const breather = { isDue: () => true, breathe: () => Promise.resolve(void (asked += 1)) }
  await inSlices(
    countTo(5, () => undefined),
    breather,
  )
  expect(asked).toBe(6)
})

test('what throws in a slice fails the whole', async () => {
  const work = countTo(3, (slice) => {
    if (slice === 1) throw new Error('no')
  })
  await expect(inSlices(work)).rejects.toThrow('no')
})

/** How many slices of works were done in each turn of the event loop; each slice is told to `sliced`. */
async function slicesByTurn(breather: Breather, sliced: () => void, works: number): Promise<readonly number[]> {
  let turn = 0
  let isOver = false
  const count = (): void => {
    turn += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const found = new Map<number, number>()
  const work = (): Slices<number> =>
    countTo(4, () => {
      found.set(turn, (found.get(turn) ?? 0) + 1)
      sliced()
    })
  await Promise.all(Array.from({ length: works }, () => inSlices(work(), breather)))
  isOver = true
  return [...found.values()]
}

test('long works together have one share of each turn of the event loop', async () => {
  // a clock by which a slice takes more than half of the share
  let now = 0
  const breather = createBreather(() => now)
  breather.begin()
  const found = await slicesByTurn(breather, () => (now += 6), 10)
  expect(found.reduce((sum, slices) => sum + slices, 0)).toBe(40)
  expect(Math.max(...found)).toBe(2)
})

test('short works wait for no other turn', async () => {
  expect(
    await slicesByTurn(
      createBreather(() => 0),
      () => undefined,
      100,
    ),
  ).toEqual([400])
})
