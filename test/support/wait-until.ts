import { setTimeout as pause } from 'node:timers/promises'

const waitSeconds = 40

/** Waits until something is so; the test's own comparison tells what is wrong when it never is. */
export async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < waitSeconds * 50 && !isSo(); waited += 1) await pause(20)
}
