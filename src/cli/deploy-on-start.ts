import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { diagnosticText } from '../errors/diagnostic.js'
import { Problem } from '../errors/problem.js'
import { isRecord } from '../util/is-record.js'
import type { FirstDeploy, StartedServer } from '../start/first-deploy.js'
import type { CliContext } from './cli-context.js'
import type { Finding } from './deploy/deploy-mutation.js'
import { deployProject } from './deploy/deploy-project.js'
import { logOutput } from './output/log-output.js'
import { endpointAt } from './project/endpoint.js'
import { loadProject } from './project/load-project.js'
import type { Project } from './project/project.js'
import { RequestRefusedError, readJson } from './server/graphql-request.js'
import { createHttp, type Http } from './server/http.js'
import { createManagementApi } from './server/management-api.js'
import { withoutProxyTo } from './server/proxies.js'
import { openServiceAt } from './server/service.js'

/** Another server may deploy the same at this moment. */
const deploymentInProgress = 4008
const longestMs = 600_000
const pauseMs = 1000
const ownHost = '127.0.0.1'

/** Deploys the project of a folder to the server that has just started, and seeds it the first time; data are never risked. */
export function deployOnStart(folder: string, environment: CliContext['environment'], home: string): FirstDeploy {
  return async (server) => {
    if (!existsSync(folder)) throw new Problem(`REFRACT_DEPLOY_ON_START names ${folder}, which is not there`)
    const context: CliContext = {
      program: 'refract',
      folder,
      home,
      environment: withoutProxyTo(ownHost, environment),
      output: logOutput(server.log),
      isInteractive: false,
      nowSeconds: () => Math.floor(Date.now() / 1000),
      onInterrupt: () => () => undefined,
    }
    const until = performance.now() + longestMs
    for (;;)
      try {
        await deploy(context, server)
        return
      } catch (error) {
        const isBusy = error instanceof RequestRefusedError && error.code === deploymentInProgress
        if (!isBusy || performance.now() > until) throw error
        server.log.info('Another server deploys; trying again in a second')
        await pause(pauseMs)
      }
  }
}

async function deploy(context: CliContext, server: StartedServer): Promise<void> {
  const project = loadProject({ context, flags: { all: {}, isSet: () => false, text: () => undefined } })
  if (!project.datamodel) throw new Problem('The property datamodel is missing in your prisma.yml')
  const placed = placedHere(project, server.port)
  const http = withOwnManagement(createHttp(context), placed.endpoint.base, server)
  const management = createManagementApi({ ...placed.endpoint, cluster: undefined }, context, http)
  const service = { ...openServiceAt(placed.endpoint, placed, context, http), management }
  const { rejection, findings } = await deployProject(placed, service, context, {
    dryRun: false,
    force: false,
    noMigrate: false,
    generates: false,
    seeds: true,
    runsHooks: false,
    showsAddresses: true,
  })
  if (rejection === 'warnings')
    throw new Problem(
      `deploying ${project.path} may lose data (${findingsText(findings)}). Deploy it yourself with --force, or take the change back; what was deployed before is served.`,
    )
  if (rejection === 'errors')
    throw new Problem(`${project.path} has errors (${findingsText(findings)}); what was deployed before is served.`)
}

const findingsText = (findings: readonly Finding[]): string => findings.map(diagnosticText).join(' ')

/** Service and stage are the project's, the server is this one. */
function placedHere(project: Project, port: number): Project & { readonly endpoint: NonNullable<Project['endpoint']> } {
  const base = `http://${ownHost}:${String(port)}`
  const { service = 'default', stage = 'default' } = project.endpoint ?? {}
  const endpoint = endpointAt({ base, service, stage, serverName: 'local' })
  return { ...project, endpoint: { ...endpoint, text: endpoint.url, workspace: undefined } }
}

/** The management API is asked within the process: it may be closed to others, or ask for a secret that is not known here. */
const withOwnManagement = (http: Http, base: string, { askManagement }: StartedServer): Http => ({
  async post(url, body, headers) {
    if (url !== `${base}/management`) return http.post(url, body, headers)
    const request = readJson(body)
    const { query, variables } = isRecord(request) ? request : {}
    return {
      status: 200,
      body: await askManagement(String(query), isRecord(variables) ? variables : {}),
    }
  },
})
