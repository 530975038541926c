import type { GraphqlResponse } from '../graphql/response/graphql-response.js'
import { failedResponse } from '../graphql/response/graphql-response.js'

/** A request that ends before it is a request to an API: status and plain text (http.md section 5). */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  constructor(
    readonly status: number,
    message: string,
    /** Whether the connection cannot go on. */
    readonly closes = false,
  ) {
    super(message)
  }
}

/** Tells clients of automatic persisted queries to send the texts of their queries, from then on without hashes. */
export const persistedNotSupported: GraphqlResponse = {
  status: 200,
  body: JSON.stringify({
    errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
  }),
  errors: [{ message: 'PersistedQueryNotSupported' }],
  isRefused: true,
}

/** A request whose JSON is no request: status 500 and an `errors` list (errors.md K7). */
export const malformed = (message: string, requestId: string): GraphqlResponse =>
  failedResponse(500, { message, requestId })
