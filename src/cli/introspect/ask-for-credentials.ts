import type { Ask } from '../output/ask.js'
import { serverChoices } from '../init/ask-for-connector.js'
import { localHost, portOf, type Credentials } from './credentials.js'

/** The dialog (introspection.md section 2). Throws a problem that names the flags where nobody can answer. */
export async function askForCredentials(ask: Ask): Promise<Credentials> {
  const connector = await ask.choice(
    'What kind of database do you want to introspect?',
    [...serverChoices, { name: 'SQLite', text: 'File of an SQLite database', value: 'sqlite' as const }],
    '--pg-host, --mysql-host or --sqlite-file',
  )
  if (connector === 'sqlite') {
    const file = await ask.text('Enter the path of the file', { flag: '--sqlite-file' })
    return { connector, file, schema: undefined }
  }
  const prefix = connector === 'postgres' ? 'pg' : 'mysql'
  const flag = (name: string): string => `--${prefix}-${name}`
  const host = await ask.text('Enter database host', { flag: flag('host'), default: 'localhost' })
  const port = await ask.text('Enter database port', {
    flag: flag('port'),
    default: connector === 'postgres' ? '5432' : '3306',
  })
  const user = await ask.text('Enter database user', { flag: flag('user') })
  const password = await ask.secret('Enter database password', flag('password'))
  const shared = { host: localHost(host), port: portOf(port, prefix), user, password, schema: undefined }
  if (connector === 'mysql') return { ...shared, connector, database: undefined, ssl: false }
  const database = await ask.text('Enter database name (the database includes the schema)', { flag: flag('db') })
  const ssl = await ask.choice(
    'Use SSL?',
    [
      { name: 'No', value: false },
      { name: 'Yes', value: true },
    ],
    flag('ssl'),
  )
  return { ...shared, connector, database, ssl }
}
