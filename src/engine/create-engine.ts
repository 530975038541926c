import { Problem } from '../errors/problem.js'
import type { DocumentBudget } from '../graphql/document/document-budget.js'
import { createRequestCache, type ReadDocument } from '../graphql/document/request-cache.js'
import { createIntrospection } from '../graphql/introspection/introspect.js'
import { buildGraphqlSchema } from '../graphql/schema/build-graphql-schema.js'
import { once } from '../util/once.js'
import type { Slices } from '../util/slices.js'
import { respondToField, handleRequest, type CompiledRequest } from './handle-request.js'
import type { Engine, GraphqlRequest } from './engine.js'
import { createStart, type StartOptions } from './start-request.js'
import { createStartSubscription } from './start-subscription.js'

export interface EngineOptions extends StartOptions {
  readonly rawDatabases: readonly string[]
  /** What the engines of all services keep of documents together. */
  readonly documents: DocumentBudget
}

/** Compiles a project once per deploy; documents and plans are added as requests bring them. */
export function* createEngine(options: EngineOptions): Slices<Engine> {
  const { definition, data } = options
  const graphqlSchema = yield* buildGraphqlSchema(definition.model, { rawDatabases: options.rawDatabases })
  const introspection = once(() => createIntrospection(graphqlSchema))
  const requests = createRequestCache<CompiledRequest>(graphqlSchema, {
    limits: options.queryLimits,
    budget: options.documents,
  })
  const start = createStart(options, { graphqlSchema, introspection, requests })

  function prepared(
    read: ReadDocument<CompiledRequest>,
    request: GraphqlRequest,
  ): Awaited<ReturnType<Engine['prepare']>> {
    if ('syntaxError' in read) return read
    const document = read
    return {
      async run(context) {
        const starting = start({ document, request, context })
        const started = starting instanceof Promise ? await starting : starting
        const response = 'body' in started ? started : await handleRequest(started)
        requests.answered(document, response.body.length)
        return response
      },
      responseBytes: () => requests.responseBytes(document),
      async runField(key, context) {
        const started = await start({ document, request, context })
        if ('body' in started) throw new Problem(started.errors[0]?.message ?? '')
        const field = started.compiled.fields.find((one) => one.field.key === key)
        if (field === undefined) throw new Problem(`The request has no field '${key}' any more.`)
        return respondToField(field, started)
      },
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
    newer: () => options.newer(),
    startSubscription: (request) => startSubscription()(request),
    prepare(request) {
      const read = requests.read(request.query)
      return read instanceof Promise ? read.then((document) => prepared(document, request)) : prepared(read, request)
    },
  }
}
