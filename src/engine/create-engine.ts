import { createHash } from 'node:crypto'
import type { ChangeReport, CompiledOperation, OnceKey } from '../connector/compiled-operation.js'
import { runTransaction, type CompiledField } from './answer-transaction.js'
import { runBounded } from '../util/run-bounded.js'
import type { ProjectData } from '../connector/project-data.js'
import { DatabaseError, isOutdated } from '../errors/database-error.js'
import { problem, Problem } from '../errors/problem.js'
import { coerceVariables } from '../graphql/document/coerce-variables.js'
import type { DocumentBudget } from '../graphql/document/document-budget.js'
import type { QueryLimits } from '../graphql/document/query-limits.js'
import { createRequestCache, type KnownDocument } from '../graphql/document/request-cache.js'
import { shapeOfVariables } from '../graphql/document/variable-shape.js'
import { createIntrospection, type Introspection } from '../graphql/introspection/introspect.js'
import { dataAnswer, refusedAnswer, type Answer, type AnswerError } from '../graphql/respond/answer.js'
import { formatFailure } from '../graphql/respond/format-failure.js'
import { buildGraphqlSchema } from '../graphql/schema/build-graphql-schema.js'
import { idempotencyKeyOf, transactionOf, type AskedTransaction } from '../graphql/schema/operation-directives.js'
import { toRootFields, type RootField } from '../graphql/to-operation/to-operation.js'
import { relatedTypesOf } from '../model/lookup.js'
import { jsonText } from '../util/exact-json.js'
import { createBreather } from '../util/breather.js'
import { once } from '../util/once.js'
import { inSlices, type Slices } from '../util/slices.js'
import type { AnsweredField, Engine, EngineObserver, GraphqlRequest, RequestContext } from './engine.js'
import { createStartSubscription } from './start-subscription.js'
import type { ProjectDefinition } from '../model/project-definition.js'

export interface EngineOptions {
  readonly definition: ProjectDefinition
  readonly data: ProjectData
  readonly rawDatabases: readonly string[]
  readonly observer: EngineObserver
  /** The engine that has replaced this one, or is about to; undefined: none has. */
  newer(): Promise<Engine | undefined>
  readonly queryLimits: QueryLimits
  /** Bytes after which no further root field of a request is run. */
  readonly answerBytes: number
  /** What the engines of all services keep of documents together. */
  readonly documents: DocumentBudget
}

interface CompiledRequest {
  readonly fields: readonly CompiledField[]
  readonly isMutation: boolean
}

