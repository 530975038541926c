import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Call } from '../command.js'
import { createAsk, type Ask } from '../output/ask.js'
import { readEndpoint } from '../project/endpoint.js'
import { loadProject } from '../project/load-project.js'
import { defaultBase } from '../project/place-of-service.js'
import type { Project } from '../project/project.js'
import { withEndpoint } from '../project/write-endpoint.js'
import { createManagementApi } from '../server/management-api.js'

/** Asks where a project is to be deployed, writes that into prisma.yml, and reads the project again (cli.md section 6.1). */
export async function askForEndpoint(project: Project, call: Call): Promise<Project> {
  const { context } = call
  const { url, secret } = await askForServer(createAsk(context), call)
  if (secret !== undefined) context.environment['PRISMA_MANAGEMENT_API_SECRET'] = secret
  writeFileSync(project.path, withEndpoint(readFileSync(project.path, 'utf8'), url))
  context.output.line(`\nWritten endpoint \`${url}\` to prisma.yml\n`)
  return loadProject(call)
}

export interface AskedServer {
  /** Of the service. */
  readonly url: string
  /** Of the management API, where the server asks for one. */
  readonly secret: string | undefined
}

/** The questions about a server that runs (cli.md section 5). */
export async function askForServer(ask: Ask, { context }: Pick<Call, 'context'>): Promise<AskedServer> {
  const flag = 'the key "endpoint" of prisma.yml'
  const text = await ask.text('Enter the endpoint of your Prisma server', { flag, default: defaultBase })
  const { base, serverName } = readEndpoint(text.trim())
  const probe = await createManagementApi(
    { base, serverName, cluster: undefined },
    { ...context, environment: { ...context.environment, PRISMA_MANAGEMENT_API_SECRET: undefined } },
  ).isProtected()
  const known = context.environment['PRISMA_MANAGEMENT_API_SECRET']
  const secret =
    probe && known === undefined
      ? await ask.secret('Enter the management API secret', 'the variable PRISMA_MANAGEMENT_API_SECRET')
      : undefined
  const service = await ask.text('Choose a name for your service', {
    flag,
    default: defaultServiceName(context.folder),
  })
  const stage = await ask.text('Choose a name for your stage', { flag, default: 'dev' })
  return { url: `${base}/${service.trim()}/${stage.trim()}`, secret }
}

/** The folder's name; that of the one above, where it is just `prisma`. */
function defaultServiceName(folder: string): string {
  const own = basename(folder)
  const name = (own === 'prisma' ? basename(dirname(folder)) : own).replace(/[^A-Za-z0-9_-]/g, '-')
  if (name === '') return 'service'
  return /^\d/.test(name) ? `service-${name}` : name
}
