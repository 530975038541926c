import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const typesWith = (version: string): string => `
type Ship {
  id: ID! @id
  code: String! @unique
  tonnage: Int
  tags: [String] @scalarList(strategy: RELATION)
  ${version}
  port: Port @relation(link: INLINE)
  crew: [Sailor]
}
type Port { id: ID! @id city: String! @unique ships: [Ship] }
type Sailor { id: ID! @id nick: String! @unique ship: Ship @relation(link: INLINE) }`
const datamodel = line + typesWith('version: Int! @version')

/** Mutations in order, and how far each takes the version of the ship `s`. */
const writes: readonly (readonly [mutation: string, steps: number])[] = [
  ['updateShip(where: {code: "s"}, data: {tonnage: 1}) { id }', 1],
  ['updateShip(where: {code: "s"}, data: {tonnage_increment: 1, tags: {push: ["x"]}}) { id }', 1],
  ['updateShip(where: {code: "s"}, data: {tags: {set: ["a"]}}) { id }', 1],
  ['updateShip(where: {code: "s"}, data: {}) { id }', 0],
  ['updateShip(where: {code: "s"}, data: {port: {create: {city: "p"}}}) { id }', 1],
  ['updateShip(where: {code: "s"}, data: {port: {disconnect: true}}) { id }', 1],
  ['updatePort(where: {city: "p"}, data: {ships: {connect: [{code: "s"}]}}) { id }', 1],
  ['updateShip(where: {code: "s"}, data: {crew: {create: [{nick: "n"}]}}) { id }', 0],
  ['updateManyShips(where: {code: "s"}, data: {tonnage: 5}) { count }', 1],
  ['upsertShip(where: {code: "s"}, create: {code: "t"}, update: {tonnage: 6}) { id }', 1],
  ['upsertManyShips(data: [{where: {code: "s"}, create: {code: "t"}, update: {tonnage: 7}}]) { count }', 1],
  ['updateSailor(where: {nick: "n"}, data: {ship: {update: {tonnage: 8}}}) { id }', 1],
]

eachDatabase('a version', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  const versionOf = async (one: TestService, code = 's'): Promise<unknown> =>
    ((await one.data(`{ ship(where: {code: "${code}"}) { version } }`))['ship'] as { readonly version: number }).version

  test('counts the writes of its row', async () => {
    await service.data('mutation { createShip(data: {code: "s"}) { id } }')
    let expected = 1
    expect(await versionOf(service)).toBe(expected)
    for (const [mutation, steps] of writes) {
      await service.data(`mutation { ${mutation} }`)
      expected += steps
      expect([mutation, await versionOf(service)]).toEqual([mutation, expected])
    }
  })

  test('of a new node is 1, also where items of its batch need each other', async () => {
    const ports = [
      'create: {city: "q"}',
      'connect: {city: "q"}',
      'connectOrCreate: {where: {city: "q"}, create: {city: "q"}}',
    ]
    const data = ports.map((port, index) => `{code: "q${String(index)}", port: {${port}}}`)
    expect(
      await service.data(
        `mutation { createManyShips(data: [${data.join(', ')}]) { nodes { version port { city } } } }`,
      ),
    ).toEqual({ createManyShips: { nodes: ports.map(() => ({ version: 1, port: { city: 'q' } })) } })
  })

  test('lets one of many writers through', async () => {
    await service.data('mutation { createShip(data: {code: "w"}) { id } }')
    const write = 'mutation { updateShip(where: {code: "w"}, if: {version: 1}, data: {tonnage: 1}) { version } }'
    const responses = await Promise.all(Array.from({ length: 20 }, () => service.query(write)))
    expect(responses.filter(({ errors }) => errors === undefined)).toEqual([{ data: { updateShip: { version: 2 } } }])
  })

  test('is no input, also after a restart', async () => {
    const input = 'mutation { createShip(data: {code: "v", version: 5}) { id } }'
    expect((await service.query(input)).errors?.[0]?.message).toContain('version')
    await server.stop()
    server = await restartServer(database, server.configuration)
    service = serviceOn(server, service)
    expect((await service.query(input)).errors?.[0]?.message).toContain('version')
    await service.data(
      'mutation { createShip(data: {code: "v"}) { id } updateShip(where: {code: "v"}, data: {tonnage: 1}) { id } }',
    )
    expect(await versionOf(service, 'v')).toBe(2)
  })

  test('is kept by imports, and starts at 1 for nodes that lack it', async () => {
    const values = [
      { _typeName: 'Ship', id: 'ckship0000000000000000001', code: 'i1' },
      { _typeName: 'Ship', id: 'ckship0000000000000000002', code: 'i2', version: 7 },
    ]
    const response = await fetch(`${service.url}/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ valueType: 'nodes', values }),
    })
    expect(await response.json()).toEqual([])
    expect([await versionOf(service, 'i1'), await versionOf(service, 'i2')]).toEqual([1, 7])
    await service.data('mutation { updateManyShips(where: {code_starts_with: "i"}, data: {tonnage: 1}) { count } }')
    expect([await versionOf(service, 'i1'), await versionOf(service, 'i2')]).toEqual([2, 8])
  })

  test('starts at 1 for rows that are there, and becomes an ordinary field without the directive', async () => {
    const own = await deployService(server, line + typesWith(''))
    await own.data('mutation { createShip(data: {code: "s"}) { id } }')
    expect((await own.deploy(datamodel, { force: true })).migration?.status).toBe('SUCCESS')
    expect(await versionOf(own)).toBe(1)
    await own.data('mutation { updateShip(where: {code: "s"}, data: {tonnage: 1}) { id } }')
    expect(await versionOf(own)).toBe(2)
    await own.deploy(line + typesWith('version: Int! @default(value: 1)'), { force: true })
    await own.data('mutation { updateShip(where: {code: "s"}, data: {version: 9}) { id } }')
    expect(await versionOf(own)).toBe(9)
  })

  test.each([
    ['version: Int @version', 'Fields that are marked as `@version` must be of the type `Int!`.'],
    ['version: String! @version', 'Fields that are marked as `@version` must be of the type `Int!`.'],
    [
      'version: Int! @version @unique',
      'Fields that are marked as `@version` take no `@id`, `@unique`, `@default` or `@defaultFunction`.',
    ],
    ['other: Int! @version version: Int! @version', 'A type has one field that is marked as `@version` at most.'],
  ])('%s is refused', async (fields, description) => {
    const { errors, migration } = await service.deploy(line + typesWith(fields))
    expect(errors).toEqual([{ type: 'Ship', field: 'version', description }])
    expect(migration).toBeNull()
  })
})
