import { stringify } from 'yaml'
import { refractVersion } from '../../start/version.js'

/** A database that is run beside the server, or that is there already. */
export type DatabaseChoice =
  | { readonly kind: 'new'; readonly connector: 'postgres' | 'mysql' }
  | { readonly kind: 'existing'; readonly database: ExistingDatabase }

export interface ExistingDatabase {
  readonly connector: 'postgres' | 'mysql'
  readonly host: string
  readonly port: string
  readonly user: string
  readonly password: string
  /** PostgreSQL's database. */
  readonly database: string | undefined
  readonly ssl: boolean
  /** Whether it holds tables that are to be kept. */
  readonly hasData: boolean
  /** The schema, or on MySQL the database, that holds them; undefined: not known yet. */
  readonly schema: string | undefined
}

/** What prisma.yml says. */
export interface ProjectPlace {
  readonly endpoint: string
  /** Undefined: the database embedded in the server, or a server that runs already. */
  readonly database: DatabaseChoice | undefined
  readonly isOtherServer: boolean
  /** Of `generate`. */
  readonly generator: string | undefined
}

/** Of a new project, which gets what goes beyond Prisma 1 (beyond.md section 1.4). */
export const firstDatamodel = `schema @refract(edition: 1) { query: Query }

type User {
  id: ID! @id
  name: String!
}
`

/** The prisma.yml of a new project; with a compose file or another server without a line break at its end (cli.md section 5). */
export function projectFile({ endpoint, generator, database, isOtherServer }: ProjectPlace): string {
  const lines = [`endpoint: ${endpoint}`, 'datamodel: datamodel.prisma']
  const generated = ['', 'generate:', `  - generator: ${generator ?? ''}`, '    output: ./generated/prisma-client/']
  const text = [...lines, ...(generator === undefined ? [] : generated)].join('\n')
  return database || isOtherServer ? text : `${text}\n`
}

const containerHost = 'host.docker.internal'

/** The configuration that the server of the compose file reads. */
export function serverConfiguration(choice: DatabaseChoice, isInContainer: boolean): string {
  const keys =
    choice.kind === 'new' ? newDatabaseKeys[choice.connector] : existingDatabaseKeys(choice.database, isInContainer)
  const [port, databases] = [stringify({ port: 4466 }), stringify({ databases: { default: keys } })]
  return [
    port,
    '# uncomment the next line and provide the env var PRISMA_MANAGEMENT_API_SECRET=my-secret to activate cluster security\n',
    '# managementApiSecret: my-secret\n',
    databases,
  ].join('')
}

const newDatabaseKeys = {
  mysql: {
    connector: 'mysql',
    host: 'mysql',
    user: 'root',
    password: 'prisma',
    rawAccess: true,
    port: 3306,
    migrations: true,
  },
  postgres: {
    connector: 'postgres',
    host: 'postgres',
    user: 'prisma',
    password: 'prisma',
    rawAccess: true,
    port: 5432,
    migrations: true,
  },
} as const

function existingDatabaseKeys(
  { connector, host, port, user, password, database, ssl, hasData, schema }: ExistingDatabase,
  isInContainer: boolean,
): Readonly<Record<string, unknown>> {
  return {
    connector,
    host: isInContainer ? host.replace('localhost', containerHost) : host,
    ...(database === undefined ? {} : { database }),
    ...(schema === undefined ? {} : connector === 'postgres' ? { schema } : { database: schema }),
    user,
    password,
    ...(connector === 'postgres' ? { ssl } : {}),
    rawAccess: true,
    port,
    migrations: !hasData,
  }
}

/** The compose file of a new project: the server, and the database where it is a new one. */
export function composeFile(choice: DatabaseChoice): string {
  const configuration = serverConfiguration(choice, true).trimEnd().replace(/^/gm, '        ')
  const database = choice.kind === 'new' ? databaseServices[choice.connector] : undefined
  return `version: '3'
services:
  prisma:
    image: refract:${refractVersion}
    restart: always
    ports:
    - "4466:4466"
    environment:
      PRISMA_CONFIG: |
${configuration}
${database ?? ''}`
}

const databaseServices = {
  mysql: `  mysql:
    image: mysql:5.7
    restart: always
    # Uncomment the next two lines to connect to your your database from outside the Docker environment, e.g. using a database GUI like Workbench
    # ports:
    # - "3306:3306"
    environment:
      MYSQL_ROOT_PASSWORD: prisma
    volumes:
      - mysql:/var/lib/mysql
volumes:
  mysql:
`,
  postgres: `  postgres:
    image: postgres
    restart: always
    # Uncomment the next two lines to connect to your your database from outside the Docker environment, e.g. using a database GUI like Postico
    # ports:
    # - "5432:5432"
    environment:
      POSTGRES_USER: prisma
      POSTGRES_PASSWORD: prisma
    volumes:
      - postgres:/var/lib/postgresql/data
volumes:
  postgres:
`,
} as const
