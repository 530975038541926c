import type { PlannedMigration } from '../connector/migrator.js'
import { DatabaseError, isRejection } from '../errors/database-error.js'
import type { Runtime } from '../util/runtime.js'

const tries = 5
const pauseMs = 200

/**
 * Goes the way back of a migration that failed by `cause`, planned over the tables as they are each time: a connection
 * may break once more, and what was sent on one that broke may still be at work and change tables after they were looked
 * at. Rejects with `DatabaseError` when that does not help.
 */
export async function changeBack(
  planBack: () => Promise<PlannedMigration>,
  cause: unknown,
  { pause }: Pick<Runtime, 'pause'>,
): Promise<void> {
  let isAtWork = mayBeAtWork(cause)
  for (let tried = 1; ; tried += 1) {
    try {
      const planned = await planBack()
      if (tried > 1 && planned.statements().length === 0) return
      await planned.apply({ done: () => undefined, made: () => Promise.resolve() })
      if (!isAtWork || tried === tries) return
    } catch (error) {
      if (tried === tries) throw error
      isAtWork ||= mayBeAtWork(error)
    }
    await pause(pauseMs * tried)
  }
}

const mayBeAtWork = (error: unknown): boolean => error instanceof DatabaseError && !isRejection(error)
