import { runBounded } from '../util/run-bounded.js'
import { limits } from './server-settings.js'
import type { ServiceAccess } from '../auth/service-access.js'
import type { Engine, GraphqlRequest } from '../engine/engine.js'
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
  readonly idempotencyKey?: string
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
  prepare(request: GraphqlRequest): Promise<
    | {
        run(context: { readonly requestId: string; readonly signal: CancelSignal }): Promise<GraphqlResponse>
        responseBytes?(): number | undefined
      }
    | { readonly syntaxError: string }
  >
}

const open = (error: Problem, requestId: string): GraphqlResponse => {
  const { message, code } = error
  return failedResponse(200, code === undefined ? { message, requestId } : { message, code, requestId })
}

/** Answers a request to a service: syntax first, then the project, the token, the service's turn (http.md section 5). */
export async function serveService(request: ServiceRequest, parts: ServiceDependencies): Promise<ServiceResponse> {
  const { projectId, part, body, requestId, signal, held, idempotencyKey } = request
  const isGraphql = part === 'graphql' || part === 'private'
  const graphql = isGraphql ? graphqlBody(body) : undefined
  if (graphql?.kind === 'malformed') return { response: malformed(graphql.message, requestId) }
  if (graphql?.kind === 'persisted') return { response: persistedNotSupported }
  const { services } = parts
  const engine = await (part === 'graphql' ? services.findEngine(projectId) : services.findCurrentEngine(projectId))
  const rejection = engine ? await rejectionOf(engine, request, parts) : problem('projectNotFound', { id: projectId })
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
    await held.enter(unknownSize, signal)
    return { response: await parts.line.run(() => serveTransfer(engine, request, parts.services), request.isGone) }
  }
  const api: Api = part === 'private' ? parts.services.transfer.privateApi(engine) : engine
  const prepared: Exclude<Awaited<ReturnType<Api['prepare']>>, { readonly syntaxError: string }>[] = []
  const { breathe } = beginWork()
  for (const one of graphql.requests) {
    await breathe()
    const ready = await api.prepare(one)
    if ('syntaxError' in ready) return { response: malformed(ready.syntaxError, requestId) }
    prepared.push(ready)
  }
  let throttledMs: number | undefined
  try {
    throttledMs = await parts.throttle.enter(projectId)
  } catch (error) {
    if (error instanceof Problem) return { response: open(error, requestId), throttledMs: 0 }
    throw error
  }
  const runs = prepared.map(
    (ready) => () => ready.run({ requestId, signal, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }),
  )
  const [first] = prepared
  await held.enter(graphql.kind === 'one' ? () => first?.responseBytes?.() : unknownSize, signal)
  // a batch takes one place, so that no request fills the line by itself
  const response = await parts.line.run(
    () =>
      graphql.kind === 'one'
        ? (runs[0] as Run)()
        : handleBatch(graphql.requests, runs, { requestId, maxBytes: parts.maxResponseBytes }),
    request.isGone,
  )
  return { response, throttledMs }
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

function syntaxFault(body: Exclude<GraphqlBody, { kind: 'malformed' | 'persisted' }>): string | undefined {
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
  }
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
