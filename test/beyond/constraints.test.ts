import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = `${line}
type Port {
  id: ID! @id
  code: String! @unique @constraint(pattern: "^[A-Z]{3}$")
  depth: Int @constraint(min: 1)
  ships: [Ship]
}
type Ship {
  id: ID! @id
  name: String! @unique @constraint(minLength: 2, maxLength: 5)
  tonnage: Int @default(value: 10) @constraint(min: 0, max: 100)
  draft: Float @constraint(min: 0.5, max: 9.25)
  mass: BigInt @constraint(max: "9007199254740993")
  price: Decimal @scalar(precision: 12, scale: 2) @constraint(min: "-0.5")
  key: String @defaultFunction(name: UUID) @constraint(pattern: "^(mine|[0-9a-f-]+)$")
  tags: [String] @scalarList(strategy: RELATION) @constraint(maxLength: 3, pattern: "^[^!]")
  marks: [Int] @scalarList(strategy: RELATION) @constraint(min: 1)
  port: Port @relation(link: INLINE)
}`

const must = (field: string, rule: string, type = 'Ship') => [
  { code: 3103, message: `The value for field ${field} of type ${type} must ${rule}.` },
]

/** Writes, and what they break. */
const refused: readonly (readonly [mutation: string, broken: ReturnType<typeof must>])[] = [
  ['createShip(data: {name: "n", tonnage: 1}) { id }', must('name', 'be at least 2 characters long')],
  ['createShip(data: {name: "ééééé!"}) { id }', must('name', 'be at most 5 characters long')],
  ['createShip(data: {name: "new", tonnage: -1}) { id }', must('tonnage', 'be at least 0')],
  ['createShip(data: {name: "new", draft: 0.49}) { id }', must('draft', 'be at least 0.5')],
  ['createShip(data: {name: "new", draft: 9.250000001}) { id }', must('draft', 'be at most 9.25')],
  ['createShip(data: {name: "new", mass: 9007199254740994}) { id }', must('mass', 'be at most 9007199254740993')],
  ['createShip(data: {name: "new", price: "-0.51"}) { id }', must('price', 'be at least -0.5')],
  ['createShip(data: {name: "new", key: "yours"}) { id }', must('key', 'match ^(mine|[0-9a-f-]+)$')],
  [
    'createShip(data: {name: "new", tags: {set: ["abc", "abcd"]}}) { id }',
    must('tags', 'be at most 3 characters long'),
  ],
  ['createShip(data: {name: "new", tags: {set: ["a", "!b"]}}) { id }', must('tags', 'match ^[^!]')],
  ['createShip(data: {name: "new", port: {create: {code: "abc"}}}) { id }', must('code', 'match ^[A-Z]{3}$', 'Port')],
  [
    'createPort(data: {code: "NEW", ships: {create: [{name: "new"}, {name: "n"}]}}) { id }',
    must('name', 'be at least 2 characters long'),
  ],
  [
    'createPort(data: {code: "NEW", ships: {createMany: {data: [{name: "new", marks: {set: [0]}}]}}}) { id }',
    must('marks', 'be at least 1'),
  ],
  [
    'createPort(data: {code: "NEW", ships: {connectOrCreate: [{where: {name: "new"}, create: {name: "new", tonnage: 101}}]}}) { id }',
    must('tonnage', 'be at most 100'),
  ],
  [
    'createManyShips(data: [{name: "new"}, {name: "newer", tonnage: 101}]) { count }',
    must('tonnage', 'be at most 100'),
  ],
  [
    'createManyShips(data: [{name: "new"}, {name: "n"}], skipDuplicates: true) { count }',
    must('name', 'be at least 2 characters long'),
  ],
  ['updateShip(where: {name: "Anna"}, data: {tonnage: 101}) { id }', must('tonnage', 'be at most 100')],
  ['updateShip(where: {name: "Anna"}, data: {name: ""}) { id }', must('name', 'be at least 2 characters long')],
  [
    'updateShip(where: {name: "Anna"}, data: {tags: {push: ["long"]}}) { id }',
    must('tags', 'be at most 3 characters long'),
  ],
  ['updateShip(where: {name: "Anna"}, data: {marks: {set: [1, -1]}}) { id }', must('marks', 'be at least 1')],
  ['updateShip(where: {name: "Anna"}, data: {tonnage_decrement: 51}) { id }', must('tonnage', 'be at least 0')],
  ['updateShip(where: {name: "Anna"}, data: {tonnage_multiply: 3}) { id }', must('tonnage', 'be at most 100')],
  [
    'updateShip(where: {name: "Anna"}, data: {tonnage_multiply: -1, name: "Other"}) { id }',
    must('tonnage', 'be at least 0'),
  ],
  ['updateShip(where: {name: "Anna"}, data: {draft_divide: 10}) { id }', must('draft', 'be at least 0.5')],
  ['updateShip(where: {name: "Anna"}, data: {mass_increment: 2}) { id }', must('mass', 'be at most 9007199254740993')],
  ['updateShip(where: {name: "Anna"}, data: {price_decrement: "1.01"}) { id }', must('price', 'be at least -0.5')],
  [
    'updateShip(where: {name: "Anna"}, if: {tonnage: 50}, data: {tonnage_increment: 51}) { id }',
    must('tonnage', 'be at most 100'),
  ],
  [
    'updateShip(where: {name: "Anna"}, data: {port: {update: {code: "x"}}}) { id }',
    must('code', 'match ^[A-Z]{3}$', 'Port'),
  ],
  [
    'updateShip(where: {name: "Anna"}, data: {port: {update: {depth_decrement: 5}}}) { id }',
    must('depth', 'be at least 1', 'Port'),
  ],
  [
    'updatePort(where: {code: "TKU"}, data: {ships: {updateMany: {where: {}, data: {tonnage_increment: 60}}}}) { id }',
    must('tonnage', 'be at most 100'),
  ],
  [
    'updatePort(where: {code: "TKU"}, data: {ships: {upsert: {where: {name: "Anna"}, create: {name: "new"}, update: {name: "toolong"}}}}) { id }',
    must('name', 'be at most 5 characters long'),
  ],
  [
    'upsertShip(where: {name: "Anna"}, create: {name: "new"}, update: {tonnage_increment: 51}) { id }',
    must('tonnage', 'be at most 100'),
  ],
  [
    'upsertShip(where: {name: "none"}, create: {name: "n"}, update: {}) { id }',
    must('name', 'be at least 2 characters long'),
  ],
  ['updateManyShips(where: {}, data: {tonnage: 101}) { count }', must('tonnage', 'be at most 100')],
  ['updateManyShips(where: {}, data: {tonnage_increment: 51}) { count }', must('tonnage', 'be at most 100')],
  [
    'updateManyShipsAndReturn(where: {}, data: {tonnage_increment: -8}) { nodes { id } }',
    must('tonnage', 'be at least 0'),
  ],
  [
    'upsertManyShips(data: [{where: {name: "Anna"}, create: {name: "new"}, update: {tonnage_increment: 1}}, {where: {name: "Bea"}, create: {name: "new"}, update: {tonnage_increment: -8}}]) { count }',
    must('tonnage', 'be at least 0'),
  ],
  [
    'upsertManyShips(data: [{where: {name: "none"}, create: {name: "n"}, update: {}}, {where: {name: "Bea"}, create: {name: "new"}, update: {}}]) { count }',
    must('name', 'be at least 2 characters long'),
  ],
]

