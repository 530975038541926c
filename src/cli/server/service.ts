import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import type { Endpoint } from '../project/endpoint.js'
import type { Project } from '../project/project.js'
import { askGraphql, dataOf, readJson, type GraphqlResponse } from './graphql-request.js'
import { createHttp, type Http } from './http.js'
import { createManagementApi, type ManagementApi } from './management-api.js'
import { signServiceToken } from './sign-tokens.js'

/** A service on its server, as its project names it. */
export interface Service {
  readonly endpoint: Endpoint
  readonly management: ManagementApi
  /** Signed by the project's first secret; undefined where it has none. */
  token(): Promise<string | undefined>
  /** One GraphQL request; `path` may be `/private`. */
  ask(
    query: string,
    options?: { readonly path?: string; readonly variables?: Readonly<Record<string, unknown>> },
  ): Promise<GraphqlResponse>
  /** Posts JSON text to `/import` or `/export`; gives what was parsed. */
  post(path: string, body: string): Promise<{ readonly status: number; readonly body: unknown; readonly text: string }>
}

/** Opens the service of a project; throws a problem where it has no endpoint. */
export function openService(project: Project, context: CliContext): Service {
  const { endpoint, cluster, secrets } = project
  if (!endpoint) throw noEndpoint()
  return openServiceAt(endpoint, { secrets, cluster }, context, createHttp(context))
}

export const noEndpoint = (): Problem =>
  new Problem(
    'No cluster set. Please set the "cluster" property in your prisma.yml, or better "endpoint", such as http://localhost:4466/service/stage.',
  )

export function openServiceAt(
  endpoint: Endpoint,
  { secrets, cluster }: Pick<Project, 'secrets' | 'cluster'>,
  context: CliContext,
  http: Http,
): Service {
  const [secret] = secrets
  const token = async () =>
    secret === undefined ? undefined : signServiceToken(secret, endpoint, context.nowSeconds())
  return {
    endpoint,
    management: createManagementApi({ ...endpoint, cluster }, context, http),
    token,
    ask: async (query, { path = '', variables } = {}) =>
      askGraphql(http, {
        url: `${endpoint.url}${path}`,
        query,
        token: await token(),
        ...(variables ? { variables } : {}),
      }),
    async post(path, body) {
      const bearer = await token()
      const url = `${endpoint.url}${path}`
      const response = await http.post(url, body, bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }, {
        isOnce: path === '/import',
      })
      return { status: response.status, body: readJson(response.body), text: response.body }
    },
  }
}

/** Empties a service (import-export.md section 8). Throws where the server refuses. */
export async function resetData(service: Service): Promise<void> {
  dataOf(await service.ask('mutation {\n resetData\n }', { path: '/private' }))
}
