import { beginWork } from '../util/breather.js'
import type { GraphqlResponse } from '../graphql/response/graphql-response.js'
import type { ResolverApi } from '../graphql/resolver-api/create-resolver-api.js'
import type { ManagementContext } from '../management/management.js'
import { graphqlBody } from './graphql-body.js'
import { malformed, persistedNotSupported } from './http-error.js'
import { handleBatch } from './serve-service.js'

/** Answers a request to the management API (management-api.md section 1). */
export async function serveManagement(
  body: unknown,
  context: ManagementContext,
  api: ResolverApi<ManagementContext>,
  maxResponseBytes: number,
): Promise<GraphqlResponse> {
  const graphql = graphqlBody(body)
  if (graphql.kind === 'malformed') return malformed(graphql.message, context.requestId)
  if (graphql.kind === 'persisted') return persistedNotSupported
  const runs: (() => Promise<GraphqlResponse>)[] = []
  const { breathe } = beginWork()
  for (const request of graphql.requests) {
    await breathe()
    const ready = await api.prepare(request)
    if ('syntaxError' in ready) return malformed(ready.syntaxError, context.requestId)
    runs.push(() => ready.run(context))
  }
  const [first] = runs
  return graphql.kind === 'one' && first
    ? first()
    : handleBatch(graphql.requests, runs, { requestId: context.requestId, maxBytes: maxResponseBytes })
}
