import type { Log } from '../observe/log.js'

const repeatMs = 30_000

/** What the log tells of a bus that comes and goes: a line at first, one every 30 s, one when it is back. */
export interface WaitingLines {
  failed(reason: string): void
  /** The first message is dropped because too many wait. */
  dropping(): void
  connected(dropped: number): void
}

export function logWaiting(log: Log, label: string, now: () => number): WaitingLines {
  let awaySince: number | undefined
  let lastLine = 0
  return {
    failed(reason) {
      const time = now()
      if (awaySince === undefined) {
        awaySince = time
        log.warn(
          `Event bus ${label}: ${reason}. Retrying; until then subscribers hear only of changes that this server makes.`,
        )
      } else if (time - lastLine >= repeatMs)
        log.warn(`Event bus ${label} is away for ${seconds(time - awaySince)}: ${reason}.`)
      else return
      lastLine = time
    },
    dropping() {
      log.warn(`Event bus ${label}: too many messages wait for it; the oldest are dropped.`)
    },
    connected(dropped) {
      const lost = dropped === 0 ? '' : ` ${String(dropped)} messages to other servers were dropped meanwhile.`
      if (awaySince === undefined) log.info(`Event bus: connected to ${label}.${lost}`)
      else log.info(`Event bus ${label} answered after ${seconds(now() - awaySince)}.${lost}`)
      awaySince = undefined
    },
  }
}

const seconds = (ms: number): string => `${String(Math.round(ms / 1000))} s`
