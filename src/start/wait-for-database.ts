import type { Log } from '../observe/log.js'

export interface DatabaseWait<T> {
  /** `"default" (postgres db:5432)` */
  readonly label: string
  open(): Promise<T>
  explain(error: unknown): string
  now(): number
  pause(ms: number): Promise<void>
  isStopping(): boolean
  /** Told at each failure. */
  waiting(reason: string): void
}

const firstPauseMs = 250
const longestPauseMs = 5000
const repeatMs = 30_000

/** Tries without end, with growing pauses; one line at first, one every 30 s, one on success (configuration.md section 14.3). */
export async function waitForDatabase<T>(log: Log, wait: DatabaseWait<T>): Promise<T | undefined> {
  const startedAt = wait.now()
  let lastLine: number | undefined
  let pauseMs = firstPauseMs
  while (!wait.isStopping()) {
    try {
      const opened = await wait.open()
      if (lastLine !== undefined)
        log.info(`Database ${wait.label.split(' (')[0] ?? ''} answered after ${seconds(wait.now() - startedAt)}.`)
      return opened
    } catch (error) {
      const reason = wait.explain(error)
      wait.waiting(`${wait.label}: ${reason}`)
      if (lastLine === undefined) log.warn(`Waiting for database ${wait.label}: ${reason}. Retrying.`)
      else if (wait.now() - lastLine >= repeatMs)
        log.warn(`Waiting for database ${wait.label} for ${seconds(wait.now() - startedAt)}: ${reason}.`)
      if (lastLine === undefined || wait.now() - lastLine >= repeatMs) lastLine = wait.now()
    }
    await wait.pause(pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }
  return undefined
}

const seconds = (ms: number): string => `${String(Math.round(ms / 1000))} s`
