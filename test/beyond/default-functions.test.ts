import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = `${line}
type Key {
  id: ID! @id @defaultFunction(name: NANOID)
  name: String! @unique
  at: DateTime! @defaultFunction(name: NOW)
  uuid: UUID! @defaultFunction(name: UUID)
  uuidText: String! @defaultFunction(name: "UUID")
  cuid: ID @defaultFunction(name: CUID)
  ulid: String @unique @defaultFunction(name: ULID)
  nanoId: String! @defaultFunction(name: NANOID)
}`

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const shapes: Readonly<Record<string, RegExp>> = {
  id: /^[\w-]{21}$/,
  at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  uuid,
  uuidText: uuid,
  cuid: /^c[0-9a-z]{24}$/,
  ulid: /^[0-9A-HJKMNP-TV-Z]{26}$/,
  nanoId: /^[\w-]{21}$/,
}
const fields = Object.keys(shapes).join(' ')

eachDatabase('default functions', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  const expectMade = (key: unknown): void => {
    for (const [field, shape] of Object.entries(shapes)) expect((key as Record<string, unknown>)[field]).toMatch(shape)
  }

  test('make what creates omit, in single and in many', async () => {
    const { createKey } = await service.data(`mutation { createKey(data: {name: "a"}) { ${fields} } }`)
    expectMade(createKey)
    const { createManyKeys } = await service.data(
      `mutation { createManyKeys(data: [{name: "b"}, {name: "c"}]) { nodes { ${fields} } } }`,
    )
    const { nodes } = createManyKeys as { readonly nodes: readonly Record<string, unknown>[] }
    nodes.forEach(expectMade)
    for (const field of ['id', 'uuid', 'ulid', 'nanoId'])
      expect(new Set(nodes.map((node) => node[field])).size).toBe(nodes.length)
  })

  test('leave alone what is given, and updates', async () => {
    const given = 'at: "2020-01-02T03:04:05.000Z", ulid: null, nanoId: "mine"'
    const { createKey } = await service.data(`mutation { createKey(data: {name: "g", ${given}}) { at ulid nanoId } }`)
    expect(createKey).toEqual({ at: '2020-01-02T03:04:05.000Z', ulid: null, nanoId: 'mine' })
    const { updateKey } = await service.data(
      'mutation { updateKey(where: {name: "g"}, data: {name: "h"}) { at ulid nanoId } }',
    )
    expect(updateKey).toEqual(createKey)
  })

  test('are still there after a restart', async () => {
    await server.stop()
    server = await restartServer(database, server.configuration)
    service = serviceOn(server, service)
    const { createKey } = await service.data(`mutation { createKey(data: {name: "r"}) { ${fields} } }`)
    expectMade(createKey)
  })

  test.each([
    ['x: Int! @defaultFunction(name: NOW)', 'The default function `NOW` does not fit the type `Int!`.'],
    ['x: ID! @defaultFunction(name: ULID)', 'The default function `ULID` does not fit the type `ID!`.'],
    [
      'x: [String] @scalarList(strategy: RELATION) @defaultFunction(name: CUID)',
      'The default function `CUID` does not fit the type `[String]`.',
    ],
    [
      'x: String @defaultFunction(name: LATER)',
      'The name of a default function `LATER` is not known. Known functions are: NOW, UUID, CUID, ULID, NANOID, AUTOINCREMENT.',
    ],
    [
      'x: String @defaultFunction',
      'The name of a default function is missing. Known functions are: NOW, UUID, CUID, ULID, NANOID, AUTOINCREMENT.',
    ],
    [
      'x: String @default(value: "x") @defaultFunction(name: CUID)',
      'A default function stands beside no `@default`, `@createdAt` or `@updatedAt`.',
    ],
  ])('%s is refused', async (field, description) => {
    const { errors } = await service.deploy(`${line} type Key { id: ID! @id ${field} }`)
    expect(errors).toEqual([{ type: 'Key', field: 'x', description }])
  })

  test('are unknown without the line of the service', async () => {
    const plain = await deployService(server, 'type Key { id: ID! @id x: String @defaultFunction(name: CUID) }')
    expect(await plain.data('mutation { createKey(data: {}) { x } }')).toEqual({ createKey: { x: null } })
  })
})
