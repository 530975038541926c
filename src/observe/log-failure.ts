import { jsonText } from '../util/exact-json.js'
import { DatabaseError } from '../errors/database-error.js'
import { Problem } from '../errors/problem.js'
import type { Log } from './log.js'

/** A failed place of an answer. */
export interface LoggedFailure {
  readonly cause: unknown
  readonly requestId: string
  /** Absent for the management API. */
  readonly projectId?: string
  readonly query: string
  readonly variables: unknown
}

/** Logs a failure in the form that tools read (http.md section 14): users' mistakes at DEBUG, everything else always. */
export function logFailure(log: Log, { cause, requestId, projectId, query, variables }: LoggedFailure): void {
  const isHandled = cause instanceof Problem
  const isDebug = log.isEnabled('DEBUG')
  if (isHandled && !isDebug) return
  const message = cause instanceof Error ? cause.message : String(cause)
  const entry = {
    key: isHandled ? 'error/handled' : 'error/unhandled',
    requestId,
    ...(projectId === undefined ? {} : { clientId: projectId }),
    payload: {
      query,
      ...(isDebug ? { variables: jsonText(variables ?? {}) } : {}),
      code: String(isHandled ? (cause.code ?? 0) : 0),
      stack_trace: stackOf(cause),
      message,
    },
  }
  log.line(JSON.stringify(entry), { requestId }, isHandled ? 'DEBUG' : 'ERROR')
}

function stackOf(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  const origin =
    cause instanceof DatabaseError && cause.cause instanceof Error
      ? `\nCaused by: ${cause.cause.stack ?? cause.cause.message}`
      : ''
  return (cause.stack ?? '') + origin
}
