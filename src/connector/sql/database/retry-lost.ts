import { DatabaseError } from '../../../errors/database-error.js'
import type { SqlRunner } from './database.js'

/** A read that lost its connection is asked once more, on another one. */
export const retryLost = <T>(run: () => Promise<T>): Promise<T> =>
  run().catch((error: unknown) => {
    if (error instanceof DatabaseError && error.kind === 'unreachable') return run()
    throw error
  })

/** The same of statements that only read; none of them may be part of a transaction. */
export const retryingReads = (runner: SqlRunner): SqlRunner => ({
  ...runner,
  runStatement: (statement, bindings) => {
    const run = () => runner.runStatement(statement, bindings)
    return statement.kind === 'select' ? retryLost(run) : run()
  },
})
