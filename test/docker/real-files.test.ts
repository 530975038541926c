import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { imageNames } from './docker-state.js'
import { dockerSuite } from './docker.js'
import { createStack } from './stack.js'

const folder = new URL('../../../shared/real-compose/', import.meta.url)

interface RealFile {
  /** Start of the file's name. */
  readonly file: string
  readonly database: string
  /** What its author has in an environment of his own. */
  readonly environment?: Readonly<Record<string, string>>
  /** In the log when it serves; some of the files never worked. */
  readonly says?: string
}

const login = { user: 'baker', password: 'dough-word' }
const files: readonly RealFile[] = [
  {
    file: '03',
    database: 'postgres',
    environment: {
      ...{
        PRISMA_VERSION: '1.34',
        PRISMA_SERVER_PORT: '4466',
        PRISMA_MANAGEMENT_API_SECRET: 'sugar',
        POSTGRES_VERSION: '11',
      },
      ...{ DATABASE_CONNECTOR: 'postgres', DATABASE_HOST: 'postgres', DATABASE_PORT: '5432', DATABASE_NAME: 'uncle' },
      ...{ DATABASE_USER: login.user, DATABASE_PASSWORD: login.password },
    },
  },
  // the database refuses its own configuration: MYSQL_USER may not be root
  { file: '05', database: 'db', says: 'Waiting for database "default" (mysql db:3306): ' },
  {
    file: '09',
    database: 'mysql',
    environment: { PRISMA_API_MANAGEMENT_SECRET: 'sugar', DB_PASSWORD: login.password },
  },
  { file: '15', database: 'db', says: 'Server running on :32669\n' },
  {
    file: '17',
    database: 'postgres',
    environment: { PRISMA_PORT: '4466', PRISMA_SECRET: 'sugar', PG_USER: login.user, PG_PASSWORD: login.password },
  },
  { file: '21', database: 'postgres-db' },
  {
    file: '25',
    database: 'postgres',
    environment: { DATABASE_HOST: 'postgres', DATABASE_USER: login.user, DATABASE_PASS: login.password },
  },
  { file: '27', database: 'postgres' },
  {
    file: '29',
    database: 'postgres',
    environment: { DB_USERNAME: login.user, DB_PASSWORD: login.password, PRISMA_MAS: 'sugar' },
    says: 'Server running on :3060\n',
  },
  { file: '31', database: 'mysql' },
  { file: '33', database: 'mysql' },
  { file: '37', database: 'postgres' },
  { file: '39', database: 'mysql', says: 'inside a container "localhost" is the container itself' },
]

/** Only the image's name is exchanged; programs that are not the server's and files of the author's are not started. */
function adapted(text: string): string {
  return text
    .replace(/(image: *)prismagraphql\/prisma\S*/, `$1${imageNames.server}`)
    .replace(/(image: *)postgres(:\S+)?$/m, `$1${imageNames.postgres}`)
    .replace(/^ +env_file:(\n +- .*| .*)$/gm, '')
}

dockerSuite('compose files of public projects', (docker) => {
  if (!existsSync(folder)) {
    console.warn('NOT RUN: the recorded compose files are not on this machine')
    test.skip('NOT RUN: the recorded compose files are not on this machine', () => undefined)
    return
  }

  test.each(files)('come up with the image exchanged: $file', async ({ file, database, environment, says }) => {
    const name = readdirSync(folder).find((one) => one.startsWith(file)) ?? file
    const stack = await createStack(docker, adapted(readFileSync(new URL(name, folder), 'utf8')), environment)
    try {
      await stack.compose('up', '-d', '--no-deps', 'prisma', database)
      await stack.untilLogged('prisma', says ?? 'Server running on :4466\n')
      expect(await stack.logs('prisma')).not.toMatch(/\n +at |dough-word/)
    } finally {
      await stack.remove()
    }
  })
})
