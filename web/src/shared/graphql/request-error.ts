/** One entry of `errors` in an answer. */
export interface ResponseError {
  readonly message: string
  readonly code?: number
  readonly path?: readonly (string | number)[]
  readonly requestId?: string
}

/** An answer that is not the asked data: what the server said, or why there is no answer. */
export class RequestError extends Error {
  constructor(
    readonly errors: readonly ResponseError[],
    options?: ErrorOptions,
  ) {
    super(errors.map(({ message }) => message).join('\n'), options)
    this.name = 'RequestError'
  }

  has(code: number): boolean {
    return this.errors.some((error) => error.code === code)
  }
}

/** Code of a missing, wrong or expired token, of services and the management API alike. */
export const invalidToken = 3015
/** Code of a service that does not exist. */
export const unknownProject = 3016

export const isRefused = (error: unknown): boolean => error instanceof RequestError && error.has(invalidToken)

/** A failure as people read it. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
