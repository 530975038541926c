import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../errors/problem.js'
import type { Call } from '../command.js'
import { askForServer } from '../deploy/ask-for-endpoint.js'
import { createAsk, type Ask } from '../output/ask.js'
import { defaultBase } from '../project/place-of-service.js'
import { createManagementApi } from '../server/management-api.js'
import { askForConnector } from './ask-for-connector.js'
import { askForDatabase, databaseOfUrl } from './existing-database.js'
import type { DatabaseChoice, ProjectPlace } from './project-files.js'

/** What a new project is made of. */
export interface ProjectChoice extends ProjectPlace {
  readonly secret: string | undefined
}

const clients: Readonly<Record<string, string | undefined>> = {
  typescript: 'typescript-client',
  flow: 'flow-client',
  javascript: 'javascript-client',
  go: 'go-client',
  none: undefined,
}
const databases = ['sqlite', 'postgres', 'mysql', 'existing']

/** Takes the answers from flags, asks for the rest (cli.md section 5). Throws a problem where a flag is wrong, or nobody can be asked. */
export async function chooseProject(call: Call, folder: string): Promise<ProjectChoice> {
  const { flags, context } = call
  const ask = createAsk(context)
  const takesDefaults = flags.isSet('yes')
  const database = oneOf('database', flags.text('database') ?? (takesDefaults ? 'sqlite' : undefined), databases)
  const client = oneOf('client', flags.text('client'), Object.keys(clients))
  const server =
    database === undefined
      ? await askForKind(ask, call, folder)
      : await chosenKind(database, flags.text('database-url'), ask)
  const language = client ?? (takesDefaults || database !== undefined ? 'none' : await askForClient(ask))
  return { ...server, generator: clients[language] }
}

type Chosen = Omit<ProjectChoice, 'generator'>

const withDatabase = (database: DatabaseChoice | undefined): Chosen => ({
  endpoint: defaultBase,
  database,
  isOtherServer: false,
  secret: undefined,
})

async function chosenKind(database: string, url: string | undefined, ask: Ask): Promise<Chosen> {
  switch (database) {
    case 'postgres':
    case 'mysql':
      return withDatabase({ kind: 'new', connector: database })
    case 'existing':
      return withDatabase({
        kind: 'existing',
        database: url === undefined ? await askForDatabase(ask) : databaseOfUrl(url),
      })
    default:
      return withDatabase(undefined)
  }
}

async function askForKind(ask: Ask, call: Call, folder: string): Promise<Chosen> {
  const isRunning = await isServerRunning(call)
  const hasCompose = existsSync(join(folder, 'docker-compose.yml'))
  const local = [
    { name: 'Embedded database', text: 'Nothing to run beside the server (SQLite)', value: 'sqlite' },
    { name: 'Use existing database', text: 'Connect to existing database', value: 'existing' },
    { name: 'Create new database', text: 'Set up a local database using Docker', value: 'new' },
  ]
  const other = {
    name: 'Use other server',
    text: 'Manually provide endpoint of a running Prisma server',
    value: 'other',
  }
  const kind = await ask.choice(
    'Set up a new Prisma server or deploy to an existing server?',
    hasCompose ? [other] : isRunning ? [other, ...local] : [...local, other],
    '--database sqlite|postgres|mysql|existing, --endpoint or --yes',
  )
  switch (kind) {
    case 'other': {
      const { url, secret } = await askForServer(ask, call)
      return { endpoint: url, database: undefined, isOtherServer: true, secret }
    }
    case 'new':
      return withDatabase({ kind: 'new', connector: await askForConnector(ask) })
    default:
      return chosenKind(kind, undefined, ask)
  }
}

const askForClient = (ask: Ask): Promise<string> =>
  ask.choice(
    'Select the programming language for the generated Prisma client',
    [
      { name: 'Prisma TypeScript Client', value: 'typescript' },
      { name: 'Prisma Flow Client', value: 'flow' },
      { name: 'Prisma JavaScript Client', value: 'javascript' },
      { name: 'Prisma Go Client', value: 'go' },
      { name: "Don't generate", value: 'none' },
    ],
    '--client',
  )

/** Whether a server is at the usual place. */
async function isServerRunning({ context }: Pick<Call, 'context'>): Promise<boolean> {
  try {
    await createManagementApi({ base: defaultBase, serverName: 'local', cluster: undefined }, context).version()
    return true
  } catch {
    return false
  }
}

function oneOf(flag: string, value: string | undefined, known: readonly string[]): string | undefined {
  if (value !== undefined && !known.includes(value))
    throw new Problem(`--${flag} expects one of ${known.join(', ')}, found ${value}`)
  return value
}
