import { DatabaseError } from '../../../errors/database-error.js'
import type { Soon } from '../../../util/soon.js'
import type { SqlRunner } from './database.js'

/** Connections that the server ended may be many. */
const mostEnded = 8

/** A read that lost its connection is asked once more, on another one; again where the server has ended that one, too. */
export function retryLost<T>(run: () => Soon<T>, tries = 1): Soon<T> {
  const running = run()
  if (!(running instanceof Promise)) return running
  return running.catch((error: unknown) => {
    if (!(error instanceof DatabaseError) || error.kind !== 'unreachable') throw error
    if (tries > (error.details.isUndone === true ? mostEnded : 1)) throw error
    return retryLost(run, tries + 1)
  })
}

/** The same of statements that only read; none of them may be part of a transaction. */
export const retryingReads = (runner: SqlRunner): SqlRunner => ({
  ...runner,
  runStatement: async (statement, bindings) => {
    const run = () => runner.runStatement(statement, bindings)
    return statement.kind === 'select' ? retryLost(run) : run()
  },
})
