import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sendQuery, type GraphqlResponse, type TestServer } from './server.js'

export interface DeployOptions {
  readonly force?: boolean
  readonly dryRun?: boolean
  readonly noMigration?: boolean
  readonly secrets?: readonly string[]
  readonly subscriptions?: readonly {
    readonly name: string
    readonly query: string
    readonly url: string
    readonly headers: readonly { readonly name: string; readonly value: string }[]
  }[]
}

export interface DeployPayload {
  readonly errors: readonly { readonly type: string; readonly field: string | null; readonly description: string }[]
  readonly warnings: readonly { readonly type: string; readonly field: string | null; readonly description: string }[]
  readonly migration: { readonly revision: number; readonly status: string; readonly errors: readonly string[] } | null
  readonly steps: readonly { readonly type: string }[]
}

/** A deployed service. */
export interface TestService {
  readonly name: string
  readonly stage: string
  readonly url: string
  query(
    text: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<GraphqlResponse>
  /** The data of an answer; fails when there are errors. */
  data(text: string, variables?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
  /** Deploys another datamodel and waits for the end of its migration. */
  deploy(datamodel: string, options?: DeployOptions): Promise<DeployPayload>
}

const deployMutation = `mutation ($input: DeployInput!) { deploy(input: $input) {
  errors { type field description } warnings { type field description }
  steps { type } migration { revision status errors }
} }`
const migrationSeconds = 30

/** Adds a service of a name of its own and deploys the datamodel; fails when the deploy does. */
export async function deployService(
  server: Pick<TestServer, 'url'>,
  datamodel: string,
  {
    name = `s${randomBytes(5).toString('hex')}`,
    stage = 'dev',
    ...options
  }: DeployOptions & { readonly name?: string; readonly stage?: string } = {},
): Promise<TestService> {
  const management = `${server.url}/management`
  await dataOf(
    sendQuery(
      management,
      'mutation ($name: String!, $stage: String!) { addProject(input: {name: $name, stage: $stage}) { project { name } } }',
      { name, stage },
    ),
  )
  const service = serviceOn(server, { name, stage })
  const { errors, migration } = await service.deploy(datamodel, options)
  if (errors.length > 0 || (migration !== null && migration.status !== 'SUCCESS'))
    throw new Error(`the deploy failed: ${JSON.stringify({ errors, migration })}`)
  return service
}

/** A service that is there already. */
export function serviceOn(
  server: Pick<TestServer, 'url'>,
  { name, stage }: { readonly name: string; readonly stage: string },
): TestService {
  const url = `${server.url}/${name}/${stage}`
  return {
    name,
    stage,
    url,
    query: (text, variables, headers) => sendQuery(url, text, variables, headers),
    data: (text, variables) => dataOf(sendQuery(url, text, variables)),
    deploy: (next, options) => deployTo(`${server.url}/management`, { name, stage, types: next, ...options }),
  }
}

async function deployTo(management: string, input: Readonly<Record<string, unknown>>): Promise<DeployPayload> {
  const { deploy } = (await dataOf(sendQuery(management, deployMutation, { input }))) as {
    readonly deploy: DeployPayload
  }
  if (deploy.migration === null || input['dryRun'] === true) return deploy
  return { ...deploy, migration: await endOfMigration(management, input, deploy.migration.revision) }
}

async function endOfMigration(
  management: string,
  { name, stage }: Readonly<Record<string, unknown>>,
  revision: number,
): Promise<DeployPayload['migration']> {
  const query = '{ migrationStatus(name: $name, stage: $stage) { revision status errors } }'
  for (let waited = 0; waited < migrationSeconds * 20; waited += 1) {
    const { migrationStatus: found } = (await dataOf(
      sendQuery(management, `query ($name: String!, $stage: String!) ${query}`, { name, stage }),
    )) as {
      readonly migrationStatus: NonNullable<DeployPayload['migration']>
    }
    if (found.revision >= revision && ['SUCCESS', 'ROLLBACK_SUCCESS', 'ROLLBACK_FAILURE'].includes(found.status))
      return found
    await pause(50)
  }
  throw new Error(`migration ${String(revision)} did not end within ${String(migrationSeconds)} s`)
}

async function dataOf(response: Promise<GraphqlResponse>): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await response
  if (errors !== undefined || data === undefined || data === null) throw new Error(JSON.stringify(errors ?? data))
  return data
}
