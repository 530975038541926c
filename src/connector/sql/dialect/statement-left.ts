import { DatabaseError } from '../../../errors/database-error.js'

/** What a statement fails with that was ended because whoever asked has left. */
export const statementLeft = (cause?: unknown): DatabaseError =>
  new DatabaseError('abandoned', 'the statement was ended because its client has left', { cause })