const everything = `{
  ships(orderBy: name_ASC) { name tonnage draft mass price key tags marks port { code } }
  ports(orderBy: code_ASC) { code depth }
}`

eachDatabase('constraints', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())
  beforeEach(() =>
    service.data(`mutation {
      deleteManyShips { count } deletePorts: deleteManyPorts { count }
      a: createShip(data: {name: "Anna", tonnage: 50, draft: 0.5, mass: 9007199254740993, price: "0.5", key: "mine", tags: {set: ["abc", "d"]}, marks: {set: [1]}, port: {create: {code: "TKU", depth: 5}}}) { id }
      b: createShip(data: {name: "Bea", tonnage: 7, key: null, port: {connect: {code: "TKU"}}}) { id }
    }`),
  )

  test.each(refused)('%s is refused', async (mutation, broken) => {
    const before = await service.data(everything)
    const { errors } = await service.query(`mutation { ${mutation} }`)
    expect(errors).toMatchObject(broken)
    expect(await service.data(everything)).toEqual(before)
  })

  test('values in variables are refused alike', async () => {
    const create = 'mutation ($data: ShipCreateInput!) { createShip(data: $data) { name } }'
    expect((await service.query(create, { data: { name: 'new', tags: { set: ['a', 'long'] } } })).errors).toMatchObject(
      must('tags', 'be at most 3 characters long'),
    )
    expect((await service.query(create, { data: { name: 'new', tags: { set: 'long' } } })).errors).toMatchObject(
      must('tags', 'be at most 3 characters long'),
    )
    const change =
      'mutation ($by: Int) { updateShip(where: {name: "Anna"}, data: {tonnage_increment: $by}) { tonnage } }'
    expect((await service.query(change, { by: 51 })).errors).toMatchObject(must('tonnage', 'be at most 100'))
    expect(await service.data(change, { by: 50 })).toEqual({ updateShip: { tonnage: 100 } })
    expect(await service.data(change, { by: null })).toEqual({ updateShip: { tonnage: 100 } })
  })

  test('what satisfies them is written, null too', async () => {
    expect(
      await service.data(`mutation {
        createShip(data: {name: "😀😀😀😀😀", tonnage: 0, draft: 9.25, price: "-0.5", mass: -9223372036854775808}) { name tonnage draft price mass }
        updateShip(where: {name: "Anna"}, data: {tonnage: null, draft_multiply: 18.5, name: "ab", tags: {push: ["é😀!"]}}) { tonnage draft name tags }
        updateManyShips(where: {tonnage_not: null}, data: {tonnage_multiply: 2}) { count }
        createPort(data: {code: "HEL"}) { depth }
      }`),
    ).toEqual({
      createShip: { name: '😀😀😀😀😀', tonnage: 0, draft: 9.25, price: '-0.5', mass: '-9223372036854775808' },
      updateShip: { tonnage: null, draft: 9.25, name: 'ab', tags: ['abc', 'd', 'é😀!'] },
      updateManyShips: { count: 2 },
      createPort: { depth: null },
    })
  })

  test('a transaction is undone as a whole', async () => {
    const { data, errors } = await service.query(
      'mutation @transaction { a: updateShip(where: {name: "Anna"}, data: {tonnage: 1}) { id } b: updateShip(where: {name: "Bea"}, data: {tonnage_decrement: 8}) { id } }',
    )
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ ...must('tonnage', 'be at least 0')[0], path: ['b'] }])
    expect(await service.data('{ ship(where: {name: "Anna"}) { tonnage } }')).toEqual({ ship: { tonnage: 50 } })
  })

  test('clients that write at once never pass a limit', async () => {
    const writes = await Promise.all(
      Array.from({ length: 20 }, () =>
        service.query('mutation { updateShip(where: {name: "Anna"}, data: {tonnage_decrement: 7}) { tonnage } }'),
      ),
    )
    const failed = writes.filter(({ errors }) => errors !== undefined)
    expect(failed).toHaveLength(13)
    for (const { errors } of failed) expect(errors).toMatchObject(must('tonnage', 'be at least 0'))
    expect(await service.data('{ ship(where: {name: "Anna"}) { tonnage } }')).toEqual({ ship: { tonnage: 1 } })
  })

  test('are still there after a restart', async () => {
    await server.stop()
    server = await restartServer(database, server.configuration)
    service = serviceOn(server, service)
    const { errors } = await service.query('mutation { createShip(data: {name: "new", tonnage: -1}) { id } }')
    expect(errors).toMatchObject(must('tonnage', 'be at least 0'))
  })
})
