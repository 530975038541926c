import { expect, test } from 'vitest'
import { interrupted } from '../migration/interrupted.js'
import { eachDatabase } from '../support/databases.js'
import { restartServer } from '../support/server.js'
import { serviceOn } from '../support/service.js'
import { until } from '../support/until.js'

const line = 'schema @refract(edition: 1, features: [SOFT_DELETE]) { query: Query }'
const before = `${line}
type Ship { id: Int! @id name: String! @unique size: Int gone: DateTime tags: [String] @scalarList(strategy: RELATION) crew: [Sailor] }
type Sailor { id: ID! @id nick: String! @unique ship: Ship @relation(link: INLINE) }`
const after = `${line}
type Ship { id: BigInt! @id name: String! @unique size: Int @constraint(max: 9) gone: DateTime @softDelete tags: [String] @scalarList(strategy: RELATION) crew: [Sailor] }
type Sailor { id: ID! @id nick: String! @unique nr: Int! @defaultFunction(name: AUTOINCREMENT) ship: Ship @relation(link: INLINE) }`
const rows = `mutation {
  a: createShip(data: {name: "a", size: 9, tags: {set: ["x", "y"]}, crew: {create: [{id: "1", nick: "m"}, {id: "2", nick: "n"}]}}) { id }
  b: createShip(data: {name: "b"}) { id }
}`

eachDatabase(
  'a deploy of soft deletion, ids, constraints and counters that is interrupted between its statements',
  (database) => {
    test.each([0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1])('behind %d of them: the next start ends it', async (part) => {
      const { server, service, client, statements } = await interrupted(database, { before, after, rows })
      for (const statement of statements.slice(0, Math.floor(part * statements.length))) await client.query(statement)
      await client.end()
      const restarted = await restartServer(server.database, server.configuration)
      const now = serviceOn(restarted, service)
      const status = `{ migrationStatus(name: "${service.name}", stage: "${service.stage}") { revision status errors } }`
      await until(async () => {
        const { data } = await restarted.query('management', status)
        return !/PENDING|IN_PROGRESS|ROLLING_BACK/.test(JSON.stringify(data))
      })
      expect((await restarted.query('management', status)).data).toEqual({
        migrationStatus: { revision: 3, status: 'SUCCESS', errors: [] },
      })
      expect(
        await now.data('{ ships(orderBy: name_ASC) { id name size tags crew(orderBy: nick_ASC) { nick nr } } }'),
      ).toEqual({
        ships: [
          {
            id: '1',
            name: 'a',
            size: 9,
            tags: ['x', 'y'],
            crew: [
              { nick: 'm', nr: 1 },
              { nick: 'n', nr: 2 },
            ],
          },
          { id: '2', name: 'b', size: null, tags: [], crew: [] },
        ],
      })
      expect(await now.deploy(after)).toEqual({ errors: [], warnings: [], steps: [], migration: null })
      expect(
        (await now.query('mutation { updateShip(where: {name: "a"}, data: {size_increment: 1}) { id } }')).errors,
      ).toMatchObject([{ code: 3103 }])
      expect(
        await now.data(
          'mutation { deleteShip(where: {name: "a"}) { id } createShip(data: {name: "a", crew: {create: [{nick: "o"}]}}) { id crew { nr } } }',
        ),
      ).toEqual({ deleteShip: { id: '1' }, createShip: { id: '3', crew: [{ nr: 3 }] } })
      expect((await now.query('mutation { createShip(data: {name: "a"}) { id } }')).errors).toMatchObject([
        { code: 3010 },
      ])
      await restarted.stop()
    })
  },
  {
    only: ['mariadb', 'mysql9'],
    because: 'elsewhere a migration is one transaction, or unique values of deleted nodes cannot be free',
  },
)
