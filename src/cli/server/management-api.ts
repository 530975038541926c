import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import type { Cluster } from '../project/home-config.js'
import { askGraphql, dataOf, type GraphqlResponse } from './graphql-request.js'
import { createHttp, type Http } from './http.js'
import { signManagementToken } from './sign-tokens.js'

/** The management API of a server (cli.md section 4). */
export interface ManagementApi {
  /** Scheme and host. */
  readonly base: string
  readonly serverName: string
  /** The data of an answer, with a token where the server asks for one. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
  /** The same, errors included. */
  request(query: string, variables?: Readonly<Record<string, unknown>>): Promise<GraphqlResponse>
  /** Version of the server; no token is sent. */
  version(): Promise<string>
  /** Whether the server asks for tokens. */
  isProtected(): Promise<boolean>
  /** Undefined: none is needed, or none can be made. */
  token(): Promise<string | undefined>
}

export interface ManagementServer {
  readonly base: string
  readonly serverName: string
  readonly cluster: Cluster | undefined
}

const missingSecret = (serverName: string): string =>
  `Server at ${serverName} requires the Management API secret. Please set the the PRISMA_MANAGEMENT_API_SECRET environment variable.\n\nLearn more about this error in the docs: https://bit.ly/authentication-and-security-docs`
const wrongSecret =
  'Can not authenticate against Prisma server. It seems that your PRISMA_MANAGEMENT_API_SECRET environment variable is set incorrectly. Please make sure that it matches the value that was used when the Prisma server was deployed.\n\nFor more info visit: https://bit.ly/authentication-and-security-docs'

export function createManagementApi(
  { base, serverName, cluster }: ManagementServer,
  context: Pick<CliContext, 'environment' | 'output' | 'nowSeconds'>,
  http: Http = createHttp(context),
): ManagementApi {
  // the name that it had before 1.2, once the server has asked for it
  let path = 'management'
  let token: Promise<string | undefined> | undefined
  const secret = context.environment['PRISMA_MANAGEMENT_API_SECRET'] || cluster?.secret || undefined

  async function send(
    query: string,
    variables: Readonly<Record<string, unknown>> | undefined,
    bearer: string | undefined,
  ): Promise<GraphqlResponse> {
    const request = () =>
      askGraphql(http, { url: `${base}/${path}`, query, token: bearer, ...(variables ? { variables } : {}) })
    const first = await request()
    if (path === 'cluster' || !first.errors.some(isOldServer)) return first
    path = 'cluster'
    return request()
  }

  const isProtected = async (): Promise<boolean> =>
    (await send('{ listProjects { name } }', undefined, undefined)).errors.length > 0

  async function makeToken(): Promise<string | undefined> {
    if (!(await isProtected()) || secret === undefined) return undefined
    return signManagementToken(secret, context.nowSeconds())
  }

  const tokenOnce = (): Promise<string | undefined> => (token ??= makeToken())

  async function request(query: string, variables?: Readonly<Record<string, unknown>>): Promise<GraphqlResponse> {
    const found = await send(query, variables, await tokenOnce())
    const rejection = found.errors.find(({ code }) => code === 3015)
    if (rejection && secret === undefined) throw new Problem(missingSecret(serverName))
    if (rejection?.message.includes('decoded')) throw new Problem(wrongSecret)
    return found
  }

  return {
    base,
    serverName,
    request,
    isProtected,
    ask: async (query, variables) => dataOf(await request(query, variables)),
    async version() {
      const { serverInfo } = dataOf(await send('{ serverInfo { version } }', undefined, undefined))
      return (serverInfo as { readonly version: string }).version
    },
    token: tokenOnce,
  }
}

const isOldServer = ({ message, code }: { readonly message: string; readonly code?: number }): boolean =>
  (code === 3016 && /management[@$]default/.test(message)) || message.includes('HTTP method not allowed')
