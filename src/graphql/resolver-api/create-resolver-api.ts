import { beginWork } from '../../util/breather.js'
import { inSlices } from '../../util/slices.js'
import {
  getArgumentValues,
  isNonNullType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import { once } from '../../util/once.js'
import { coerceVariables } from '../document/coerce-variables.js'
import { createRequestCache, type KnownDocument } from '../document/request-cache.js'
import { createIntrospection } from '../introspection/introspect.js'
import { dataResponse, refusedResponse, type GraphqlResponse, type GraphqlError } from '../response/graphql-response.js'
import { formatFailure } from '../response/format-failure.js'
import { collectFields, type CollectedField } from '../to-operation/collect-fields.js'
import { locationOf, type RequestScope } from '../to-operation/request-scope.js'
import { selectFields } from './select-fields.js'

/** Gives a root field's value as plain data; throws problems. */
export type Resolver<Context> = (args: Readonly<Record<string, unknown>>, context: Context) => unknown

export interface ResolverApiOptions<Context> {
  /** Called on the first request. */
  readonly graphqlSchema: () => GraphQLSchema
  /** What introspection shows, where that is less; called when it is asked for. */
  readonly shownSchema?: () => GraphQLSchema
  /** By the names of root fields. */
  readonly resolvers: Readonly<Record<string, Resolver<Context>>>
  failed(cause: unknown, request: ResolverRequest, context: Context): void
}

export interface ResolverRequest {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

/** A GraphQL API whose fields are functions: for the server's own affairs, where no plan is worth making. */
export interface ResolverApi<Context> {
  prepare(
    request: ResolverRequest,
  ): Promise<{ run(context: Context): Promise<GraphqlResponse> } | { readonly syntaxError: string }>
}

const isIntrospection = ({ node: { name } }: CollectedField): boolean =>
  name.value === '__schema' || name.value === '__type'

export function createResolverApi<Context extends { readonly requestId: string }>(
  options: ResolverApiOptions<Context>,
): ResolverApi<Context> {
  const requests = once(() => createRequestCache<object>(options.graphqlSchema()))
  const introspection = once(() => createIntrospection((options.shownSchema ?? options.graphqlSchema)()))

  async function run(
    document: KnownDocument<object>,
    request: ResolverRequest,
    context: Context,
  ): Promise<GraphqlResponse> {
    if (document.errors.length > 0) return refusedResponse(document.errors)
    const operation = document.operation(request.operationName)
    if (typeof operation === 'string') return refusedResponse([{ message: operation }])
    const coerced = coerceVariables(operation.variables, request.variables, document.source)
    if (coerced.kind === 'errors') return refusedResponse(coerced.errors)
    const scope: RequestScope = {
      graphqlSchema: options.graphqlSchema(),
      fragments: document.fragments,
      variables: coerced.values,
    }
    return runOperation(operation.node, scope, { request, context, document })
  }

  interface RunningRequest {
    readonly request: ResolverRequest
    readonly context: Context
    readonly document: KnownDocument<object>
  }

  /** Fields run one after the other; a failing one leaves the others alone, but where nothing may be null all is. */
  async function runOperation(
    operation: OperationDefinitionNode,
    scope: RequestScope,
    runningRequest: RunningRequest,
  ): Promise<GraphqlResponse> {
    const rootType = scope.graphqlSchema.getRootType(operation.operation)
    invariant(rootType, `the GraphQL schema has no ${operation.operation} type`)
    const fields: { key: string; json: string }[] = []
    const errors: GraphqlError[] = []
    let isNull = false
    const told = { bytes: 0 }
    const { breathe } = beginWork()
    for (const collected of collectFields([operation.selectionSet], rootType, scope)) {
      const { key } = collected
      await breathe()
      try {
        const json = isIntrospection(collected)
          ? await inSlices(introspection().resolve(collected, scope, told))
          : JSON.stringify(await respondToField(collected, rootType, scope, runningRequest.context))
        fields.push({ key, json })
      } catch (error) {
        options.failed(error, runningRequest.request, runningRequest.context)
        const { source } = runningRequest.document
        errors.push(
          formatFailure(
            { path: [key], location: locationOf(collected.node), cause: error },
            { source, requestId: runningRequest.context.requestId },
          ),
        )
        fields.push({ key, json: 'null' })
        isNull ||= isNonNullType(rootType.getFields()[collected.node.name.value]?.type)
      }
    }
    return dataResponse(fields, errors, isNull)
  }

  async function respondToField(
    collected: CollectedField,
    rootType: GraphQLObjectType,
    scope: RequestScope,
    context: Context,
  ): Promise<unknown> {
    const { node, selectionSets } = collected
    const name = node.name.value
    if (name === '__typename') return rootType.name
    const field = rootType.getFields()[name]
    const resolve = options.resolvers[name]
    invariant(field && resolve, `a validated root field has a resolver: ${name}`)
    const args = getArgumentValues(field, node, scope.variables)
    return selectFields(field.type, await resolve(args, context), selectionSets, scope)
  }

  return {
    async prepare(request) {
      const document = await requests().read(request.query)
      return 'syntaxError' in document ? document : { run: (context) => run(document, request, context) }
    },
  }
}
