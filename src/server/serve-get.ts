import type { IncomingMessage } from 'node:http'
import type { Metrics } from '../observe/metrics.js'
import { accepts, graphqlTypes } from './accepts.js'
import { HttpError, persistedNotSupported } from './http-error.js'
import type { Pages } from './pages/pages.js'
import { json, type ReadyResponse } from './ready-response.js'
import { pathOf } from './serve-post.js'
import type { ServerState } from './services.js'

export interface GetDependencies {
  readonly pages: Pages
  readonly metrics: Metrics
  /** Undefined: nobody may, and the path is a page's. */
  readonly mayReadMetrics: ((authorization: string | undefined) => Promise<boolean>) | undefined
  readonly version: string
  state(): ServerState
}

/** Answers a GET or HEAD request: state, metrics, assets, else a page (http.md section 2). Throws `HttpError`. */
export async function serveGet(request: IncomingMessage, parts: GetDependencies): Promise<ReadyResponse> {
  const path = pathOf(request)
  if (path === '/status' && accepts(request, ['application/json'])) return status(parts.state())
  if (path === '/status/ready') return readiness(parts)
  if (path === '/metrics' && parts.mayReadMetrics) {
    if (!(await parts.mayReadMetrics(request.headers.authorization)))
      throw new HttpError(401, 'The metrics need a token of the management API')
    return { status: 200, type: parts.metrics.contentType, body: await parts.metrics.text() }
  }
  if (path.startsWith('/_assets/')) return parts.pages.asset(path.slice('/_assets/'.length), request)
  const asked = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'))
  if (!accepts(request, ['text/html'])) {
    if (accepts(request, graphqlTypes) && !asked.has('query') && asked.get('extensions')?.includes('persistedQuery'))
      return json(persistedNotSupported.status, persistedNotSupported.body)
    throw notAcceptable(asked.has('query') || asked.has('extensions'))
  }
  const isAdmin = path.split('/').at(-1) === '_admin'
  return isAdmin ? parts.pages.admin(request) : parts.pages.playground(request)
}

/** Clients of GraphQL over GET are told how the API is reached. */
function notAcceptable(asksGraphql: boolean): HttpError {
  const served = 'Resource representation is only available with these types:\ntext/html; charset=UTF-8'
  const hint =
    '\nGraphQL is served to POST requests with a body of type application/json: {"query": "...", "variables": {}}'
  return new HttpError(406, asksGraphql ? served + hint : served)
}

function status(state: ServerState): ReadyResponse {
  switch (state.kind) {
    case 'running':
      return state.unhealthy === undefined
        ? json(200, '"OK"')
        : json(503, JSON.stringify({ status: 'waiting', reason: state.unhealthy }))
    case 'waiting':
      return json(503, JSON.stringify({ status: 'waiting', reason: state.reason }))
    case 'stopping':
      return json(503, JSON.stringify({ status: 'stopping' }))
  }
}

async function readiness({ state, version }: GetDependencies): Promise<ReadyResponse> {
  const now = state()
  if (now.kind !== 'running' || now.unhealthy !== undefined) return status(now)
  const reason = await now.services.databaseState()
  if (reason !== undefined) return json(503, JSON.stringify({ status: 'waiting', reason }))
  return json(200, JSON.stringify({ status: 'ok', databases: { default: 'ok' }, version }))
}
