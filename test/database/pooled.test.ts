import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { freshDatabase, restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'
import { requirePgbouncer, startPgbouncer, type StartedPooler } from '../support/start-pgbouncer.js'
import { freePort } from '../support/started-server.js'
import { until } from '../support/until.js'

const datamodel = `type Captain { id: ID! @id name: String! @unique rank: Int ships: [Ship] @relation(link: TABLE) }
type Ship { id: ID! @id name: String! seenAt: DateTime }`

const create = `mutation ($name: String!) {
  createCaptain(data: { name: $name, rank: 1, ships: { create: [{ name: "A", seenAt: "2020-01-01T00:00:00.000Z" }, { name: "B" }] } }) { ships { name } }
}`
const write = `mutation ($name: String!) {
  upsertCaptain(where: { name: $name }, create: { name: $name }, update: { rank: 2 }) { rank }
  updateManyCaptains(where: { name: $name }, data: { rank: 3 }) { count }
  deleteManyShips(where: { name: "none" }) { count }
}`
const read =
  'query ($name: String!) { captain(where: { name: $name }) { name rank ships(first: 1, orderBy: name_ASC) { name seenAt } } }'

const heldLocks = `SELECT objid FROM pg_locks
  WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`

eachDatabase(
  'requests',
  (database) => {
    requirePgbouncer(() => {
      describe.each([
        { mode: 'transaction', sessions: 6 },
        { mode: 'session', sessions: 40 },
      ] as const)('which gives $sessions sessions by $mode', (pooling) => {
        let pooler: StartedPooler
        let direct: pg.Client
        let servers: readonly [TestServer, TestServer]
        let services: readonly [TestService, TestService]

        beforeAll(async () => {
          pooler = await startPgbouncer(database, pooling)
          const settings = freshDatabase(database)
          const admin = new pg.Client({ host: '127.0.0.1', ...database.address, database: 'postgres' })
          await admin.connect()
          await admin.query(`CREATE DATABASE ${String(settings['database'])}`)
          await admin.end()
          direct = new pg.Client({ host: '127.0.0.1', ...database.address, database: String(settings['database']) })
          await direct.connect()
          const one = await startServer(database, {
            configuration: { bus: 'memory' },
            database: { ...settings, port: pooler.port },
          })
          const other = await restartServer(database, { ...one.configuration, port: await freePort() })
          servers = [one, other]
          const service = await deployService(one, datamodel)
          services = [service, serviceOn(other, service)]
        })
        afterAll(async () => {
          await Promise.all(servers.map((server) => server.stop()))
          await direct.end()
          await pooler.stop()
        })

        test('of many clients on two servers are all answered', async () => {
          const names = Array.from({ length: 120 }, (_, index) => `c${String(index)}`)
          const serviceOf = (index: number): TestService => services[index % 2]!
          const created = await Promise.all(names.map((name, index) => serviceOf(index).data(create, { name })))
          expect(created).toEqual(names.map(() => ({ createCaptain: { ships: [{ name: 'A' }, { name: 'B' }] } })))
          const written = await Promise.all(names.map((name, index) => serviceOf(index + 1).data(write, { name })))
          expect(written).toEqual(
            names.map(() => ({
              upsertCaptain: { rank: 2 },
              updateManyCaptains: { count: 1 },
              deleteManyShips: { count: 0 },
            })),
          )
          const found = await Promise.all(names.map((name, index) => serviceOf(index).data(read, { name })))
          expect(found).toEqual(
            names.map((name) => ({
              captain: { name, rank: 3, ships: [{ name: 'A', seenAt: '2020-01-01T00:00:00.000Z' }] },
            })),
          )
        })

        test('with SQL of their own leave the session to nobody', async () => {
          const run = (sql: string) => services[0].data('mutation ($sql: String!) { executeRaw(query: $sql) }', { sql })
          const answers = await Promise.all(Array.from({ length: 20 }, () => run('SELECT 1 AS "one"')))
          expect(answers).toEqual(answers.map(() => ({ executeRaw: [{ one: 1 }] })))
        })

        test('find the deploys of both servers, whose locks nobody keeps', async () => {
          for (const [index, field] of ['a', 'b', 'c', 'd'].entries())
            await services[index % 2]!.deploy(datamodel.replace('rank: Int', `rank: Int ${field}: Int`))
          const held = async (): Promise<string> => JSON.stringify((await direct.query(heldLocks)).rows)
          await until(async () => (await held()) === '[]', { explain: held })
        })
      })
    })
  },
  { only: ['postgres'], because: 'PgBouncer stands before PostgreSQL' },
)
