import { parse } from 'graphql'
import type { Database } from '../../../src/connector/sql/database/database.js'
import type { Dialect } from '../../../src/connector/sql/dialect/dialect.js'
import { Problem } from '../../../src/errors/problem.js'
import type { Engine } from '../../../src/engine/engine.js'
import type { ResolverApi } from '../../../src/graphql/resolver-api/create-resolver-api.js'
import type { OpenServices } from '../../../src/start/open-services.js'
import type { TestDatabase } from '../databases.js'
import { openLocalServices } from '../local-services.js'
import type { GoldenCase } from './golden-cases.js'
import { goldenService } from './planned-case.js'

/** The services of this process on a database of their own, with ids and time that are always the same. */
export interface Golden {
  readonly database: Database
  /** Deploys the case, seeds it, sends its request and takes the service away again. */
  run(golden: GoldenCase): Promise<GoldenRun>
  /** The same, with other work in place of the request. */
  seeded<T>(golden: GoldenCase, work: (engine: Api) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface GoldenRun {
  readonly response: unknown
  /** Texts of the statements that answered the request, in order. */
  readonly sent: readonly string[]
}

const requestId = 'golden'

/** Opens a database and everything that serves requests on it. */
export async function openGolden(testDatabase: TestDatabase): Promise<Golden> {
  const sent: string[] = []
  const counted = createCounted()
  const local = await openLocalServices(testDatabase, {
    runtime: { ...counted, now: () => '2024-02-03T04:05:06.007Z' },
    sent: (text) => {
      sent.push(text)
    },
    failed,
  })
  const { database, services } = local
  async function seeded<T>(golden: GoldenCase, work: (engine: Api) => Promise<T>): Promise<T> {
    await deploy(golden, services)
    try {
      const engine = await services.findEngine(projectId(database.dialect))
      if (!engine) throw new Error('the deployed service is not there')
      counted.restart()
      for (const operationName of operationNames(golden.seed))
        failOnErrors('seed', await reply(engine, { query: golden.seed, operationName, variables: {} }))
      return await work(engine)
    } finally {
      await manage(
        services,
        'mutation ($input: DeleteProjectInput!) { deleteProject(input: $input) { clientMutationId } }',
        {
          ...goldenService,
        },
      )
    }
  }

  return {
    database,
    seeded,
    run: (golden) =>
      seeded(golden, async (engine) => {
        sent.length = 0
        const { variables, request: query } = golden
        const response = await reply(engine, { query, operationName: undefined, variables })
        return { response, sent: [...sent] }
      }),
    close: local.close,
  }
}

const projectId = ({ projectIdSeparator }: Dialect): string =>
  [goldenService.name, goldenService.stage].join(projectIdSeparator)

/** What is masked in answers is told here. */
function failed(cause: unknown): void {
  if (!(cause instanceof Problem)) console.error(cause)
}

/** Ids that count up. */
function createCounted() {
  let count = 0
  const next = (length: number): string => String((count += 1)).padStart(length, '0')
  return {
    newCuid: () => `c${next(24)}`,
    newUuid: () => `00000000-0000-4000-8000-${next(12)}`,
    restart: () => {
      count = 0
    },
  }
}

/** Names of the operations of a text; one without a name stands alone. */
function operationNames(text: string): readonly (string | undefined)[] {
  if (text.trim() === '') return []
  return parse(text).definitions.flatMap((node) => (node.kind === 'OperationDefinition' ? [node.name?.value] : []))
}

type Api = Engine | Pick<ResolverApi<{ readonly requestId: string; readonly authorization: undefined }>, 'prepare'>

async function reply(api: Api, request: Parameters<Api['prepare']>[0]): Promise<unknown> {
  const prepared = await api.prepare(request)
  if ('syntaxError' in prepared) throw new Error(prepared.syntaxError)
  const { body } = await prepared.run({ requestId, authorization: undefined })
  return JSON.parse(body) as unknown
}

function failOnErrors(what: string, response: unknown): unknown {
  const { errors } = response as { readonly errors?: unknown }
  if (errors !== undefined) throw new Error(`${what}: ${JSON.stringify(errors)}`)
  return response
}

async function manage(services: OpenServices, query: string, input: object): Promise<unknown> {
  return failOnErrors(
    query,
    await reply(services.management, { query, operationName: undefined, variables: { input } }),
  )
}

async function deploy(golden: GoldenCase, services: OpenServices): Promise<void> {
  await manage(services, 'mutation ($input: AddProjectInput!) { addProject(input: $input) { clientMutationId } }', {
    ...goldenService,
  })
  const deployed = await manage(
    services,
    'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } } }',
    { ...goldenService, types: golden.datamodel },
  )
  await services.migrations.settle()
  const { data } = deployed as { readonly data: { readonly deploy: { readonly errors: readonly unknown[] } } }
  if (data.deploy.errors.length > 0) throw new Error(JSON.stringify(data.deploy.errors))
}
