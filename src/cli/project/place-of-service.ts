import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import { cloudProblem, endpointAt, readEndpoint, serverNameOf, type Endpoint } from './endpoint.js'
import { readClusters, type Cluster } from './home-config.js'
import type { ProjectFile } from './load-project.js'

export const defaultBase = 'http://localhost:4466'
const cloudClusters = ['prisma-eu1', 'prisma-us1']

/** Where the service of a prisma.yml is: its endpoint, or the keys of version 1.8 (prisma-yml.md sections 5 and 9). */
export function placeOf(
  file: ProjectFile,
  context: CliContext,
): { readonly endpoint: Endpoint | undefined; readonly cluster: Cluster | undefined } {
  const isOld = file.service !== undefined || file.stage !== undefined || file.cluster !== undefined
  if (isOld) warnOfOldKeys(context)
  if (file.endpoint !== undefined) {
    const endpoint = readEndpoint(file.endpoint.replace(/\/+$/, ''))
    return { endpoint: { ...endpoint, text: file.endpoint }, cluster: clusterAt(endpoint.base, context) }
  }
  const variable = context.environment['PRISMA_MANAGEMENT_API_ENDPOINT']
  const hasVariable = variable !== undefined && variable !== ''
  if (isOld) return oldPlace(file, hasVariable ? readEndpoint(variable).base : undefined, context)
  if (!hasVariable) return { endpoint: undefined, cluster: undefined }
  const endpoint = readEndpoint(variable)
  return { endpoint, cluster: clusterAt(endpoint.base, context) }
}

const clusterAt = (base: string, { home, environment }: CliContext): Cluster | undefined =>
  readClusters(home, environment).find(({ host }) => URL.canParse(host) && new URL(host).origin === base)

function oldPlace(
  { service = 'default', stage = 'default', cluster: named }: ProjectFile,
  base: string | undefined,
  { home, environment }: CliContext,
): { readonly endpoint: Endpoint; readonly cluster: Cluster | undefined } {
  const slash = named?.lastIndexOf('/') ?? -1
  const name = named?.slice(slash + 1)
  const workspace = slash < 0 ? undefined : named?.slice(0, slash)
  if (name !== undefined && cloudClusters.includes(name))
    throw cloudProblem(name, `The cluster "${named ?? ''}" of prisma.yml`)
  const cluster = name === undefined ? undefined : readClusters(home, environment).find((one) => one.name === name)
  if (name !== undefined && name !== 'local' && cluster === undefined)
    throw new Problem(
      `No cluster set. Please set the "cluster" property in your prisma.yml: "${name}" is none of the clusters in ${home}/.prisma/config.yml.`,
    )
  const host = cluster?.host ?? base ?? defaultBase
  const url = new URL(readEndpoint(host).base)
  const place = endpointAt({ base: url.origin, service, stage, serverName: cluster?.name ?? serverNameOf(url) })
  return { endpoint: { ...place, text: place.url, workspace }, cluster }
}

/** Once per call. */
function warnOfOldKeys({ output, program }: CliContext): void {
  output.notice(
    [
      'warning prisma.yml: "cluster", "service" and "stage" are deprecated and will be replaced with "endpoint".',
      `To get the endpoint, run ${program} info. Read more here: https://bit.ly/migrate-prisma-yml`,
      '',
    ].join('\n'),
  )
}
