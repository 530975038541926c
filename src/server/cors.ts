import type { IncomingMessage } from 'node:http'
import type { ReadyResponse } from './ready-response.js'

const methods = new Set(['GET', 'POST', 'HEAD', 'OPTIONS'])
const maxAgeSeconds = 1800

/** Origins come as scheme, host and port, or as `null`. */
const originPattern = /^(?:null|[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^\s/?#]+)$/

const originOf = (request: IncomingMessage): string | undefined => {
  const { origin } = request.headers
  return origin !== undefined && originPattern.test(origin) ? origin : undefined
}

/** Headers that open an answer to every origin; none for requests without one (http.md section 6). */
export function corsHeaders(request: IncomingMessage): readonly (readonly [string, string])[] {
  const origin = originOf(request)
  if (origin === undefined) return []
  return [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Expose-Headers', 'Request-Id, Throttled-By'],
    ['Vary', 'Origin'],
  ]
}

/** The answer to a browser's question before the request; undefined when it is none. */
export function preflight(request: IncomingMessage): ReadyResponse | undefined {
  const method = request.headers['access-control-request-method']
  if (request.method !== 'OPTIONS' || originOf(request) === undefined || method === undefined) return undefined
  if (!methods.has(method))
    return { status: 400, type: 'text/plain; charset=UTF-8', body: `CORS: invalid method '${method}'` }
  const wanted = request.headers['access-control-request-headers']
  return {
    status: 200,
    type: undefined,
    body: '',
    headers: [
      ['Access-Control-Allow-Methods', 'GET, POST, HEAD, OPTIONS'],
      ...(wanted === undefined ? [] : [['Access-Control-Allow-Headers', wanted.split(/\s*,\s*/).join(', ')] as const]),
      ['Access-Control-Max-Age', String(maxAgeSeconds)],
    ],
  }
}