/** Compiles a project once per deploy; documents and plans are added as requests bring them. */
export function* createEngine(options: EngineOptions): Slices<Engine> {
  const { definition, data, observer } = options
  const graphqlSchema = yield* buildGraphqlSchema(definition.model, { rawDatabases: options.rawDatabases })
  const introspection = once(() => createIntrospection(graphqlSchema))
  const requests = createRequestCache<CompiledRequest>(graphqlSchema, {
    limits: options.queryLimits,
    budget: options.documents,
  })
  const relatedModel = relatedTypesOf(definition.model)

  function* compile(
    document: KnownDocument<CompiledRequest>,
    operation: Parameters<typeof toRootFields>[0],
    variables: Readonly<Record<string, unknown>>,
  ): Slices<CompiledRequest> {
    const batchLimit = options.queryLimits.batch
    const scope = { batchLimit, graphqlSchema, fragments: document.fragments, variables, relatedModel }
    const fields: CompiledField[] = []
    for (const field of yield* toRootFields(operation, scope)) {
      yield
      fields.push(yield* compileField(field))
    }
    return { fields, isMutation: operation.operation === 'mutation' }
  }

  function* compileField(field: RootField): Slices<CompiledField> {
    if (field.kind !== 'operation') return { field, run: undefined }
    try {
      return { field, run: yield* data.compile(field.operation, field.payload) }
    } catch (error) {
      if (error instanceof Problem) return { field, run: undefined, problem: error }
      throw error
    }
  }

  /** All that answering takes; or why the request is refused. */
  async function ready(
    document: KnownDocument<CompiledRequest>,
    request: GraphqlRequest,
    context: RequestContext,
  ): Promise<Answering | Answer> {
    if (document.errors.length > 0) return refusedAnswer(document.errors)
    const operation = document.operation(request.operationName)
    if (typeof operation === 'string') return refusedAnswer([{ message: operation }])
    const breather = createBreather()
    const coerced = coerceVariables(operation.variables, request.variables, document.source, options.queryLimits)
    await breather.breathe()
    if (coerced.kind === 'errors') return refusedAnswer(coerced.errors)
    const shape = shapeOfVariables(operation.variables, coerced.values)
    let compiled = operation.plans.get(shape)
    if (compiled === undefined) {
      compiled = await inSlices(compile(document, operation.node, coerced.values), breather)
      await breather.breathe()
      operation.plans.set(shape, compiled)
      requests.grown(document)
    }
    const report: ChangeReport = observer.hasListeners(definition.id)
      ? (changes) => observer.changed(definition.id, changes)
      : undefined
    const { newer } = options
    const asked = transactionOf(operation.node, coerced.values, graphqlSchema)
    const limit = options.queryLimits.transactionMs
    const isMutation = compiled.isMutation && definition.model.features.has('TRANSACTION')
    const key = isMutation
      ? (idempotencyKeyOf(operation.node, coerced.values, graphqlSchema) ?? context.idempotencyKey)
      : undefined
    const refusal = key === undefined ? undefined : refusalOfKey(key, asked !== undefined, compiled)
    if (refusal !== undefined) return refusedAnswer([{ message: refusal }])
    const once = key === undefined ? undefined : { key, hash: hashOf(request), keptMs: keyKeptMs }
    const transaction = asked
      ? { ...asked, timeoutMs: Math.min(asked.timeoutMs, limit) }
      : once && { isolation: 'READ_COMMITTED' as const, timeoutMs: limit }
    return {
      ...{ transaction, data, once, nullsData: asked !== undefined },
      ...{ compiled, document, request, context, variables: coerced.values, report, introspection, definition },
      ...{ observer, newer, made: { bytes: 0, limit: options.answerBytes } },
    }
  }

  const startSubscription = once(() =>
    createStartSubscription(graphqlSchema, definition.model, {
      limits: options.queryLimits,
      budget: options.documents,
    }),
  )
  return {
    definition,
    graphqlSchema,
    data,
    startSubscription: (request) => startSubscription()(request),
    async prepare(request) {
      const document = await requests.read(request.query)
      if ('syntaxError' in document) return document
      return {
        async run(context) {
          const answering = await ready(document, request, context)
          const answer = 'body' in answering ? answering : await answerRequest(answering)
          requests.answered(document, answer.body.length)
          return answer
        },
        answerBytes: () => requests.answerBytes(document),
        async runField(key, context) {
          const answering = await ready(document, request, context)
          if ('body' in answering) throw new Problem(answering.errors[0]?.message ?? '')
          const field = answering.compiled.fields.find((one) => one.field.key === key)
          if (field === undefined) throw new Problem(`The request has no field '${key}' any more.`)
          return answerField(field, answering)
        },
      }
    },
  }
}

interface Answering {
  readonly compiled: CompiledRequest
  readonly document: KnownDocument<CompiledRequest>
  readonly request: GraphqlRequest
  readonly context: RequestContext
  readonly variables: Readonly<Record<string, unknown>>
  readonly report: ChangeReport
  readonly introspection: () => Introspection
  readonly definition: ProjectDefinition
  readonly observer: EngineObserver
  readonly newer: EngineOptions['newer']
  readonly data: ProjectData
  /** All root fields run in one. */
  readonly transaction: AskedTransaction | undefined
  /** Its failures leave no data at all. */
  readonly nullsData: boolean
  /** It runs once. */
  readonly once: OnceKey | undefined
  /** The answers of its root fields so far. */
  readonly made: { bytes: number; readonly limit: number }
}

const longestKey = 200
const keyKeptMs = 24 * 3_600_000

/** Why a mutation cannot run once; undefined: it can. */
function refusalOfKey(key: string, isTransaction: boolean, { fields }: CompiledRequest): string | undefined {
  if (key.length === 0 || key.length > longestKey)
    return `An idempotency key has 1 to ${String(longestKey)} characters, this one has ${String(key.length)}.`
  return fields.length > 1 && !isTransaction
    ? `An idempotent mutation of several fields needs @transaction; this one has ${String(fields.length)} fields.`
    : undefined
}

const hashOf = ({ query, variables, operationName }: GraphqlRequest): string =>
  createHash('sha256')
    .update(jsonText([query, variables, operationName ?? null]))
    .digest('hex')

/** Queries run side by side, mutations one after the other until one that must not be null fails (mutations.md section 3). */
async function answerRequest(answering: Answering): Promise<Answer> {
  const { fields, isMutation } = answering.compiled
  if (answering.transaction) return answerTransaction(answering, answering.transaction)
  const [only] = fields
  let answered: readonly AnsweredField[]
  if (only !== undefined && fields.length === 1) answered = [await answerField(only, answering)]
  else if (isMutation) answered = await answerInTurn(answering)
  else answered = await answerSideBySide(answering)
  return dataAnswer(
    answered,
    answered.flatMap(({ errors }) => errors),
    answered.some(({ nullsAll }) => nullsAll),
  )
}

