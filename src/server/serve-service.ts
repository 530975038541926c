import { runBounded } from '../util/run-bounded.js'
import { limits } from './server-settings.js'
import type { ServiceAccess } from '../auth/service-access.js'
import type { Engine, GraphqlRequest, RequestContext } from '../engine/engine.js'
import { problem, Problem } from '../errors/problem.js'
import { parseDocument } from '../graphql/document/parse-document.js'
import { defaultQueryLimits } from '../graphql/document/query-limits.js'
import { failedResponse, type GraphqlResponse } from '../graphql/response/graphql-response.js'
import { TransferError } from '../transfer/transfer-error.js'
import { beginWork } from '../util/breather.js'
import type { HeldResponse } from './response-budget.js'
import { graphqlBody, type GraphqlBody } from './graphql-body.js'
import { malformed, persistedNotSupported } from './http-error.js'
import type { ServiceEndpoint } from './route.js'
import type { Services } from './services.js'
import type { Throttle } from './throttle.js'
import type { RequestQueue } from './request-queue.js'
import type { CancelSignal } from '../util/cancellation.js'

/** A request to a service, body read. */
export interface ServiceRequest {
  readonly projectId: string
  readonly part: ServiceEndpoint
  readonly body: unknown
  readonly requestId: string
  /** Header `Authorization`. */
  readonly authorization: string | undefined
  /** Header `Idempotency-Key`. */
  readonly idempotencyKey: string | undefined
  /** The client has closed its connection. */
  isGone(): boolean
  /** Given when it does before it has its answer. */
  readonly signal: CancelSignal
  readonly held: HeldResponse
}

export interface ServiceResponse {
  readonly response: GraphqlResponse
  /** Time spent waiting for its turn. */
  readonly throttledMs?: number | undefined
}

export interface ServiceDependencies {
  readonly services: Services
  readonly access: ServiceAccess
  readonly throttle: Throttle
  readonly line: RequestQueue
  refused(projectId: string, reason: string): void
  /** Bytes after which no further request of a batch is run. */
  readonly maxResponseBytes: number
}

/** An API that requests can be prepared for. */
interface Api {
  prepare(request: GraphqlRequest): Preparing | Promise<Preparing>
}

type Preparing = Prepared | { readonly syntaxError: string }

interface Prepared {
  run(context: RequestContext & { readonly signal: CancelSignal }): Promise<GraphqlResponse>
  responseBytes?(): number | undefined
}

type GraphqlRequests = Exclude<GraphqlBody, { kind: 'malformed' | 'persisted' }>

const open = (error: Problem, requestId: string): GraphqlResponse => {
  const { message, code } = error
  return failedResponse(200, code === undefined ? { message, requestId } : { message, code, requestId })
}

/** Answers a request to a service: syntax first, then the project, the token, the service's turn (http.md section 5). */
export async function serveService(request: ServiceRequest, parts: ServiceDependencies): Promise<ServiceResponse> {
  const { projectId, part, body, requestId } = request
  const isGraphql = part === 'graphql' || part === 'private'
  const graphql = isGraphql ? graphqlBody(body) : undefined
  if (graphql?.kind === 'malformed') return { response: malformed(graphql.message, requestId) }
  if (graphql?.kind === 'persisted') return { response: persistedNotSupported }
  const { services } = parts
  const finding = part === 'graphql' ? services.findEngine(projectId) : services.findCurrentEngine(projectId)
  const engine = finding instanceof Promise ? await finding : finding
  // a service without secrets is open
  const isOpen = engine?.definition.secrets.length === 0
  const rejection = engine && !isOpen ? await rejectionOf(engine, request, parts) : undefined
  if (!engine || rejection) {
    const fault = graphql && syntaxFault(graphql)
    return {
      response:
        fault === undefined
          ? open(rejection ?? problem('projectNotFound', { id: projectId }), requestId)
          : malformed(fault, requestId),
    }
  }
  if (!graphql) {
    await request.held.enter(unknownSize, request.signal)
    return { response: await parts.line.run(() => serveTransfer(engine, request, parts.services), request.isGone) }
  }
  const api: Api = part === 'private' ? parts.services.transfer.privateApi(engine) : engine
  return serveGraphql(api, graphql, request, parts)
}

async function serveGraphql(
  api: Api,
  graphql: GraphqlRequests,
  request: ServiceRequest,
  parts: ServiceDependencies,
): Promise<ServiceResponse> {
  const { projectId, requestId, signal, held } = request
  const preparing =
    graphql.kind === 'one' ? api.prepare(graphql.requests[0]) : prepareBatch(api, graphql.requests, parts)
  const ready = preparing instanceof Promise ? await preparing : preparing
  if ('syntaxError' in ready) return { response: malformed(ready.syntaxError, requestId) }
  let throttledMs: number | undefined
  try {
    const turn = parts.throttle.enter(projectId)
    if (turn !== undefined) throttledMs = await turn
  } catch (error) {
    if (error instanceof Problem) return { response: open(error, requestId), throttledMs: 0 }
    throw error
  }
  const entering = held.enter(() => ready.responseBytes?.(), signal)
  if (entering !== undefined) await entering
  const response = await parts.line.run(() => ready.run(contextOf(request)), request.isGone)
  return { response, throttledMs }
}

