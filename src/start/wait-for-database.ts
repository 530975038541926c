import type { Log } from '../observe/log.js'

export interface DatabaseWait<T> {
  /** `"default" (postgres db:5432)` */
  readonly label: string
  open(): Promise<T>
  /** Closes what was opened after nobody waited any more. */
  close(opened: T): Promise<void>
  explain(error: unknown): string
  now(): number
  pause(ms: number): Promise<void>
  readonly stopping: AbortSignal
  /** Called at each failure. */
  waiting(reason: string): void
}

const firstPauseMs = 250
const longestPauseMs = 5000
const repeatMs = 30_000

/**
 * Tries without end, with growing pauses; one line at first, one every 30 s, one on success (configuration.md section
 * 14.3). Undefined as soon as the server stops.
 */
export async function waitForDatabase<T>(log: Log, wait: DatabaseWait<T>): Promise<T | undefined> {
  const { stopping } = wait
  const stopped = new Promise<undefined>((resolve) => {
    stopping.addEventListener('abort', () => {
      resolve(undefined)
    })
  })
  const startedAt = wait.now()
  let nextLineAt = startedAt
  let pauseMs = firstPauseMs
  while (!stopping.aborted) {
    try {
      const opening = wait.open()
      const opened = await Promise.race([opening, stopped])
      if (opened === undefined) {
        opening.then((late) => wait.close(late)).catch(() => undefined)
        return undefined
      }
      if (nextLineAt > startedAt)
        log.info(`Database ${wait.label.split(' (')[0] ?? ''} answered after ${seconds(wait.now() - startedAt)}.`)
      return opened
    } catch (error) {
      const reason = wait.explain(error)
      wait.waiting(`${wait.label}: ${reason}`)
      if (wait.now() >= nextLineAt) {
        log.warn(
          nextLineAt === startedAt
            ? `Waiting for database ${wait.label}: ${reason}. Retrying.`
            : `Waiting for database ${wait.label} for ${seconds(wait.now() - startedAt)}: ${reason}.`,
        )
        nextLineAt += repeatMs
      }
    }
    await Promise.race([wait.pause(pauseMs), stopped])
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }
  return undefined
}

const seconds = (ms: number): string => `${String(Math.round(ms / 1000))} s`
