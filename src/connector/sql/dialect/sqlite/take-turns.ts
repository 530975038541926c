import { beginWork, type Breather } from '../../../../util/breather.js'

/**
 * Runs a statement in a turn of the event loop in which long work has not had its share yet (`util/breather.ts`). SQLite
 * works in this process: whoever sends one statement after the other would never wait for anything else.
 */
export async function inTurn<T>(
  statement: () => T | Promise<T>,
  { breathe, isDue }: Breather = beginWork(),
): Promise<T> {
  if (isDue()) await breathe()
  return statement()
}

/** Does the same for statements that are started without waiting for those before them, and keeps their order. */
export function inTurns(): <T>(statement: () => T | Promise<T>) => Promise<T> {
  let last: Promise<void> | undefined
  return async (statement) => {
    const { breathe, isDue } = beginWork()
    if (last !== undefined || isDue()) {
      const turn = last === undefined ? breathe() : last.then(breathe)
      last = turn
      await turn
      if (last === turn) last = undefined
    }
    return statement()
  }
}
