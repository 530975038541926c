import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { maskedMessage } from '../graphql/response/format-failure.js'
import type { ResponseBudget, HeldResponse } from './response-budget.js'
import { corsHeaders, preflight } from './cors.js'
import { HttpError } from './http-error.js'
import { json, plainText, type ReadyResponse } from './ready-response.js'
import type { RequestObserver } from './request-observer.js'
import { serveGet, type GetDependencies } from './serve-get.js'
import { createRouter } from './route.js'
import { send } from './send-response.js'
import { pathOf, servePost, type PostDependencies } from './serve-post.js'
import { limits } from './server-settings.js'

const tooLate =
  'The server was not able to produce a timely response to your request.\r\nPlease try again in a short while!'

export interface HttpServerDependencies {
  readonly post: Omit<PostDependencies, 'waitForServices' | 'routeOf'>
  readonly get: Omit<GetDependencies, 'state'>
  readonly responses: ResponseBudget
  readonly observer: RequestObserver
  readonly environmentName: string
  newCuid(): string
  readonly waitForServices: PostDependencies['waitForServices']
  readonly state: GetDependencies['state']
  /** Takes over the socket of a websocket; false: the request is to be answered without an upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
}

/** The HTTP server, not yet listening. */
export interface HttpServer {
  readonly server: Server
  /** Requests that are being answered. */
  running(): number
  /** Stops accepting and closes idle connections; ends when running requests have ended or their time is over. */
  stop(maxMs: number): Promise<void>
}

export function createHttpServer(parts: HttpServerDependencies): HttpServer {
  const sockets = new Set<Socket>()
  let running = 0
  let isStopping = false
  const post: PostDependencies = {
    ...parts.post,
    waitForServices: parts.waitForServices,
    routeOf: createRouter(parts.post.settings.servesManagement),
  }
  const get: GetDependencies = { ...parts.get, state: parts.state }

  function respondTo(
    request: IncomingMessage,
    requestId: string,
    heldResponse: HeldResponse,
  ): ReadyResponse | Promise<ReadyResponse> {
    checkLimits(request)
    const asked = preflight(request)
    if (asked) return asked
    switch (request.method) {
      case 'POST':
        return isStopping
          ? json(503, JSON.stringify({ errors: [{ message: 'The server is stopping.', requestId }] }))
          : servePost(request, { requestId, heldResponse }, post)
      case 'GET':
      case 'HEAD':
        return serveGet(request, get)
      default:
        return {
          ...plainText(405, 'HTTP method not allowed, supported methods: POST, GET'),
          headers: [['Allow', 'POST, GET']],
        }
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = `${parts.environmentName}:${parts.newCuid()}`
    running += 1
    const held = parts.responses.open()
    // what a client that has left asked for may still be in the making
    let isMade = false
    response.on('close', () => {
      running -= 1
      if (isMade) held.free()
    })
    const headers: (readonly [string, string])[] = [['Request-Id', requestId], ...corsHeaders(request)]
    // one set of all running requests with a single timer was measured to take longer
    const timer = setTimeout(() => {
      send({ request, response, held }, plainText(503, tooLate), headers)
    }, limits.requestMs)
    try {
      const ready = await respondTo(request, requestId, held)
      if (isStopping) headers.push(['Connection', 'close'])
      send({ request, response, held }, ready, headers)
    } catch (error) {
      if (!(error instanceof HttpError)) parts.observer.failed(error, requestId)
      const closes = error instanceof HttpError && error.closes
      if (closes || isStopping) headers.push(['Connection', 'close'])
      send({ request, response, held }, respondToFailure(error, requestId), headers)
      if (closes) response.on('finish', () => request.socket.destroySoon())
    } finally {
      clearTimeout(timer)
      isMade = true
      if (response.closed) held.free()
    }
  }

  const server = createServer(
    {
      maxHeaderSize: limits.allHeaderBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
    },
    (request, response) => void handle(request, response),
  )
  server.maxHeadersCount = limits.headers * 2
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!parts.upgrade(request, socket, head)) server.emit('connection', withoutUpgrade(request, socket, head))
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    respondToGarbage(error, socket)
  })

  return {
    server,
    running: () => running,
    async stop(maxMs) {
      isStopping = true
      server.close()
      server.closeIdleConnections()
      const end = Date.now() + maxMs
      while (running > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
      for (const socket of sockets) socket.destroy()
    },
  }
}

const respondToFailure = (error: unknown, requestId: string): ReadyResponse =>
  error instanceof HttpError
    ? plainText(error.status, error.message)
    : json(500, JSON.stringify({ errors: [{ message: maskedMessage(requestId), requestId }] }))

function checkLimits(request: IncomingMessage): void {
  if ((request.url ?? '').length > limits.uriLength)
    throw new HttpError(414, `URI length exceeds the configured limit of ${String(limits.uriLength)} characters`)
  const { rawHeaders } = request
  if (rawHeaders.length > limits.headers * 2)
    throw new HttpError(
      400,
      `HTTP message contains more than the configured limit of ${String(limits.headers)} headers`,
    )
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if ((rawHeaders[index] ?? '').length > limits.headerNameLength)
      throw new HttpError(
        431,
        `HTTP header name exceeds the configured limit of ${String(limits.headerNameLength)} characters`,
      )
    if ((rawHeaders[index + 1] ?? '').length > limits.headerLength)
      throw new HttpError(
        431,
        `HTTP header value exceeds the configured limit of ${String(limits.headerLength)} characters`,
      )
  }
  if (/%(?![0-9a-fA-F]{2})/.test(pathOf(request)))
    throw new HttpError(400, `Illegal request-target: Illegal percent-encoding in '${pathOf(request)}'`)
}

/** Bytes that are no HTTP request, or one that does not come to its end. */
function respondToGarbage(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, text] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'HTTP headers exceed the configured limit']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request did not come to its end in time']
        : ['400 Bad Request', 'Illegal HTTP request']
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: ${String(text.length)}\r\nConnection: close\r\n\r\n${text}`,
  )
}

/** The socket as if its client had asked for no upgrade: browsers of pages, and clients that would like HTTP/2. */
function withoutUpgrade(
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  body: Buffer,
): Duplex {
  const lines = [`${method ?? 'GET'} ${url ?? '/'} HTTP/${httpVersion}`]
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2)
    if (!['upgrade', 'connection', 'http2-settings'].includes(name.toLowerCase())) lines.push(`${name}: ${value}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]))
  return socket
}
