import { formatFailure } from '../graphql/response/format-failure.js'
import type { EventResponse } from './compile-subscription.js'

/** The GraphQL result of an event: `{"data":...}`, with errors beside it where places below the root failed. */
export function payloadOf({ data, failures }: EventResponse, source: string, requestId: string): string {
  if (failures.length === 0) return `{"data":${data}}`
  const errors = failures.map((failure) => formatFailure(failure, { source, requestId }))
  return `{"data":${data},"errors":${JSON.stringify(errors)}}`
}
