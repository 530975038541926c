import type { DatabaseError } from '../../../errors/database-error.js'
import type { Problem } from '../../../errors/problem.js'

/** A failed statement with the problem that it is for users. */
export class StatementRefusedError extends Error {
  constructor(
    readonly fault: DatabaseError,
    readonly problem: Problem | undefined,
  ) {
    super(fault.message, { cause: fault })
  }
}
