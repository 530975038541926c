import type { ChangeReport, CompiledOperation, OnceKey } from '../connector/compiled-operation.js'
import type { ProjectData } from '../connector/project-data.js'
import { DatabaseError, isOutdated } from '../errors/database-error.js'
import { problem } from '../errors/problem.js'
import type { KnownDocument } from '../graphql/document/request-cache.js'
import { inSlices } from '../util/slices.js'
import type { Introspection, Told } from '../graphql/introspection/introspect.js'
import { dataResponse, type GraphqlResponse, type GraphqlError } from '../graphql/response/graphql-response.js'
import { formatFailure } from '../graphql/response/format-failure.js'
import type { AskedTransaction } from '../graphql/schema/operation-directives.js'
import type { RootField } from '../graphql/to-operation/to-operation.js'
import type { ProjectDefinition } from '../model/project-definition.js'
import { runBounded } from '../util/run-bounded.js'
import type { Soon } from '../util/soon.js'
import { runTransaction, type CompiledField } from './handle-transaction.js'
import type { FieldResponse, Engine, EngineObserver, GraphqlRequest, RequestContext } from './engine.js'

/** An operation of a document whose root fields are compiled. */
export interface CompiledRequest {
  readonly fields: readonly CompiledField[]
  readonly isMutation: boolean
}

/** All that answering a compiled request takes. */
export interface RunningRequest {
  readonly compiled: CompiledRequest
  readonly document: KnownDocument<CompiledRequest>
  readonly request: GraphqlRequest
  readonly context: RequestContext
  readonly variables: Readonly<Record<string, unknown>>
  readonly report: ChangeReport
  readonly introspection: () => Introspection
  readonly definition: ProjectDefinition
  readonly observer: EngineObserver
  /** The engine that has replaced the one that compiled it. */
  newer(): Promise<Engine | undefined>
  readonly data: ProjectData
  /** All root fields run in one. */
  readonly transaction: AskedTransaction | undefined
  /** Its failures leave no data at all. */
  readonly nullsData: boolean
  /** It runs once. */
  readonly once: OnceKey | undefined
  /** The answers of its root fields so far. */
  readonly made: { bytes: number; readonly limit: number }
  readonly introspected: Told
}

/** Queries run side by side, mutations one after the other until one that must not be null fails (mutations.md section 3). */
export async function handleRequest(runningRequest: RunningRequest): Promise<GraphqlResponse> {
  const { fields, isMutation } = runningRequest.compiled
  if (runningRequest.transaction) return handleTransaction(runningRequest, runningRequest.transaction)
  const [only] = fields
  if (only !== undefined && fields.length === 1) {
    const response = await respondToField(only, runningRequest)
    return dataResponse([response], response.errors, response.nullsAll)
  }
  const answered = await (isMutation ? runInTurn(runningRequest) : runSideBySide(runningRequest))
  return dataResponse(
    answered,
    answered.flatMap(({ errors }) => errors),
    answered.some(({ nullsAll }) => nullsAll),
  )
}

/** Any failure undoes all of it, and leaves no data (beyond.md section 9.1). */
async function handleTransaction(runningRequest: RunningRequest, asked: AskedTransaction): Promise<GraphqlResponse> {
  const { compiled, variables, report, data, newer, request, context, once, nullsData } = runningRequest
  const plain = (field: RootField): Promise<string> => plainJson(field, runningRequest)
  const outcome = await runTransaction({ ...compiled, asked, once, variables, report, plainJson: plain }, data)
  if (outcome.kind === 'answered')
    return { status: 200, body: outcome.body, errors: [], ...(outcome.isReplayed ? { isReplayed: true } : {}) }
  const { field, cause, failures } = outcome
  if (isOutdated(cause)) {
    const engine = await newer().catch(() => undefined)
    const prepared = await engine?.prepare(request)
    if (prepared !== undefined && !('syntaxError' in prepared)) return prepared.run(context)
  }
  const own = [field.key, ...(field.kind === 'failing' ? field.path : [])]
  const places = failures?.map(({ path, location, reason }) => ({
    path: [field.key, ...path],
    location,
    cause: reason,
  }))
  const errors = (places ?? [{ path: own, location: field.location, cause }]).map((one) =>
    describe(one, runningRequest),
  )
  const nulled = nullsData ? [] : [{ key: field.key, json: 'null' }]
  return dataResponse(nulled, errors, nullsData || !field.isNullable)
}

/** Root fields of one request that run at a time. */
const fieldsAtOnce = 32

async function runSideBySide(runningRequest: RunningRequest): Promise<readonly FieldResponse[]> {
  const works = runningRequest.compiled.fields.map((field) => () => respondToField(field, runningRequest))
  return runBounded(works, fieldsAtOnce)
}

async function runInTurn(runningRequest: RunningRequest): Promise<readonly FieldResponse[]> {
  const answered: FieldResponse[] = []
  for (const field of runningRequest.compiled.fields) {
    const response = await respondToField(field, runningRequest)
    answered.push(response)
    if (response.nullsAll) break
  }
  return answered
}

