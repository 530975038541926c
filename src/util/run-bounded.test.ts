import { expect, test } from 'vitest'
import { runBounded } from './run-bounded.js'

test.each([
  [1, 1],
  [3, 3],
  [8, 5],
])('of five works at most %i run at a time, and results keep their order', async (atOnce, expected) => {
  let running = 0
  let most = 0
  const started: number[] = []
  const works = [5, 4, 3, 2, 1].map((turns, place) => async () => {
    started.push(place)
    running += 1
    most = Math.max(most, running)
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    return place
  })
  expect(await runBounded(works, atOnce)).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(expected)
  expect(started).toEqual([0, 1, 2, 3, 4])
})

test('what fails fails the whole', async () => {
  await expect(runBounded([() => Promise.reject(new Error('no'))], 2)).rejects.toThrow('no')
})
