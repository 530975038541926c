import { DatabaseError, type DatabaseErrorKind } from '../../../../errors/database-error.js'

/** Failures that undo their statement and nothing else. */
const undoingStatementOnly: ReadonlySet<DatabaseErrorKind> = new Set([
  'unique',
  'foreign-key',
  'not-null',
  'check',
  'value-out-of-range',
])

const mayEndTransaction = (error: unknown): boolean =>
  !(error instanceof DatabaseError && undoingStatementOnly.has(error.kind))

export type StatementLine = ReturnType<typeof createStatementLine>

/**
 * The statements of one transaction, each sent when the one before it has been answered. The server itself undoes a whole
 * transaction in which it meets a deadlock, and would do what comes next outside of any: nothing is sent behind a failure
 * that may have ended the transaction. `refusedLate` hears of what was given when the failure was known already.
 */
export function createStatementLine(refusedLate: () => void) {
  let last: Promise<unknown> = Promise.resolve()
  let failure: { readonly error: unknown } | undefined
  let isOver = false

  function inTurn<T>(start: () => Promise<T>): Promise<T> {
    const started = last.then(start)
    last = started.catch(() => undefined)
    return started
  }

  async function noting<T>(response: Promise<T>): Promise<T> {
    try {
      return await response
    } catch (error) {
      if (!isOver && mayEndTransaction(error)) failure ??= { error }
      throw error
    }
  }

  function add<T>(send: () => Promise<T>): Promise<T> {
    if (failure !== undefined) refusedLate()
    return inTurn(() => {
      if (failure !== undefined) throw failure.error
      return noting(send())
    })
  }

  return {
    /** Sends a statement, or throws the failure that may have ended the transaction before its turn came. */
    add,
    /** Sends the end of the transaction, unless it has ended already; nothing behind it is refused. */
    commit: (send: () => Promise<unknown>): Promise<void> =>
      add(async () => {
        await send()
        isOver = true
      }),
    /** Sends the end of the transaction, whatever became of it. */
    rollback: (send: () => Promise<unknown>): Promise<unknown> => inTurn(send),
  }
}
