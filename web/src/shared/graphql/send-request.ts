import { RequestError, type ResponseError } from './request-error.js'

export type Variables = Readonly<Record<string, unknown>>

export interface GraphqlTarget {
  readonly endpoint: string
  readonly token: string | undefined
}

/** Sends one GraphQL request and gives its data. Throws `RequestError` when any field failed, or nothing answered. */
export async function sendRequest<T>(
  { endpoint, token }: GraphqlTarget,
  query: string,
  variables: Variables = {},
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause
    throw new RequestError([{ message: 'The server cannot be reached. Is it running?' }], { cause })
  })
  const text = await response.text()
  const reply = readResponse(text)
  if (reply === undefined)
    throw new RequestError([{ message: `The server answered ${response.status}: ${text.slice(0, 300)}` }])
  if (reply.errors !== undefined && reply.errors.length > 0) throw new RequestError(reply.errors)
  if (reply.data === undefined || reply.data === null)
    throw new RequestError([{ message: `The server answered ${response.status} without data.` }])
  return reply.data as T
}

interface CannedResponse {
  readonly data?: unknown
  readonly errors?: readonly ResponseError[]
}

function readResponse(text: string): CannedResponse | undefined {
  try {
    const reply = JSON.parse(text) as unknown
    return typeof reply === 'object' && reply !== null && !Array.isArray(reply) ? reply : undefined
  } catch {
    return undefined
  }
}
