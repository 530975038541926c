import { Problem } from '../../errors/problem.js'
import { loadConfiguration } from '../../config/load-configuration.js'
import { createLog } from '../../observe/log.js'
import { serverSettings } from '../../start/database-settings.js'
import type { Ask } from '../output/ask.js'
import { askForConnector } from './ask-for-connector.js'
import { serverConfiguration, type ExistingDatabase } from './project-files.js'

const connectors: Readonly<Record<string, ExistingDatabase['connector']>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
}
const ports = { postgres: '5432', mysql: '3306' } as const

/**
 * Reads `postgresql://user:password@host:5432/database?ssl=true&schema=public` or `mysql://user:password@host/database`;
 * a schema, or MySQL's database, is one whose tables are to be kept. Throws a problem that tells what is wrong with it.
 */
export function databaseOfUrl(text: string): ExistingDatabase {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const connector = url && connectors[url.protocol]
  if (!url || !connector)
    throw new Problem(
      `--database-url expects postgresql://user:password@host:5432/database or mysql://user:password@host:3306, found ${text.replace(/:[^:@/]*@/, ':***@')}`,
    )
  const database = decodeURIComponent(url.pathname.slice(1))
  if (connector === 'postgres' && database === '')
    throw new Problem('--database-url names no database: postgresql://user:password@host:5432/database')
  const schema = (connector === 'postgres' ? url.searchParams.get('schema') : database) || undefined
  const ssl = url.searchParams.get('ssl') ?? url.searchParams.get('sslmode')
  return {
    connector,
    host: url.hostname,
    port: url.port || ports[connector],
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: connector === 'postgres' ? database : undefined,
    ssl: ssl !== null && !['false', '0', 'disable'].includes(ssl),
    hasData: schema !== undefined,
    schema,
  }
}

/** The questions about a database that is there (cli.md section 5). */
export async function askForDatabase(ask: Ask): Promise<ExistingDatabase> {
  const flag = '--database-url'
  const connector = await askForConnector(ask)
  const hasData = await ask.choice(
    'Does your database contain existing data?',
    [
      { name: 'No', value: false },
      { name: 'Yes', value: true },
    ],
    flag,
  )
  const host = await ask.text('Enter database host', { flag, default: 'localhost' })
  const port = await ask.text('Enter database port', { flag, default: ports[connector] })
  const user = await ask.text('Enter database user', { flag })
  const password = await ask.secret('Enter database password', flag)
  const shared = { connector, host, port, user, password, hasData, schema: undefined }
  if (connector === 'mysql') return { ...shared, database: undefined, ssl: false }
  const database = await ask.text('Enter database name (the database includes the schema)', { flag })
  const ssl = await ask.choice(
    'Use SSL?',
    host.includes('localhost')
      ? [
          { name: 'No', value: false },
          { name: 'Yes', value: true },
        ]
      : [
          { name: 'Yes', value: true },
          { name: 'No', value: false },
        ],
    flag,
  )
  return { ...shared, database, ssl }
}

/** Opens a connection with what was entered; throws a problem where that fails. */
export async function tryConnection(database: ExistingDatabase): Promise<void> {
  const host = database.host.replace(/^(host\.docker\.internal|docker\.for\.mac\.localhost)$/, 'localhost')
  const text = serverConfiguration({ kind: 'existing', database: { ...database, host } }, false)
  const { configuration, problems } = loadConfiguration({
    environment: { PRISMA_CONFIG: text },
    dataFolder: '.',
    readFile: () => '',
  })
  const found = configuration?.database
  if (!found || found.connector === 'sqlite' || found.connector === 'mongo')
    throw new Problem(`Could not connect to database. ${problems.map((one) => one.text).join('\n')}`)
  const settings = serverSettings(
    found,
    { lowercaseTableNames: false, inContainer: false, hostFallback: false, keepsOneForBus: false },
    createLog({ level: 'ERROR', format: 'text', output: process.stderr }),
  )
  try {
    await (await settings.connect()).close()
  } catch (error) {
    throw new Problem(`Could not connect to database. ${settings.explain(error)}`)
  }
}