const contextOf = ({ requestId, signal, idempotencyKey }: ServiceRequest): Parameters<Prepared['run']>[0] =>
  idempotencyKey === undefined ? { requestId, signal } : { requestId, signal, idempotencyKey }

/** A batch as one request: it takes one place, so that no request fills the line by itself. */
async function prepareBatch(
  api: Api,
  requests: readonly GraphqlRequest[],
  { maxResponseBytes: maxBytes }: ServiceDependencies,
): Promise<Preparing> {
  const prepared: Prepared[] = []
  const { breathe } = beginWork()
  for (const one of requests) {
    await breathe()
    const ready = await api.prepare(one)
    if ('syntaxError' in ready) return ready
    prepared.push(ready)
  }
  return {
    run(context) {
      const runs = prepared.map((ready, position) => () => ready.run({ ...context, position }))
      return handleBatch(requests, runs, { requestId: context.requestId, maxBytes })
    },
  }
}

const unknownSize = (): undefined => undefined

type Run = () => Promise<GraphqlResponse>

async function rejectionOf(
  engine: Engine,
  { authorization, projectId }: ServiceRequest,
  parts: ServiceDependencies,
): Promise<Problem | undefined> {
  const reason = await parts.access.check(authorization, engine.definition.secrets)
  if (reason === undefined) return undefined
  parts.refused(projectId, reason)
  return problem('invalidToken')
}

function syntaxFault(body: GraphqlRequests): string | undefined {
  for (const { query } of body.requests) {
    const parsed = parseDocument(query, defaultQueryLimits)
    if (parsed.kind === 'syntax-error') return parsed.message
  }
  return undefined
}

/** All at the same time, but mutations in the order given. */
export async function handleBatch(
  requests: readonly GraphqlRequest[],
  runs: readonly Run[],
  { requestId, maxBytes }: { readonly requestId: string; readonly maxBytes: number },
): Promise<GraphqlResponse> {
  let lastMutation: Promise<unknown> = Promise.resolve()
  let bytes = 0
  const runCounted = async (run: Run): Promise<GraphqlResponse> => {
    if (bytes > maxBytes) return tooLong(bytes, maxBytes, requestId)
    const response = await run()
    bytes += response.body.length
    return response
  }
  const works = runs.map((run, index) => async () => {
    if (!mayWrite(requests[index]?.query ?? '')) return runCounted(run)
    const turn = lastMutation.then(() => runCounted(run))
    lastMutation = turn.catch(() => undefined)
    return turn
  })
  const responses = await runBounded(works, limits.batchedAtOnce)
  return {
    status: 200,
    body: jsonList(responses.map(({ body }) => body)),
    errors: responses.flatMap(({ errors }) => errors),
    ...(isReplay(requests, responses) ? { isReplayed: true } : {}),
  }
}

/** Whether all mutations were replayed. */
function isReplay(requests: readonly GraphqlRequest[], responses: readonly GraphqlResponse[]): boolean {
  const written = responses.filter((_, index) => mayWrite(requests[index]?.query ?? ''))
  return written.length > 0 && written.every(({ isReplayed }) => isReplayed === true)
}

/** In one go: a long text that is put between brackets afterwards would be copied once more. */
const jsonList = (items: readonly string[]): string =>
  items.length === 0
    ? '[]'
    : items.map((item, index) => (index === 0 ? '[' : ',') + item + (index === items.length - 1 ? ']' : '')).join('')

/** In the place of a request of a batch that is not run any more. */
function tooLong(bytes: number, limit: number, requestId: string): GraphqlResponse {
  const { message, code } = problem('responseTooLong', { bytes: String(bytes), limit: String(limit) })
  return failedResponse(200, { message, ...(code === undefined ? {} : { code }), requestId })
}

const mayWrite = (query: string): boolean => query.includes('mutation')

async function serveTransfer(
  engine: Engine,
  { part, body, requestId }: ServiceRequest,
  { transfer }: Services,
): Promise<GraphqlResponse> {
  try {
    const text =
      part === 'import'
        ? await transfer.import(engine, body)
        : part === 'export'
          ? await transfer.export(engine, body)
          : JSON.stringify(engine.definition.datamodel)
    return { status: 200, body: text, errors: [] }
  } catch (error) {
    if (error instanceof TransferError) return malformed(error.message, requestId)
    if (error instanceof Problem) return open(error, requestId)
    throw error
  }
}
