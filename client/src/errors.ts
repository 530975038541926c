/** One entry of `errors` of an answer. */
export interface ResponseError {
  readonly message: string
  readonly code?: number
  readonly path?: readonly (string | number)[]
  readonly locations?: readonly { readonly line: number; readonly column: number }[]
  readonly requestId?: string
}

/** What the server answered to one call. */
export interface FailedResult {
  readonly errors?: readonly ResponseError[]
  readonly data?: unknown
  /** HTTP status. */
  readonly status: number
}

/** A call that the library itself refuses: an unknown argument, a missing option. */
export class ClientError extends Error {
  override readonly name: string = 'ClientError'
}

/** The server refused a call. `message` is that of its first error. */
export class RequestError extends ClientError {
  override readonly name = 'RequestError'
  /** Code of the first error, e.g. 3010 for a value that must be unique. */
  readonly code: number | undefined
  /** Where in the answer the first error stands. */
  readonly path: readonly (string | number)[] | undefined

  constructor(readonly result: FailedResult) {
    const first = result.errors?.[0]
    super(first?.message ?? `GraphQL Error: ${JSON.stringify(result)}`)
    this.code = first?.code
    this.path = first?.path
  }
}

/** The server was not reached, or the connection was lost before it answered; `cause` is what the platform said. */
export class ConnectionError extends ClientError {
  override readonly name = 'ConnectionError'

  constructor(
    endpoint: string,
    override readonly cause: unknown,
  ) {
    super(`request to ${endpoint} failed, reason: ${reasonOf(cause)}`)
  }
}

/** The platform's own words: fetch hides them in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (cause instanceof Error) {
    const first = (cause as { errors?: readonly unknown[] }).errors?.[0]
    return cause.message === '' && first instanceof Error ? first.message : cause.message
  }
  return error.message
}

/** The server did not answer within `timeout`. */
export class TimeoutError extends ClientError {
  override readonly name = 'TimeoutError'

  constructor(timeout: number) {
    super(`The server did not answer within ${String(timeout)} ms.`)
  }
}

/** Why a signal ended a call. */
export function abortReason(signal: { readonly reason?: unknown } | undefined): Error {
  const reason = signal?.reason
  return reason instanceof Error ? reason : new ClientError('The call was aborted.', { cause: reason })
}
