import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'

const count = 10
const names = Array.from({ length: count }, (_, index) => `Shelf${String(index)}`)
const datamodel = (field: string): string =>
  names.map((name) => `type ${name} { id: ID! @id code: String! ${field} }`).join('\n')
const kept = datamodel('')
const wanted = datamodel('width: Int! @default(value: 3)')

/** The last word on a migration: whoever took it up has ended it. */
async function endOf(server: TestServer, { name, stage }: TestService): Promise<{ status: string; revision: number }> {
  const query = `{ migrationStatus(name: "${name}", stage: "${stage}") { status revision errors } }`
  for (let waited = 0; waited < 600; waited += 1) {
    const { data } = await server.query('management', query)
    const found = data?.['migrationStatus'] as { status: string; revision: number }
    if (!['PENDING', 'IN_PROGRESS', 'ROLLING_BACK'].includes(found.status)) return found
    await pause(50)
  }
  throw new Error('the migration is stuck')
}

/** Starts a deploy and kills the server when `isTime`; gives a server that was started afterwards. */
async function killInTheMiddle(
  server: TestServer,
  service: TestService,
  isTime: () => Promise<void>,
): Promise<TestServer> {
  const input = { name: service.name, stage: service.stage, types: wanted, force: true }
  const { data, errors } = await server.query(
    'management',
    'mutation ($input: DeployInput!) { deploy(input: $input) { migration { revision status } } }',
    { input },
  )
  expect({ data, errors }).toEqual({
    data: { deploy: { migration: { revision: 3, status: 'PENDING' } } },
    errors: undefined,
  })
  await isTime()
  await server.stop('SIGKILL')
  return restartServer(server.database, server.configuration)
}

/** Deployed or rolled back, whole: rows, answers and the next deploy agree with the status. */
async function expectWhole(server: TestServer, service: TestService): Promise<void> {
  const { status } = await endOf(server, service)
  const now = serviceOn(server, service)
  expect(['SUCCESS', 'ROLLBACK_SUCCESS']).toContain(status)
  const isDeployed = status === 'SUCCESS'
  const fields = isDeployed ? 'code width' : 'code'
  const shelves = names.map((name, index) => `s${String(index)}: ${name.toLowerCase()}s { ${fields} }`).join(' ')
  const row = isDeployed ? { code: 'a', width: 3 } : { code: 'a' }
  expect(await now.query(`{ ${shelves} }`)).toEqual({
    data: Object.fromEntries(names.map((_, index) => [`s${String(index)}`, [row]])),
  })
  const { errors, migration } = await now.deploy(isDeployed ? kept : wanted, { force: true })
  expect({ errors, status: migration?.status }).toEqual({ errors: [], status: 'SUCCESS' })
}

async function filledService(server: TestServer): Promise<TestService> {
  const service = await deployService(server, kept)
  await service.data(
    `mutation { ${names.map((name) => `${name}: create${name}(data: {code: "a"}) { id }`).join(' ')} }`,
  )
  return service
}

eachDatabase(
  'a server that is killed in a deploy while it waits for a table',
  (database) => {
    test.each(names)('%s: the next start ends the deploy', async (name) => {
      const server = await startServer(database)
      const service = await filledService(server)
      const { host, port, user, password, database: databaseName } = server.configuration.databases.default
      const client = new pg.Client({ host, port, user, password, database: databaseName } as pg.ClientConfig)
      await client.connect()
      await client.query('BEGIN')
      // reads go on, so the deploy is accepted; the change of the table has to wait
      await client.query(`LOCK TABLE "${service.name}$${service.stage}"."${name}" IN ACCESS SHARE MODE`)
      const isWaiting = async (): Promise<void> => {
        for (;;) {
          // unlike pg_stat_activity it is read again within a transaction
          const { rows } = await client.query(
            `SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database WHERE datname = current_database() AND NOT granted`,
          )
          if (rows.length > 0) return
          await pause(20)
        }
      }
      const restarted = await killInTheMiddle(server, service, isWaiting)
      await client.end()
      await expectWhole(restarted, service)
      expect(restarted.output()).toMatch(/^\[INFO\] Resuming deployment of \S+\$dev: step \d+ of 20$/m)
      await restarted.stop()
    })
  },
  { only: ['postgres'], because: 'a test can hold a single table and see who waits for it' },
)

eachDatabase('a server that is killed some time into a deploy', (database) => {
  // where each change commits by itself, test/migration/interrupted-deploys.test.ts stops between any two
  const isAtomic = ['sqlite', 'postgres'].includes(database.connector)
  test.each(isAtomic ? [0, 1, 2, 4, 8, 12, 16, 24, 32, 48] : [0, 8, 24, 64])(
    '%i ms: the next start ends the deploy',
    async (ms) => {
      const server = await startServer(database)
      const service = await filledService(server)
      const restarted = await killInTheMiddle(server, service, async () => {
        await pause(ms)
      })
      await expectWhole(restarted, service)
      await restarted.stop()
    },
  )
})
