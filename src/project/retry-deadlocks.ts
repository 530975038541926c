import { isDeadlock } from '../errors/database-error.js'
import type { Runtime } from '../util/runtime.js'

const tries = 3
const pauseMs = 200

/** Requests that hold what a deploy waits for, and the other way round, may make the database end it. */
export async function retryDeadlocks<T>(work: () => Promise<T>, runtime: Pick<Runtime, 'pause'>): Promise<T> {
  for (let tried = 1; ; tried += 1)
    try {
      return await work()
    } catch (error) {
      if (tried === tries || !isDeadlock(error)) throw error
      await runtime.pause(pauseMs * tried)
    }
}
