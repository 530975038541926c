import { setTimeout as pause } from 'node:timers/promises'

const limitSeconds = 40

/** Waits until something holds; fails when it does not come. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < limitSeconds * 20; waited += 1) {
    if (await holds()) return
    await pause(50)
  }
  throw new Error(`it did not come within ${String(limitSeconds)} s: ${holds.toString()}`)
}
