import { createBreather, type Breather } from '../../../../util/breather.js'
import type { Soon } from '../../../../util/soon.js'

/** ms of all statements so far: the clock by which they share the turns of the event loop. */
let worked = 0
const ofStatements = createBreather(() => worked)

function timed<T>(statement: () => T): T {
  const startedAt = performance.now()
  try {
    return statement()
  } finally {
    worked += performance.now() - startedAt
  }
}

/**
 * Runs a statement in a turn of the event loop in which statements have not had their share yet (`util/breather.ts`). SQLite
 * works in this process: whoever sends one statement after the other would never wait for anything else.
 */
export function inTurn<T>(statement: () => Soon<T>, { breathe, isDue }: Breather = ofStatements): Soon<T> {
  return isDue() ? breathe().then(() => timed(statement)) : timed(statement)
}

/** Does the same for statements that are started without waiting for those before them, and keeps their order. */
export function inTurns(): <T>(statement: () => Soon<T>) => Soon<T> {
  const { breathe, isDue } = ofStatements
  let last: Promise<void> | undefined
  return (statement) => {
    if (last === undefined && !isDue()) return timed(statement)
    const turn = last === undefined ? breathe() : last.then(breathe)
    last = turn
    return turn.then(() => {
      if (last === turn) last = undefined
      return timed(statement)
    })
  }
}
