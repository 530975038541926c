import { problem } from '../errors/problem.js'
import type { ThrottlingSettings } from './server-settings.js'

/** Lets a service's calls through at a bounded rate (http.md section 13). */
export interface Throttle {
  /** Waits for the call's turn; gives the time waited in ms. Undefined for services that are not throttled. Throws problem 1004 or `ThrottleTimeoutError`. */
  enter(projectId: string): Promise<number | undefined> | undefined
}

/** A call waited too long. */
export class ThrottleTimeoutError extends Error {
  override readonly name = 'ThrottleTimeoutError'
}

const maxWaitMs = 25_000
const forgetAfterMs = 180_000

interface Group {
  /** When the next calls may start, one entry per call of the running period. */
  readonly starts: number[]
  waiting: number
  lastUsed: number
}

export const noThrottle: Throttle = { enter: () => undefined }

export function createThrottle(settings: ThrottlingSettings, now: () => number): Throttle {
  const groups = new Map<string, Group>()
  const periodMs = settings.perSeconds * 1000

  function groupOf(projectId: string): Group {
    for (const [id, group] of groups)
      if (now() - group.lastUsed > forgetAfterMs && group.waiting === 0) groups.delete(id)
    const known = groups.get(projectId) ?? { starts: [], waiting: 0, lastUsed: now() }
    groups.set(projectId, known)
    known.lastUsed = now()
    return known
  }

  return {
    async enter(projectId) {
      if (settings.unthrottled.has(projectId)) return undefined
      const group = groupOf(projectId)
      const arrived = now()
      // the call before which as many as a period allows have started frees the place
      const blocking =
        group.starts.length >= settings.calls ? group.starts[group.starts.length - settings.calls] : undefined
      const start = Math.max(arrived, blocking === undefined ? 0 : blocking + periodMs)
      const wait = start - arrived
      if (wait > 0 && group.waiting >= settings.maxWaiting) throw problem('tooManyRequests')
      if (wait > maxWaitMs) throw new ThrottleTimeoutError(`The call to the group [${projectId}] timed out.`)
      group.starts.push(start)
      if (group.starts.length > settings.calls) group.starts.shift()
      if (wait === 0) return 0
      group.waiting += 1
      await new Promise((resolve) => setTimeout(resolve, wait))
      group.waiting -= 1
      return Math.round(now() - arrived)
    },
  }
}
