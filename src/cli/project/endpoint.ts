import { Problem } from '../../errors/problem.js'

/** Where a service is, as the URL of its endpoint tells (prisma-yml.md section 5). */
export interface Endpoint {
  /** As it was written. */
  readonly text: string
  /** Scheme and host of the server. */
  readonly base: string
  readonly service: string
  readonly stage: string
  readonly workspace: string | undefined
  /** What the server is called in messages. */
  readonly serverName: string
  /** URL of the service. */
  readonly url: string
  /** The same for subscriptions. */
  readonly websocket: string
}

const cloudHosts: Readonly<Record<string, string>> = {
  'eu1.prisma.sh': 'prisma-eu1',
  'us1.prisma.sh': 'prisma-us1',
}

/** Reads an endpoint; throws a problem when it is no URL of a server that can still be there. */
export function readEndpoint(text: string): Endpoint {
  if (!text.startsWith('http')) {
    if (!URL.canParse(text)) throw new Problem(`'ERR_INVALID_URL': Invalid URL: ${text}`)
    throw new Problem(`${text} is not a valid endpoint. It must start with http:// or https://`)
  }
  if (!URL.canParse(text)) throw new Problem(`'ERR_INVALID_URL': Invalid URL: ${text}`)
  const url = new URL(text)
  const cloud = cloudHosts[url.hostname]
  if (cloud !== undefined) throw cloudProblem(cloud, text)
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const hasWorkspace = parts.length > 2
  const [service = 'default', stage = 'default'] = hasWorkspace ? parts.slice(1) : parts
  const label = url.hostname.split('.')[0] ?? ''
  const workspace = hasWorkspace ? parts[0] : label.includes('_') ? label.slice(label.indexOf('_') + 1) : undefined
  return { text, workspace, ...endpointAt({ base: url.origin, service, stage, serverName: serverNameOf(url) }) }
}

/** The URLs of a service on a server. */
export function endpointAt({
  base,
  service,
  stage,
  serverName,
}: Pick<Endpoint, 'base' | 'service' | 'stage' | 'serverName'>): Omit<Endpoint, 'text' | 'workspace'> {
  const isDefault = service === 'default' && stage === 'default'
  const url = `${base}${isDefault ? '' : `/${service}`}${stage === 'default' ? '' : `/${stage}`}`
  return { base, service, stage, serverName, url, websocket: url.replace('http', 'ws') }
}

/** Said wherever something leads to the servers that Prisma ran. */
export const cloudProblem = (name: string, where: string): Problem =>
  new Problem(
    `${where} is on ${name}, a server of Prisma's cloud, which no longer exists. Set "endpoint" in prisma.yml to a server of your own, such as http://localhost:4466/service/stage.`,
  )

/** The name of a server in messages (cli.md section 4.5). */
export function serverNameOf({ origin, hostname }: URL): string {
  if (origin.includes('localhost') || origin.includes('127.0.0.1')) return 'local'
  return hostname.endsWith('prisma.sh') ? (hostname.split('_')[0] ?? 'default') : 'default'
}
