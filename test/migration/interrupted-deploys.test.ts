import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer } from '../support/server.js'
import { deployService, serviceOn } from '../support/service.js'
import { interrupted, type Interrupted } from './interrupted.js'

const before = `
type Ship {
  id: ID! @id name: String code: String @unique weight: String old: Int
  tags: [String] @scalarList(strategy: RELATION) owner: Owner pilots: [Pilot]
}
type Owner { id: ID! @id name: String ships: [Ship] }
type Pilot { id: ID! @id name: String ships: [Ship] }`

const after = `
type Boat @rename(oldName: "Ship") {
  id: ID! @id title: String! @rename(oldName: "name") code: String! @unique weight: Int! @default(value: 4)
  marks: [String] @scalarList(strategy: RELATION) @rename(oldName: "tags")
  owner: Owner @relation(name: "Fleet", link: TABLE, oldName: "OwnerToShip") pilots: [Pilot]
  size: Int! @default(value: 3) berth: Berth @relation(link: INLINE)
}
type Owner { id: ID! @id name: String boats: [Boat] @relation(name: "Fleet", oldName: "OwnerToShip") }
type Pilot { id: ID! @id name: String boats: [Boat] }
type Berth { id: ID! @id number: Int! @unique boat: Boat }`

const rows = `mutation {
  a: createShip(data: {
    name: "Ada" code: "x" weight: "heavy" old: 1 tags: {set: ["red", "blue"]}
    owner: {create: {name: "Mo"}} pilots: {create: [{name: "Pia"}, {name: "Pol"}]}
  }) { id }
  b: createShip(data: {code: "y"}) { id }
}`
const question = `{ boats(orderBy: code_ASC) {
  title code weight marks size owner { name } pilots(orderBy: name_ASC) { name boats { code } } berth { number }
} }`
const kept = {
  boats: [
    {
      title: 'Ada',
      code: 'x',
      weight: 4,
      marks: ['red', 'blue'],
      size: 3,
      owner: { name: 'Mo' },
      pilots: [
        { name: 'Pia', boats: [{ code: 'x' }] },
        { name: 'Pol', boats: [{ code: 'x' }] },
      ],
      berth: null,
    },
    { title: '', code: 'y', weight: 4, marks: [], size: 3, owner: null, pilots: [], berth: null },
  ],
}

/** Of the migration from the first datamodel to the second. */
const statementCount = 24

/** The next start ends the migration, with all data, and further deploys work. */
async function expectEnded({ server, service }: Interrupted): Promise<void> {
  const restarted = await restartServer(server.database, server.configuration)
  const now = serviceOn(restarted, service)
  const status = `{ migrationStatus(name: "${service.name}", stage: "${service.stage}") { revision status errors } }`
  const isOpen = async (): Promise<boolean> => {
    const { data } = await restarted.query('management', status)
    return ['PENDING', 'IN_PROGRESS', 'ROLLING_BACK'].includes(
      (data?.['migrationStatus'] as { readonly status: string }).status,
    )
  }
  while (await isOpen()) await pause(50)
  expect((await restarted.query('management', status)).data).toEqual({
    migrationStatus: { revision: 3, status: 'SUCCESS', errors: [] },
  })
  expect(await now.data(question)).toEqual(kept)
  expect(await now.deploy(after)).toEqual({ errors: [], warnings: [], steps: [], migration: null })
  await now.data(
    'mutation { createBoat(data: {title: "t", code: "z", weight: 1, berth: {create: {number: 1}}}) { id } }',
  )
  await restarted.stop()
}

eachDatabase(
  'a deploy that is interrupted between its statements, each of which commits',
  (database) => {
    test.each(Array.from({ length: statementCount / 2 + 1 }, (_, index) => index * 2))(
      'behind %i of them: the next start ends it',
      async (count) => {
        const one = await interrupted(database, { before, after, rows })
        expect(one.statements).toHaveLength(statementCount)
        for (const statement of one.statements.slice(0, count)) await one.client.query(statement)
        await one.client.end()
        await expectEnded(one)
      },
    )
  },
  { only: ['mariadb', 'mysql'], because: 'elsewhere a migration is one transaction' },
)

eachDatabase(
  'a deploy that fails in the middle where every change commits',
  (database) => {
    test('is changed back, the failed step too, and another one can follow', async () => {
      const server = await startServer(database)
      const service = await deployService(server, before)
      await service.data(rows)
      // unlike, but not to an index that covers the first characters
      const begin = 'x'.repeat(200)
      const weights = ['1', '2']
        .map((end) => `c${end}: createShip(data: {code: "c${end}", weight: "${begin}${end}"}) { id }`)
        .join(' ')
      await service.data(`mutation { ${weights} }`)
      const failing = after.replace('weight: Int! @default(value: 4)', 'weight: String @unique')
      const { errors, migration } = await service.deploy(failing, { force: true })
      expect(errors).toEqual([])
      expect(migration).toEqual({
        revision: 3,
        status: 'ROLLBACK_SUCCESS',
        errors: [expect.stringMatching(/^Duplicate entry .* \(step \d+ of \d+: UpdateField\)$/) as string],
      })
      expect(
        await service.data(
          '{ ships(where: {code_in: ["x", "y"]}, orderBy: code_ASC) { name code old tags owner { name } } }',
        ),
      ).toEqual({
        ships: [
          { name: 'Ada', code: 'x', old: null, tags: ['red', 'blue'], owner: { name: 'Mo' } },
          { name: '', code: 'y', old: null, tags: [], owner: null },
        ],
      })
      expect(await service.deploy(before)).toEqual({ errors: [], warnings: [], steps: [], migration: null })
      await service.deploy(after, { force: true })
      expect(await service.data('{ boats(where: {code_in: ["x", "y"]}, orderBy: code_ASC) { title weight } }')).toEqual(
        {
          boats: [
            { title: 'Ada', weight: 4 },
            { title: '', weight: 4 },
          ],
        },
      )
      await server.stop()
    })
  },
  { only: ['mariadb', 'mysql'], because: 'elsewhere a migration is one transaction' },
)
