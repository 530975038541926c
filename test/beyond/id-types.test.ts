import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawTables } from '../migration/existing/raw-tables.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

const datamodel = (id: string, name = 'id'): string => `schema @refract(edition: 1) { query: Query }
type Ship {
  ${name}: ${id} @id
  name: String! @unique
  tags: [String] @scalarList(strategy: RELATION)
  port: Port @relation(name: "Port", link: INLINE)
  flag: Flag @relation(name: "Flag", link: TABLE)
  sisters: [Ship] @relation(name: "Sisters", link: TABLE)
  sisterOf: [Ship] @relation(name: "Sisters")
  tug: Ship @relation(name: "Tug", link: INLINE)
  crew: [Sailor] @relation(name: "Crew")
}
type Port { id: Int! @id city: String! @unique ships: [Ship] @relation(name: "Port") }
type Flag { id: ID! @id color: String! @unique ship: Ship @relation(name: "Flag") }
type Sailor { id: ID! @id nick: String! @unique ship: Ship @relation(name: "Crew", link: INLINE) }`
const success = { errors: [], warnings: [], migration: { status: 'SUCCESS', errors: [] } }
const all = `{
  ships(orderBy: name_ASC) { name tags port { city } flag { color } sisters { name } sisterOf { name } tug { name } crew(orderBy: nick_ASC) { nick } }
}`

eachDatabase('ids that become other whole numbers', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test('keep their values, with lists and relations of every kind, and come back', async () => {
    const service = await deployService(server, datamodel('Int!'))
    await service.data(`mutation {
      a: createShip(data: {name: "a", tags: {set: ["x", "y"]}, port: {create: {city: "Turku"}}, flag: {create: {color: "red"}}, crew: {create: [{nick: "n"}, {nick: "m"}]}}) { id }
      b: createShip(data: {name: "b", sisters: {connect: [{name: "a"}]}, tug: {connect: {name: "a"}}, port: {connect: {city: "Turku"}}}) { id }
    }`)
    const before = await service.data(all)
    const foreignKeys = async (): Promise<unknown> => {
      if (database.connector !== 'mysql') return undefined
      const schema = `${service.name}@${service.stage}`
      return rawTables(database, service).rows(
        `SELECT r.TABLE_NAME AS t, k.COLUMN_NAME AS c, r.DELETE_RULE AS d FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k ON k.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND k.TABLE_NAME = r.TABLE_NAME AND k.CONSTRAINT_NAME = r.CONSTRAINT_NAME WHERE r.CONSTRAINT_SCHEMA = '${schema}' ORDER BY r.TABLE_NAME, k.COLUMN_NAME`,
      )
    }
    const bound = await foreignKeys()
    const big = datamodel('BigInt!')
    expect(await service.deploy(big)).toMatchObject(success)
    expect(await service.deploy(big)).toMatchObject({ steps: [], migration: null })
    expect(await service.data(all)).toEqual(before)
    expect(await service.data('{ ships(orderBy: name_ASC) { id } }')).toEqual({ ships: [{ id: '1' }, { id: '2' }] })
    expect(await foreignKeys()).toEqual(bound)
    expect(
      await service.data(`mutation {
        createShip(data: {name: "c", tags: {set: ["z"]}, port: {connect: {city: "Turku"}}, flag: {create: {color: "blue"}}, sisters: {connect: [{id: 1}]}, tug: {connect: {id: "2"}}, crew: {create: [{nick: "o"}]}}) { id tags port { city } flag { color } sisters { name } tug { name } crew { nick } }
        deleteShip(where: {name: "b"}) { id }
      }`),
    ).toEqual({
      createShip: {
        ...{ id: '3', tags: ['z'], port: { city: 'Turku' }, flag: { color: 'blue' }, sisters: [{ name: 'a' }] },
        ...{ tug: { name: 'b' }, crew: [{ nick: 'o' }] },
      },
      deleteShip: { id: '2' },
    })
    const after = await service.data(all)
    expect(await service.deploy(datamodel('Int! @rename(oldName: "id")', 'nr'))).toMatchObject(success)
    expect(await service.data(all)).toEqual(after)
    expect(
      await service.data('mutation { createShip(data: {name: "d", tug: {connect: {nr: 3}}}) { nr tug { name } } }'),
    ).toEqual({
      createShip: { nr: 4, tug: { name: 'c' } },
    })
  })

  test('are refused where one does not fit', async () => {
    const service = await deployService(server, datamodel('BigInt!'))
    await service.data('mutation { createShip(data: {name: "a"}) { id } }')
    const { name, quote, run } = rawTables(database, service)
    const ship = name('Ship').replace(/"\."/, database.connector === 'sqlite' ? '.' : '"."')
    await run(`insert into ${ship} (${quote('id')}, ${quote('name')}) values (3000000000, 'b')`)
    expect(await service.deploy(datamodel('Int!'), { force: true })).toMatchObject({
      errors: [
        {
          type: 'Ship',
          field: 'id',
          description:
            'You are changing the type of the field `id` to `Int`. But the value of the node with the id `3000000000` does not fit.',
        },
      ],
      migration: null,
    })
    expect(await service.data('{ ships(orderBy: name_ASC) { id } }')).toEqual({
      ships: [{ id: '1' }, { id: '3000000000' }],
    })
  })
})
