import { beginWork } from './breather.js'

/** Starts works in their order, at most so many at a time, and gives their results in that order. */
export async function runBounded<T>(works: readonly (() => Promise<T>)[], atOnce: number): Promise<readonly T[]> {
  const results: T[] = []
  const { breathe } = beginWork()
  let next = 0
  async function runSome(): Promise<void> {
    while (next < works.length) {
      await breathe()
      const place = next
      const work = works[place]
      next += 1
      if (work !== undefined) results[place] = await work()
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, works.length) }, runSome))
  return results
}
