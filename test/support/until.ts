import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something holds; fails, with what is known then, when it does not come. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  {
    seconds = 40,
    pauseMs = 50,
    explain = () => holds.toString(),
  }: { readonly seconds?: number; readonly pauseMs?: number; explain?(): string | Promise<string> } = {},
): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    if (await holds()) return
    await pause(pauseMs)
  }
  throw new Error(`it did not come within ${String(seconds)} s: ${await explain()}`)
}
