import type { ChangeReport } from '../connector/compiled-operation.js'
import type { ProjectData } from '../connector/project-data.js'
import { Problem } from '../errors/problem.js'
import { coerceVariables } from '../graphql/document/coerce-variables.js'
import type { DocumentBudget } from '../graphql/document/document-budget.js'
import type { QueryLimits } from '../graphql/document/query-limits.js'
import { createRequestCache, type KnownDocument } from '../graphql/document/request-cache.js'
import { shapeOfVariables } from '../graphql/document/variable-shape.js'
import { createIntrospection } from '../graphql/introspection/introspect.js'
import { refusedResponse, type GraphqlResponse } from '../graphql/response/graphql-response.js'
import { buildGraphqlSchema } from '../graphql/schema/build-graphql-schema.js'
import { relatedTypesOf } from '../model/lookup.js'
import { beginWork } from '../util/breather.js'
import { once } from '../util/once.js'
import { inSlices, type Slices } from '../util/slices.js'
import { respondToField, handleRequest, type RunningRequest, type CompiledRequest } from './handle-request.js'
import { compileRequest } from './compile-request.js'
import type { Engine, EngineObserver, GraphqlRequest, RequestContext } from './engine.js'
import { createStartSubscription } from './start-subscription.js'
import { wayOfRunning } from './way-of-running.js'
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
  readonly responseBytes: number
  /** What the engines of all services keep of documents together. */
  readonly documents: DocumentBudget
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
  const compiling = {
    ...{ graphqlSchema, data, batchLimit: options.queryLimits.batch },
    relatedModel: relatedTypesOf(definition.model),
  }

  const running = { model: definition.model, graphqlSchema, transactionMs: options.queryLimits.transactionMs }

  /** All that answering takes; or why the request is refused. */
  async function ready(
    document: KnownDocument<CompiledRequest>,
    request: GraphqlRequest,
    context: RequestContext,
  ): Promise<RunningRequest | GraphqlResponse> {
    if (document.errors.length > 0) return refusedResponse(document.errors)
    const operation = document.operation(request.operationName)
    if (typeof operation === 'string') return refusedResponse([{ message: operation }])
    const breather = beginWork()
    const coerced = coerceVariables(operation.variables, request.variables, document.source, options.queryLimits)
    await breather.breathe()
    if (coerced.kind === 'errors') return refusedResponse(coerced.errors)
    const shape = shapeOfVariables(operation.variables, coerced.values)
    let compiled = operation.plans.get(shape)
    if (compiled === undefined) {
      compiled = await inSlices(compileRequest(document, operation.node, coerced.values, compiling), breather)
      await breather.breathe()
      operation.plans.set(shape, compiled)
      requests.grown(document)
    }
    const report: ChangeReport = observer.hasListeners(definition.id)
      ? (changes) => observer.changed(definition.id, changes)
      : undefined
    const { newer } = options
    const way = wayOfRunning({ request, context, operation: operation.node, values: coerced.values, compiled }, running)
    if (typeof way === 'string') return refusedResponse([{ message: way }])
    // each named: copying the properties of another object takes many times as long
    return {
      transaction: way.transaction,
      nullsData: way.nullsData,
      once: way.once,
      compiled,
      document,
      request,
      context,
      variables: coerced.values,
      report,
      introspection,
      definition,
      observer,
      newer,
      data,
      made: { bytes: 0, limit: options.responseBytes },
      introspected: { bytes: 0 },
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
          const runningRequest = await ready(document, request, context)
          const response = 'body' in runningRequest ? runningRequest : await handleRequest(runningRequest)
          requests.answered(document, response.body.length)
          return response
        },
        responseBytes: () => requests.responseBytes(document),
        async runField(key, context) {
          const runningRequest = await ready(document, request, context)
          if ('body' in runningRequest) throw new Problem(runningRequest.errors[0]?.message ?? '')
          const field = runningRequest.compiled.fields.find((one) => one.field.key === key)
          if (field === undefined) throw new Problem(`The request has no field '${key}' any more.`)
          return respondToField(field, runningRequest)
        },
      }
    },
  }
}
