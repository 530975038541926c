import { beginWork, type Breather } from './breather.js'

/** Long work in slices: between two of them others may have their turn. */
export type Slices<T> = Generator<undefined, T, undefined>

/** Does work to its end, and lets others have their turn when long work has had its share of the present one. */
export async function inSlices<T>(work: Slices<T>, { isDue, breathe }: Breather = beginWork()): Promise<T> {
  for (;;) {
    if (isDue()) await breathe()
    const slice = work.next()
    if (slice.done === true) return slice.value
  }
}

/** Does work to its end at once. */
export function atOnce<T>(work: Slices<T>): T {
  for (;;) {
    const slice = work.next()
    if (slice.done === true) return slice.value
  }
}
