import { table } from 'table'
import type { Call, RunCommand } from '../command.js'
import { serverNameOf } from '../project/endpoint.js'
import { readClusters } from '../project/home-config.js'
import { findProject } from '../project/load-project.js'
import { defaultBase } from '../project/place-of-service.js'
import { createManagementApi, type ManagementServer } from '../server/management-api.js'

interface ListedService {
  readonly name: string
  readonly stage: string
  readonly server: string
}

/** Asks the server of the project, else the one at its usual place, and those of `~/.prisma/config.yml` (cli.md section 7). */
export const runList: RunCommand = async (call) => {
  const { context } = call
  const { output } = context
  const found: ListedService[] = []
  const failures: Error[] = []
  for (const server of serversOf(call)) {
    try {
      const data = await createManagementApi(server, context).ask('{ listProjects { name stage } }')
      const projects = data['listProjects'] as readonly Pick<ListedService, 'name' | 'stage'>[]
      found.push(...projects.map(({ name, stage }) => ({ name, stage, server: server.serverName })))
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const [failure, ...others] = failures
  if (failure && others.length === 0 && found.length === 0) throw failure
  for (const { message } of failures) output.notice(message)
  output.json(found)
  if (found.length === 0 && failures.length > 0) process.exitCode = 1
  else output.result(found.length === 0 ? 'No deployed service found' : listTable(found))
}

function serversOf(call: Call): readonly ManagementServer[] {
  const { context } = call
  const project = findProject(call)
  const named = project?.endpoint
  const own: ManagementServer = named
    ? { base: named.base, serverName: named.serverName, cluster: project.cluster }
    : serverAt(context.environment['PRISMA_MANAGEMENT_API_ENDPOINT'] || defaultBase)
  const clusters = readClusters(context.home, context.environment).map((cluster) => ({
    base: cluster.host,
    serverName: cluster.name,
    cluster,
  }))
  const all = [
    ...clusters.filter(({ base }) => base === own.base),
    ...(clusters.some(({ base }) => base === own.base) ? [] : [own]),
    ...clusters.filter(({ base }) => base !== own.base),
  ]
  return all
}

const serverAt = (text: string): ManagementServer => {
  const url = new URL(text)
  return { base: url.origin, serverName: serverNameOf(url), cluster: undefined }
}

function listTable(services: readonly ListedService[]): string {
  const rows = services.map(({ name, stage, server }) => [name, stage, server])
  return table([['Service Name', 'Stage', 'Server'], ...rows], {
    border: { joinBody: '─', joinJoin: '' },
    columnDefault: { paddingLeft: 0, paddingRight: 2 },
    columns: { 2: { paddingRight: 0 } },
    drawVerticalLine: () => false,
    drawHorizontalLine: (index) => index === 1,
  })
    .replace(/ +$/gm, '')
    .trimEnd()
}
