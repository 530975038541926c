import type { Answer } from '../graphql/respond/answer.js'
import { failedAnswer } from '../graphql/respond/answer.js'

/** A request that ends before it is a request to an API: status and plain text (http.md section 5). */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure'
  constructor(
    readonly status: number,
    message: string,
    /** Whether the connection can not go on. */
    readonly closes = false,
  ) {
    super(message)
  }
}

/** A request whose JSON is no request: status 500 and an `errors` list (errors.md K7). */
export const malformed = (message: string, requestId: string): Answer => failedAnswer(500, { message, requestId })