const noErrors: readonly GraphqlError[] = []

/** Runs one root field; a failure becomes its null and an error. */
export async function respondToField(compiled: CompiledField, runningRequest: RunningRequest): Promise<FieldResponse> {
  let response: FieldResponse
  try {
    const running = runField(compiled, runningRequest)
    const completed = running instanceof Promise ? await running : running
    response = fieldResponse(compiled.field, completed, runningRequest)
  } catch (failure) {
    response = await failedField(compiled.field, failure, runningRequest)
  }
  runningRequest.made.bytes += response.json.length
  return response
}

function runField({ field, run, problem: rejection }: CompiledField, runningRequest: RunningRequest): CompletedField {
  if (rejection !== undefined) throw rejection
  refuseTooLong(runningRequest.made)
  if (field.kind !== 'operation' || run === undefined) return plainJson(field, runningRequest)
  return runningRequest.report === undefined
    ? run(runningRequest.variables, undefined, runningRequest.context.signal)
    : runReporting(run, runningRequest, runningRequest.report)
}

/** JSON text, with what in it could not be given. */
type CompletedField = Soon<string | Awaited<ReturnType<CompiledOperation>>>

function fieldResponse(
  field: RootField,
  completed: Awaited<CompletedField>,
  runningRequest: RunningRequest,
): FieldResponse {
  const { key } = field
  if (typeof completed === 'string') return { key, json: completed, errors: noErrors, nullsAll: false }
  const { json, failures } = completed
  if (failures.length === 0) return { key, json, errors: noErrors, nullsAll: false }
  const errors = failures.map(({ path, location, reason }) =>
    describe({ path: [key, ...path], location, cause: reason }, runningRequest),
  )
  return { key, json, errors, nullsAll: json === 'null' && !field.isNullable }
}

async function failedField(field: RootField, failure: unknown, runningRequest: RunningRequest): Promise<FieldResponse> {
  const { key } = field
  const [newer, error] = isOutdated(failure) ? await respondAnew(key, runningRequest, failure) : [undefined, failure]
  if (newer !== undefined) return newer
  const path = field.kind === 'failing' ? [key, ...field.path] : [key]
  return {
    key,
    json: 'null',
    errors: [describe({ path, location: field.location, cause: error }, runningRequest)],
    nullsAll: !field.isNullable,
  }
}

/** One field may be as long as it is; those that would come behind it are not asked any more. */
function refuseTooLong({ bytes, limit }: RunningRequest['made']): void {
  if (bytes > limit) throw problem('responseTooLong', { bytes: String(bytes), limit: String(limit) })
}

/** Runs a field on the engine that has replaced this one: nothing stands of what met other tables than it expected. */
async function respondAnew(
  key: string,
  { newer, request, context }: RunningRequest,
  failure: unknown,
): Promise<readonly [FieldResponse | undefined, unknown]> {
  const engine = await newer().catch(() => undefined)
  const prepared = await engine?.prepare(request)
  if (prepared === undefined || 'syntaxError' in prepared) return [undefined, failure]
  try {
    return [await prepared.runField(key, context), undefined]
  } catch (rejection) {
    return [undefined, rejection]
  }
}

/** The answer waits for those who look at what was changed. */
async function runReporting(
  run: CompiledOperation,
  { variables, context: { signal } }: RunningRequest,
  report: NonNullable<ChangeReport>,
): Promise<Awaited<ReturnType<CompiledOperation>>> {
  const heard: Promise<void>[] = []
  try {
    const tell: ChangeReport = (changes) => {
      const looked = report(changes)
      if (looked) heard.push(looked)
      return looked
    }
    return await run(variables, tell, signal)
  } finally {
    await Promise.all(heard)
  }
}

async function plainJson(
  field: RootField,
  { introspection, document, variables, introspected }: RunningRequest,
): Promise<string> {
  switch (field.kind) {
    case 'typename':
      return JSON.stringify(field.name)
    case 'introspection': {
      const { collected } = field
      const scope = { fragments: document.fragments, variables }
      return inSlices(introspection().resolve(collected, scope, introspected))
    }
    case 'failing':
      throw field.problem
    case 'operation':
    case 'null':
      return 'null'
  }
}

function describe(
  failure: Parameters<typeof formatFailure>[0],
  { document, context, observer, definition, request }: RunningRequest,
): GraphqlError {
  // nobody is there to miss what was ended because its client has left
  if (failure.cause !== 'null-violation' && !isAbandoned(failure.cause))
    observer.failed({ cause: failure.cause, requestId: context.requestId, projectId: definition.id, request })
  return formatFailure(failure, { source: document.source, requestId: context.requestId })
}

const isAbandoned = (cause: unknown): boolean => cause instanceof DatabaseError && cause.kind === 'abandoned'
