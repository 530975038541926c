import type { GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { ChangeReport } from '../connector/compiled-operation.js'
import type { ProjectData } from '../connector/project-data.js'
import { coerceVariables } from '../graphql/document/coerce-variables.js'
import type { KnownDocument, KnownOperation, RequestCache } from '../graphql/document/request-cache.js'
import { shapeOfVariables } from '../graphql/document/variable-shape.js'
import type { Introspection } from '../graphql/introspection/introspect.js'
import { refusedResponse, type GraphqlResponse } from '../graphql/response/graphql-response.js'
import { inputLimitsOf, type QueryLimits } from '../graphql/document/query-limits.js'
import { relatedTypesOf } from '../model/lookup.js'
import type { ProjectDefinition } from '../model/project-definition.js'
import { beginWork, type Breather } from '../util/breather.js'
import { inSlices } from '../util/slices.js'
import { compileRequest } from './compile-request.js'
import type { Engine, EngineObserver, GraphqlRequest, RequestContext } from './engine.js'
import type { CompiledRequest, RunningRequest } from './handle-request.js'
import { wayOfRunning } from './way-of-running.js'

export interface StartOptions {
  readonly definition: ProjectDefinition
  readonly data: ProjectData
  readonly observer: EngineObserver
  /** The engine that has replaced this one, or is about to; undefined: none has. */
  newer(): Promise<Engine | undefined>
  readonly queryLimits: QueryLimits
  /** Bytes after which no further root field of a request is run. */
  readonly responseBytes: number
}

/** A request with the document that it sends. */
export interface Asked {
  readonly document: KnownDocument<CompiledRequest>
  readonly request: GraphqlRequest
  readonly context: RequestContext
}

type Ready = RunningRequest | GraphqlResponse

/** What an engine makes of its model for all requests. */
export interface StartParts {
  readonly graphqlSchema: GraphQLSchema
  readonly introspection: () => Introspection
  readonly requests: RequestCache<CompiledRequest>
}

/** Makes of a request all that answering it takes, or why it is refused; at once where the plan for its variables is known. */
export type Start = (asked: Asked) => Ready | Promise<Ready>

/** Starts the requests of one engine. */
export function createStart(options: StartOptions, { graphqlSchema, introspection, requests }: StartParts): Start {
  const { definition, data, observer } = options
  const compiling = {
    ...{ graphqlSchema, data, batchLimit: options.queryLimits.batch },
    relatedModel: relatedTypesOf(definition.model),
  }

  const inputLimits = inputLimitsOf(options.queryLimits, { hasBatches: definition.model.features.has('BATCH') })
  const { transactionMs, onceMs } = options.queryLimits
  const running = { model: definition.model, graphqlSchema, transactionMs, onceMs }

  async function compile(
    { document }: Asked,
    operation: KnownOperation<CompiledRequest>,
    values: Readonly<Record<string, unknown>>,
    breather: Breather,
  ): Promise<CompiledRequest> {
    const compiled = await inSlices(compileRequest(document, operation.node, values, compiling), breather)
    await breather.breathe()
    operation.plans.set(shapeOfVariables(operation.variables, values), compiled)
    requests.grown(document)
    return compiled
  }

  function run(
    { document, request, context }: Asked,
    operation: OperationDefinitionNode,
    values: Readonly<Record<string, unknown>>,
    compiled: CompiledRequest,
  ): Ready {
    const report: ChangeReport = observer.hasListeners(definition.id)
      ? (changes) => observer.changed(definition.id, changes)
      : undefined
    const way = wayOfRunning({ request, context, operation, values, compiled }, running)
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
      variables: values,
      report,
      introspection,
      definition,
      observer,
      newer: options.newer,
      data,
      made: { bytes: 0, limit: options.responseBytes },
      introspected: { bytes: 0 },
    }
  }

  return (asked) => {
    const { document, request } = asked
    if (document.errors.length > 0) return refusedResponse(document.errors)
    const operation = document.operation(request.operationName)
    if (typeof operation === 'string') return refusedResponse([{ message: operation }])
    const breather = beginWork()
    const coerced = coerceVariables(operation.variables, request.variables, document.source, inputLimits)
    if (coerced.kind === 'errors') return refusedResponse(coerced.errors)
    const { values } = coerced
    const compiled = operation.plans.get(shapeOfVariables(operation.variables, values))
    if (compiled !== undefined && !breather.isDue()) return run(asked, operation.node, values, compiled)
    return breather
      .breathe()
      .then(() => compiled ?? compile(asked, operation, values, breather))
      .then((made) => run(asked, operation.node, values, made))
  }
}
