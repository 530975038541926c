import { DatabaseError } from '../../../errors/database-error.js'

/** What a statement fails with that was ended because whoever asked has left. */
export const statementLeft = (cause?: unknown): DatabaseError =>
  new DatabaseError('abandoned', 'the statement was ended because its client has left', { cause })

/** Runs `left` when the signal is given, now if it has been; gives what ends the waiting. */
export function whenLeft(signal: AbortSignal | undefined, left: () => void): () => void {
  if (signal === undefined) return () => undefined
  if (signal.aborted) {
    left()
    return () => undefined
  }
  signal.addEventListener('abort', left, { once: true })
  return () => {
    signal.removeEventListener('abort', left)
  }
}
