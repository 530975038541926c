import type { IncomingMessage } from 'node:http'
import type { ServiceAccess } from '../auth/service-access.js'
import { DatabaseError } from '../errors/database-error.js'
import { failedResponse, type GraphqlResponse } from '../graphql/response/graphql-response.js'
import { maskedMessage } from '../graphql/response/format-failure.js'
import { accepts, graphqlTypes } from './accepts.js'
import type { HeldResponse } from './response-budget.js'
import type { BodyBudget } from './body-budget.js'
import { HttpError, malformed } from './http-error.js'
import { readJsonBody } from './read-body.js'
import { json, type ReadyResponse } from './ready-response.js'
import type { RequestObserver } from './request-observer.js'
import type { Route } from './route.js'
import { serveManagement } from './serve-management.js'
import { serveService } from './serve-service.js'
import { mostOfRequest, type ServerSettings } from './server-settings.js'
import type { Services } from './services.js'
import { ThrottleTimeoutError, type Throttle } from './throttle.js'
import { watchClient } from './watch-client.js'
import { ClientGoneError, QueueFullError, type RequestQueue } from './request-queue.js'
import type { CancelSignal } from '../util/cancellation.js'

export interface PostDependencies {
  readonly settings: ServerSettings
  readonly access: ServiceAccess
  readonly throttle: Throttle
  readonly line: RequestQueue
  readonly bodies: BodyBudget
  readonly observer: RequestObserver
  /** Waits a while for the database; undefined: it did not come, or the server stops. */
  waitForServices(): FoundServices | Promise<FoundServices>
  routeOf(path: string): Route
}

type FoundServices = Services | { readonly unavailable: string }

/** Answers a POST request: management, or a service (http.md sections 2-5). Throws `HttpError`. */
export async function servePost(
  request: IncomingMessage,
  { requestId, heldResponse }: { readonly requestId: string; readonly heldResponse: HeldResponse },
  parts: PostDependencies,
): Promise<ReadyResponse> {
  const { settings, observer } = parts
  const path = pathOf(request)
  const route = parts.routeOf(path)
  if (route.kind === 'illegal') throw new HttpError(400, route.reason)
  if (!accepts(request, graphqlTypes))
    throw new HttpError(406, 'Resource representation is only available with these types:\napplication/json')
  const startedAt = observer.now()
  const held = parts.bodies.open()
  const client = watchClient(request.socket)
  try {
    const body = await readJsonBody(request, settings.maxBodyBytes, held)
    return await handleBody(
      { request, requestId, route, path, body, startedAt, signal: client.signal, heldResponse },
      parts,
    )
  } finally {
    held.free()
    client.end()
  }
}

/** A POST request whose body is read. */
interface ReadRequest {
  readonly request: IncomingMessage
  readonly requestId: string
  readonly route: Exclude<Route, { readonly kind: 'illegal' }>
  readonly path: string
  readonly body: unknown
  readonly startedAt: number
  readonly signal: CancelSignal
  readonly heldResponse: HeldResponse
}

async function handleBody(read: ReadRequest, parts: PostDependencies): Promise<ReadyResponse> {
  const { request, requestId, route, path, body, startedAt, signal, heldResponse: held } = read
  const { settings, observer } = parts
  const waiting = parts.waitForServices()
  const services = waiting instanceof Promise ? await waiting : waiting
  if ('unavailable' in services) return ready(failedResponse(503, { message: services.unavailable, requestId }))
  if (route.kind === 'unsupported') return ready(malformed('Unsupported project ID encoding. ', requestId))
  const { authorization, 'idempotency-key': idempotencyKey } = request.headers
  try {
    if (route.kind === 'management') {
      const response = await serveManagement(
        body,
        { requestId, authorization },
        services.management,
        mostOfRequest(settings),
      )
      observer.served({
        requestId,
        path,
        projectId: undefined,
        body,
        response,
        durationMs: observer.now() - startedAt,
        isGraphql: false,
      })
      return ready(response)
    }
    const projectId = `${route.name}${settings.projectIdSeparator()}${route.stage}`
    const { response, throttledMs } = await serveService(
      {
        projectId,
        part: route.part,
        body,
        requestId,
        authorization,
        idempotencyKey: typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
        isGone: () => request.socket.destroyed,
        signal,
        held,
      },
      {
        services,
        maxResponseBytes: mostOfRequest(settings),
        access: parts.access,
        throttle: parts.throttle,
        line: parts.line,
        refused: (id, reason) => {
          observer.refused(requestId, id, reason)
        },
      },
    )
    observer.served({
      requestId,
      path,
      projectId,
      body,
      response,
      durationMs: observer.now() - startedAt,
      isGraphql: route.part === 'graphql',
    })
    const headers = [
      ...(throttledMs === undefined ? [] : [['Throttled-By', `${String(throttledMs)}ms`] as const]),
      ...(response.isReplayed === true ? [['Idempotency-Replayed', 'true'] as const] : []),
    ]
    return headers.length === 0 ? ready(response) : { ...ready(response), headers }
  } catch (error) {
    if (error instanceof HttpError) throw error
    return ready(unexpected(error, requestId, observer))
  }
}

const ready = ({ status, body }: GraphqlResponse): ReadyResponse => json(status, body)

export function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** Faults outside of fields: told to the log; users learn where to look (http.md sections 5, 10). */
function unexpected(error: unknown, requestId: string, observer: RequestObserver): GraphqlResponse {
  if (error instanceof QueueFullError || error instanceof ClientGoneError)
    return failedResponse(503, { message: error.message, requestId })
  observer.failed(error, requestId)
  if (error instanceof DatabaseError && error.kind === 'unreachable')
    return failedResponse(503, { message: 'The database is not available.', requestId })
  const isReported = error instanceof ThrottleTimeoutError
  return failedResponse(500, { message: isReported ? error.message : maskedMessage(requestId), requestId })
}
