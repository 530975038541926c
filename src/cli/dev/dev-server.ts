import { Problem } from '../../errors/problem.js'
import { loadConfiguration } from '../../config/load-configuration.js'
import { showProblems } from '../../config/show-problems.js'
import { dataFolder, readTextFile } from '../../start/runtime-environment.js'
import type { Call } from '../command.js'
import { endpointAt, type Endpoint } from '../project/endpoint.js'
import type { Project } from '../project/project.js'
import { createManagementApi } from '../server/management-api.js'
import { withoutProxyTo } from '../server/proxies.js'
import { noEndpoint } from '../server/service.js'
import { startLocalServer, untilServing, type LocalServer } from './local-server.js'

/** The server that `dev` deploys to. */
export interface DevServer extends LocalServer {
  readonly endpoint: Endpoint
  /** What it keeps its data in, for people. */
  readonly database: string
}

const localHosts = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0']

/** Starts a server where the project's endpoint is, or takes the one that is there. Throws a problem where neither can be. */
export async function openDevServer(project: Project, { flags, context }: Call): Promise<DevServer> {
  if (!project.endpoint) throw noEndpoint()
  const url = new URL(project.endpoint.base)
  if (!localHosts.includes(url.hostname))
    throw new Problem(
      `dev runs a server on this machine, but the endpoint of prisma.yml is on ${url.host}. Use deploy --watch for that server.`,
    )
  Object.assign(context.environment, withoutProxyTo(url.hostname, context.environment))
  const { configuration, problems } = loadConfiguration({
    environment: context.environment,
    readFile: readTextFile,
    dataFolder: dataFolder(context.environment),
  })
  if (!configuration) throw new Problem(showProblems(problems))
  const isEmbedded = configuration.source.startsWith('none')
  const port = portOf(flags.text('port'), isEmbedded ? Number(url.port || '80') : configuration.port)
  if (!isEmbedded && port !== configuration.port)
    throw new Problem(
      `--port is ${String(port)}, but the port of the server is ${String(configuration.port)} in its configuration (${configuration.source}). Change it there.`,
    )
  const place = endpointAt({ ...project.endpoint, base: `${url.protocol}//${url.hostname}:${String(port)}` })
  const endpoint: Endpoint = { ...project.endpoint, ...place, text: place.url }
  const secret = configuration.managementApiSecret
  if (secret !== undefined) context.environment['PRISMA_MANAGEMENT_API_SECRET'] ??= secret
  const running = await runningServer(endpoint, context)
  if (running) return { ...running, endpoint }
  const environment = isEmbedded ? { ...context.environment, PORT: String(port) } : context.environment
  const server = startLocalServer(environment, context.folder, (line) => {
    context.output.detail(line)
  })
  context.onInterrupt(() => server.stop())
  await untilServing(endpoint.base, server)
  const { database } = configuration
  return {
    ...server,
    endpoint,
    database: database.connector === 'sqlite' ? `SQLite in ${database.file}` : `${database.connector}, as configured`,
  }
}

function portOf(text: string | undefined, configured: number): number {
  const port = text === undefined ? configured : Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Problem(`--port expects a number from 1 to 65535, found ${String(text)}`)
  return port
}

/** A server that is there already is used as it is, and not ended. Throws a problem where something else is there. */
async function runningServer(
  endpoint: Endpoint,
  context: Call['context'],
): Promise<Omit<DevServer, 'endpoint'> | undefined> {
  const isThere = await fetch(`${endpoint.base}/status`).then(
    () => true,
    () => false,
  )
  if (!isThere) return undefined
  const version = await createManagementApi({ ...endpoint, cluster: undefined }, context)
    .version()
    .catch(() => undefined)
  if (version === undefined)
    throw new Problem(
      `${endpoint.base} is used by another program, which is no Refract server. Choose another port with --port, or in the "endpoint" of prisma.yml.`,
    )
  return {
    database: 'that of the server which runs there already',
    ended: new Promise<never>(() => undefined),
    log: () => '',
    stop: () => Promise.resolve(),
  }
}
