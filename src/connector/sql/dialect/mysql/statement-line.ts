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

/** What comes next may be waited for in vain, too, and as long. */
const isSlow = (error: unknown): boolean =>
  error instanceof DatabaseError && (error.kind === 'timeout' || error.details.code === lockWaitTimeout)
const lockWaitTimeout = '1205'

const nothing = (): void => undefined

export type StatementLine = ReturnType<typeof createStatementLine>

interface LineOptions {
  /**
   * Statements are sent at once: what is done behind a failure is undone with it, for only the end makes anything last.
   * Else each is sent when the one before it has been answered.
   */
  readonly isAhead?: boolean
  /** It has no end of its own: what comes behind `commit` only reads, and is sent at once. */
  readonly isSingle?: boolean
  /** Hears of what was given when the failure was known already. */
  readonly refusedLate: () => void
  /** Ends the connection: what was sent behind a failure may take as long as that did. */
  readonly abandon: () => void
}

/**
 * The statements of one transaction. The server itself undoes a whole transaction in which it meets a deadlock, and would
 * do what comes next outside of any: nothing is sent behind a failure that may have ended the transaction, unless
 * nothing lasts there either.
 */
export function createStatementLine({ isAhead = false, isSingle = false, refusedLate, abandon }: LineOptions) {
  /** Ends when all have been answered; what the next one has to wait for at least. */
  let last: Promise<unknown> = Promise.resolve()
  let gate = last
  /** Those that hold up what comes behind them, and those that are held up; those that have no answer. */
  let holding = 0
  let unanswered = 0
  let failure: { readonly error: unknown } | undefined
  /** The end has been sent; has been answered. */
  let isEnding = false
  let isOver = false

  /** Waits for all before it, and holds up what comes next. */
  function inTurn<T>(start: () => Promise<T>): Promise<T> {
    holding += 1
    const started = last.then(start)
    const ended = (): void => {
      holding -= 1
    }
    last = gate = started.then(ended, ended)
    return started
  }

  /** Answers that come together are given in order: a failure would be heard of later than what came behind it. */
  function atOnce<T>(start: () => Promise<T>): Promise<T> {
    const before = last
    const started = holding === 0 ? start() : held(start)
    started.catch(() => undefined)
    const answered = before.then(() => started)
    last = answered.then(nothing, nothing)
    return answered
  }

  function held<T>(start: () => Promise<T>): Promise<T> {
    holding += 1
    return gate.then(() => {
      holding -= 1
      return start()
    })
  }

  async function sent<T>(send: () => Promise<T>): Promise<T> {
    if (failure !== undefined) throw failure.error
    unanswered += 1
    try {
      return await send()
    } catch (error) {
      if (!isOver && mayEndTransaction(error)) {
        failure ??= { error }
        if (unanswered > 1 && isSlow(error)) abandon()
      }
      throw error
    } finally {
      unanswered -= 1
    }
  }

  const place = <T>(start: () => Promise<T>): Promise<T> => {
    const mayGo = isAhead && (!isSingle || isEnding || unanswered === 0)
    return mayGo ? atOnce(start) : inTurn(start)
  }

  function given(): void {
    if (failure !== undefined) refusedLate()
  }

  return {
    /** Sends a statement, or throws the failure that may have ended the transaction before its turn came. */
    add<T>(send: () => Promise<T>): Promise<T> {
      given()
      return place(() => sent(send))
    },
    /** The same with what others have to wait for. */
    addAlone<T>(send: () => Promise<T>): Promise<T> {
      given()
      return inTurn(() => sent(send))
    },
    /** Sends the end of the transaction, unless it has ended already; nothing behind it is refused. */
    commit(send: () => Promise<unknown>): Promise<void> {
      given()
      const end = (): Promise<void> =>
        sent(async () => {
          isEnding = true
          await send()
          isOver = true
        })
      if (isAhead && isSingle) {
        isEnding = true
        return last.then(end)
      }
      return isAhead && unanswered === 0 ? atOnce(end) : inTurn(end)
    },
    /** Sends the end of the transaction, whatever became of it. */
    rollback: (send: () => Promise<unknown>): Promise<unknown> => inTurn(send),
  }
}
