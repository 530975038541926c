import { parseJson } from '../util/exact-json.js'
import { isRecord } from '../util/is-record.js'
import type { GraphqlRequest } from '../engine/engine.js'
import { limits } from './server-settings.js'

/** The requests of a body: one, or a batch; or what makes it no request (http.md section 4). */
export type GraphqlBody =
  | { readonly kind: 'one'; readonly requests: readonly [GraphqlRequest] }
  | { readonly kind: 'batch'; readonly requests: readonly GraphqlRequest[] }
  | { readonly kind: 'malformed'; readonly message: string }
  /** Names a document that the server should have stored; it stores none, and clients send the text when told so. */
  | { readonly kind: 'persisted' }

export function graphqlBody(body: unknown): GraphqlBody {
  if (Array.isArray(body)) {
    if (body.length > limits.batchedRequests)
      return {
        kind: 'malformed',
        message: `The batch has ${String(body.length)} requests; this server allows ${String(limits.batchedRequests)}`,
      }
    if (body.some((item) => isRecord(item) && isPersisted(item))) return { kind: 'persisted' }
    const requests = body.map((item: unknown) => (isRecord(item) ? graphqlRequest(item) : 'not allowed'))
    const fault = requests.find((request) => typeof request === 'string')
    return fault === undefined
      ? { kind: 'batch', requests: requests as GraphqlRequest[] }
      : { kind: 'malformed', message: fault }
  }
  if (isRecord(body) && isPersisted(body)) return { kind: 'persisted' }
  const request = isRecord(body) ? graphqlRequest(body) : 'request malformed'
  return typeof request === 'string' ? { kind: 'malformed', message: request } : { kind: 'one', requests: [request] }
}

/** Automatic persisted queries: a hash in place of the text. */
const isPersisted = ({ query = null, extensions }: Readonly<Record<string, unknown>>): boolean =>
  (query === null || query === '') && isRecord(extensions) && isRecord(extensions['persistedQuery'])

const noVariables: Readonly<Record<string, unknown>> = {}

function graphqlRequest(body: Readonly<Record<string, unknown>>): GraphqlRequest | string {
  const { query = null, operationName = null } = body
  if (query !== null && typeof query !== 'string') return wrongKey('query', 'a string', query)
  if (operationName !== null && typeof operationName !== 'string')
    return wrongKey('operationName', 'a string', operationName)
  const variables = readVariables(body['variables'] ?? null)
  if (typeof variables === 'string') return variables
  return { query: query ?? '', operationName: operationName ?? undefined, variables }
}

/** Some clients send variables as JSON text. */
function readVariables(value: unknown): Readonly<Record<string, unknown>> | string {
  if (value === null || value === '') return noVariables
  if (isRecord(value)) return value
  if (typeof value === 'string') {
    try {
      const parsed = parseJson(value)
      if (parsed === null) return noVariables
      if (isRecord(parsed)) return parsed
    } catch {
      // told below
    }
  }
  return wrongKey('variables', 'an object', value)
}

const wrongKey = (key: string, expected: string, found: unknown): string =>
  `The key '${key}' of a request must be ${expected}, found ${Array.isArray(found) ? 'a list' : `a ${typeof found}`}`
