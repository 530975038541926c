import { DatabaseError } from '../../errors/database-error.js'
import { problem, Problem } from '../../errors/problem.js'
import type { DocumentLocation } from '../../operation/selection.js'
import { locationText } from '../../util/source-location.js'
import type { GraphqlError } from './graphql-response.js'

/** How a failed field of a response is reported. */
export interface FailureContext {
  /** The document's text. */
  readonly source: string
  readonly requestId: string
}

/** A place of the answer that is null for a reason. `cause` is what was thrown, or what the read found there. */
export interface Failure {
  readonly path: readonly (string | number)[]
  readonly location: DocumentLocation
  readonly cause: unknown
}

/** Text that hides a cause which is not meant for users; the log has the cause under the same request id. */
export const maskedMessage = (requestId: string): string =>
  `Whoops. Looks like an internal server error. Search your server logs for request ID: ${requestId}`

/** The only place where causes become texts for users (errors.md K1-K3): problems as they are, everything else masked. */
export function formatFailure(failure: Failure, { source, requestId }: FailureContext): GraphqlError {
  const { path, location } = failure
  const cause = knownProblem(failure.cause)
  const locations = [location]
  if (cause === 'null-violation')
    return { message: `Cannot return null for non-nullable type${locationText(source, locations)}`, path, locations }
  if (cause instanceof Problem) {
    // a problem without a code carries no request id either
    if (cause.code === undefined) return { message: cause.message + locationText(source, locations), path, locations }
    return { locations, path, code: cause.code, message: cause.message, requestId } satisfies GraphqlError
  }
  return { message: maskedMessage(requestId), path, locations, requestId }
}

/** Of faults of the database, what users can do something about and what tells nothing else of it. */
function knownProblem(cause: unknown): unknown {
  if (!(cause instanceof DatabaseError)) return cause
  if (cause.kind === 'disk-full') return problem('diskFull')
  if (cause.kind === 'read-only') return problem('databaseReadOnly')
  return asMistake(cause)
}

/** A fault of the database that a value of the request brought about is the problem that users are told, also for the log. */
export function asMistake(cause: unknown): unknown {
  if (!(cause instanceof DatabaseError)) return cause
  const { searched } = cause.details
  return searched === undefined ? cause : problem('invalidInputValue', searched, cause)
}