/** Any failure undoes all of it, and leaves no data (beyond.md section 9.1). */
async function answerTransaction(answering: Answering, asked: AskedTransaction): Promise<Answer> {
  const { compiled, variables, report, data, newer, request, context, once, nullsData } = answering
  const plain = (field: RootField): string => plainJson(field, answering)
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
  const errors = (places ?? [{ path: own, location: field.location, cause }]).map((one) => describe(one, answering))
  const nulled = nullsData ? [] : [{ key: field.key, json: 'null' }]
  return dataAnswer(nulled, errors, nullsData || !field.isNullable)
}
/** Root fields of one request that run at a time. */
const fieldsAtOnce = 32

async function answerSideBySide(answering: Answering): Promise<readonly AnsweredField[]> {
  const works = answering.compiled.fields.map((field) => () => answerField(field, answering))
  return runBounded(works, fieldsAtOnce)
}

async function answerInTurn(answering: Answering): Promise<readonly AnsweredField[]> {
  const answered: AnsweredField[] = []
  for (const field of answering.compiled.fields) {
    const answer = await answerField(field, answering)
    answered.push(answer)
    if (answer.nullsAll) break
  }
  return answered
}

const noErrors: readonly AnswerError[] = []

async function answerField(compiled: CompiledField, answering: Answering): Promise<AnsweredField> {
  const answered = await makeAnswer(compiled, answering)
  answering.made.bytes += answered.json.length
  return answered
}

async function makeAnswer(
  { field, run, problem: refusal }: CompiledField,
  answering: Answering,
): Promise<AnsweredField> {
  const { key } = field
  try {
    if (refusal !== undefined) throw refusal
    refuseTooLong(answering.made)
    if (field.kind !== 'operation' || run === undefined)
      return { key, json: plainJson(field, answering), errors: noErrors, nullsAll: false }
    const { json, failures } = await runTelling(run, answering)
    if (failures.length === 0) return { key, json, errors: noErrors, nullsAll: false }
    const errors = failures.map(({ path, location, reason }) =>
      describe({ path: [key, ...path], location, cause: reason }, answering),
    )
    return { key, json, errors, nullsAll: json === 'null' && !field.isNullable }
  } catch (failure) {
    const [newer, error] = isOutdated(failure) ? await answerAnew(key, answering, failure) : [undefined, failure]
    if (newer !== undefined) return newer
    const path = field.kind === 'failing' ? [key, ...field.path] : [key]
    return {
      key,
      json: 'null',
      errors: [describe({ path, location: field.location, cause: error }, answering)],
      nullsAll: !field.isNullable,
    }
  }
}

/** One field may be as long as it is; those that would come behind it are not asked any more. */
function refuseTooLong({ bytes, limit }: Answering['made']): void {
  if (bytes > limit) throw problem('answerTooLong', { bytes: String(bytes), limit: String(limit) })
}

/** Runs a field on the engine that has replaced this one: nothing stands of what met other tables than it expected. */
async function answerAnew(
  key: string,
  { newer, request, context }: Answering,
  failure: unknown,
): Promise<readonly [AnsweredField | undefined, unknown]> {
  const engine = await newer().catch(() => undefined)
  const prepared = await engine?.prepare(request)
  if (prepared === undefined || 'syntaxError' in prepared) return [undefined, failure]
  try {
    return [await prepared.runField(key, context), undefined]
  } catch (refusal) {
    return [undefined, refusal]
  }
}

/** The answer waits for those who look at what was changed. */
async function runTelling(
  run: CompiledOperation,
  { variables, report, context: { signal } }: Answering,
): ReturnType<CompiledOperation> {
  if (report === undefined) return run(variables, undefined, signal)
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

function plainJson(field: RootField, { introspection, document, variables }: Answering): string {
  switch (field.kind) {
    case 'typename':
      return JSON.stringify(field.name)
    case 'introspection': {
      const { collected } = field
      return JSON.stringify(introspection().answer(collected, { fragments: document.fragments, variables }))
    }
    case 'failing':
      throw field.problem
    default:
      return 'null'
  }
}

function describe(
  failure: Parameters<typeof formatFailure>[0],
  { document, context, observer, definition, request }: Answering,
): AnswerError {
  // nobody is there to miss what was ended because its client has left
  if (failure.cause !== 'null-violation' && !isAbandoned(failure.cause))
    observer.failed({ cause: failure.cause, requestId: context.requestId, projectId: definition.id, request })
  return formatFailure(failure, { source: document.source, requestId: context.requestId })
}

const isAbandoned = (cause: unknown): boolean => cause instanceof DatabaseError && cause.fault === 'abandoned'
