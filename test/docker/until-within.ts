import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something holds; fails, with what is known then, when it does not come. */
export async function untilWithin(
  seconds: number,
  holds: () => Promise<boolean>,
  explain: () => Promise<string>,
): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    if (await holds().catch(() => false)) return
    await pause(200)
  }
  throw new Error(`it did not come within ${String(seconds)} s:\n${await explain()}`)
}
