import type { Output } from './output/output.js'

export interface Interrupts {
  add(clean: () => void | Promise<void>): () => void
  /** From now on Ctrl-C and a kill clean up and end the process with exit code 1 (cli.md section 2.3). */
  listen(): void
}

/** How long cleaning up may take. */
const longestMs = 10_000

export function createInterrupts(output: Output): Interrupts {
  const cleanings = new Set<() => void | Promise<void>>()
  let isEnding = false
  const end = async (): Promise<void> => {
    if (isEnding) process.exit(1)
    isEnding = true
    setTimeout(() => process.exit(1), longestMs).unref()
    output.settle()
    for (const clean of [...cleanings].reverse()) await Promise.resolve(clean()).catch(() => undefined)
    // who runs until Ctrl-C has set it to 0
    process.exit(process.exitCode ?? 1)
  }
  return {
    add(clean) {
      cleanings.add(clean)
      return () => {
        cleanings.delete(clean)
      }
    },
    listen() {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
    },
  }
}
