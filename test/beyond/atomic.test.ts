import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
schema @refract(edition: 1) { query: Query }
enum Kind { SAIL STEAM }
type Ship {
  id: ID! @id
  code: String! @unique
  tonnage: Int
  draft: Float
  nr: Int @unique
  changed: DateTime @updatedAt
  tags: [String] @scalarList(strategy: RELATION)
  kinds: [Kind] @scalarList(strategy: RELATION)
  crew: [Sailor]
}
type Sailor { id: ID! @id nick: String! @unique age: Int marks: [Int] @scalarList(strategy: RELATION) ship: Ship @relation(link: INLINE) }`

const shipInput = `{code: "c", tonnage: 100, draft: 2.5, nr: 7, tags: {set: ["a", "b", "a"]}, kinds: {set: [SAIL]},
  crew: {create: [{nick: "n", age: 30, marks: {set: [1]}}, {nick: "m", age: 40}]}}`
const selection = '{ tonnage draft nr tags kinds crew(orderBy: nick_ASC) { nick age marks } }'

interface Ship {
  readonly tonnage: number | null
  readonly draft: number | null
  readonly nr: number | null
  readonly tags: readonly string[]
  readonly kinds: readonly string[]
  readonly crew: readonly { readonly nick: string; readonly age: number | null; readonly marks: readonly number[] }[]
}

const before: Ship = {
  tonnage: 100,
  draft: 2.5,
  nr: 7,
  tags: ['a', 'b', 'a'],
  kinds: ['SAIL'],
  crew: [
    { nick: 'm', age: 40, marks: [] },
    { nick: 'n', age: 30, marks: [1] },
  ],
}

/** Data of an update of the ship, and what it changes. */
const changes: readonly (readonly [data: string, changed: Partial<Ship>])[] = [
  ['tonnage_increment: 5', { tonnage: 105 }],
  ['tonnage_decrement: 105', { tonnage: -5 }],
  ['tonnage_multiply: -3', { tonnage: -300 }],
  ['nr_divide: 2', { nr: 3 }],
  ['nr_divide: -2', { nr: -3 }],
  ['tonnage_increment: null', {}],
  ['draft_increment: 0.1', { draft: 2.6 }],
  ['draft_decrement: 2.7', { draft: -0.2 }],
  ['draft_multiply: 0.2', { draft: 0.5 }],
  ['draft_multiply: 2', { draft: 5 }],
  ['draft_divide: 2', { draft: 1.25 }],
  ['draft_divide: 4, tonnage_divide: 3, nr_increment: 1', { draft: 0.625, tonnage: 33, nr: 8 }],
  ['tonnage: 1, draft_increment: 1', { tonnage: 1, draft: 3.5 }],
  ['tonnage_increment: 2147483547', { tonnage: 2147483647 }],
  ['tags: {push: ["c", "d"]}', { tags: ['a', 'b', 'a', 'c', 'd'] }],
  ['tags: {push: "c"}', { tags: ['a', 'b', 'a', 'c'] }],
  ['tags: {remove: ["a", "z"]}', { tags: ['b'] }],
  ['tags: {push: ["a"], remove: ["a"]}', { tags: ['b', 'a'] }],
  ['tags: {remove: ["a", "b"]}, kinds: {push: [STEAM]}', { tags: [], kinds: ['SAIL', 'STEAM'] }],
  ['tags: {push: [], remove: []}', {}],
  ['tags: {push: null}', {}],
  [
    'crew: {update: [{where: {nick: "n"}, data: {age_increment: 1, marks: {push: [2]}}}]}',
    {
      crew: [
        { nick: 'm', age: 40, marks: [] },
        { nick: 'n', age: 31, marks: [1, 2] },
      ],
    },
  ],
  [
    'crew: {update: [{where: {nick: "n"}, data: {age_increment: 1}}, {where: {nick: "m"}, data: {age_increment: 2}}]}',
    {
      crew: [
        { nick: 'm', age: 42, marks: [] },
        { nick: 'n', age: 31, marks: [1] },
      ],
    },
  ],
  [
    'crew: {updateMany: [{where: {age_gt: 30}, data: {age_multiply: 2, marks: {push: [9]}}}]}',
    {
      crew: [
        { nick: 'm', age: 80, marks: [9] },
        { nick: 'n', age: 30, marks: [1] },
      ],
    },
  ],
  [
    'crew: {upsert: [{where: {nick: "m"}, create: {nick: "x"}, update: {age_decrement: 1}}, {where: {nick: "n"}, create: {nick: "y"}, update: {age_decrement: 1}}]}',
    {
      crew: [
        { nick: 'm', age: 39, marks: [] },
        { nick: 'n', age: 29, marks: [1] },
      ],
    },
  ],
]

const invalid = (value: string, field: string, model = 'Ship') => ({
  code: 3036,
  message: `The input value ${value} was not valid for field ${field} of type ${model}.`,
})
const twice = (field: string, keys: string) => ({
  code: 3114,
  message: `The field '${field}' is written twice: ${keys}.`,
})

const rejections: readonly (readonly [data: string, error: { readonly code: number; readonly message: string }])[] = [
  ['tonnage_increment: 2147483647', invalid('2147483647', 'tonnage')],
  ['draft_increment: 1, tonnage_multiply: 2147483647, nr_increment: 1', invalid('2147483647', 'tonnage')],
  ['nr_multiply: 2147483647, tonnage_increment: 1', invalid('2147483647', 'nr')],
  ['tonnage_divide: 0', invalid('0', 'tonnage_divide')],
  ['draft_divide: 0', invalid('0', 'draft_divide')],
  ['crew: {update: [{where: {nick: "n"}, data: {age_divide: 0}}]}', invalid('0', 'age_divide', 'Sailor')],
  ['crew: {updateMany: [{where: {nick: "none"}, data: {age_divide: 0}}]}', invalid('0', 'age_divide', 'Sailor')],
  [
    'crew: {update: [{where: {nick: "n"}, data: {age_increment: 1}}, {where: {nick: "m"}, data: {age_increment: 2147483647}}]}',
    invalid('2147483647', 'age', 'Sailor'),
  ],
  ['draft: 1e30, draft_multiply: 1e30', twice('draft', 'draft, draft_multiply')],
  ['draft_multiply: 1e35', invalid('1.0E35', 'draft')],
  ['draft_multiply: 1e300', invalid('1.0E300', 'draft')],
  ['draft_increment: -1e300', invalid('-1.0E300', 'draft')],
  ['draft_divide: 1e-300', invalid('1.0E-300', 'draft')],
  ['draft_multiply: 4e34', invalid('4.0E34', 'draft')],
  ['tonnage: null, tonnage_increment: 1', twice('tonnage', 'tonnage, tonnage_increment')],
  ['tonnage_increment: 1, tonnage_divide: 2', twice('tonnage', 'tonnage_increment, tonnage_divide')],
  ['tags: {set: [], push: ["a"]}', twice('tags', 'set, push')],
  ['tags: {push: ["a"], set: null, remove: ["b"]}', twice('tags', 'set, push, remove')],
  ['crew: {update: [{where: {nick: "n"}, data: {age: 1, age_increment: 1}}]}', twice('age', 'age, age_increment')],
]

eachDatabase('numbers and lists changed in place', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    await service.data(`mutation { createShip(data: ${shipInput}) { id } }`)
  })
  afterAll(() => server.stop())

  const reset = (): Promise<unknown> =>
    service.data(
      `mutation { deleteManyShips { count } deleteManySailors { count } createShip(data: ${shipInput}) { id } }`,
    )
  const read = async (): Promise<unknown> => (await service.data(`{ ship(where: {code: "c"}) ${selection} }`))['ship']

  test.each(changes)('%s', async (data, changed) => {
    await reset()
    const expected = { ...before, ...changed }
    expect(await service.query(`mutation { updateShip(where: {code: "c"}, data: {${data}}) ${selection} }`)).toEqual({
      data: { updateShip: expected },
    })
    expect(await read()).toEqual(expected)
  })

  test.each(rejections)('%s is refused', async (data, error) => {
    await reset()
    const { errors } = await service.query(`mutation { updateShip(where: {code: "c"}, data: {${data}}) { id } }`)
    expect(errors?.map(({ code, message }) => ({ code, message }))).toEqual([error])
    expect(await read()).toEqual(before)
  })

  test('in all nodes of a filter, nulls staying null', async () => {
    await reset()
    await service.data('mutation { createShip(data: {code: "d", draft: 1, tags: {set: ["b"]}}) { id } }')
    const data = '{tonnage_increment: 1, draft_divide: 2, tags: {push: ["x"], remove: ["b"]}}'
    expect(await service.data(`mutation { updateManyShips(data: ${data}) { count } }`)).toEqual({
      updateManyShips: { count: 2 },
    })
    expect(await service.data('{ ships(orderBy: code_ASC) { tonnage draft tags } }')).toEqual({
      ships: [
        { tonnage: 101, draft: 1.25, tags: ['a', 'a', 'x'] },
        { tonnage: null, draft: 0.5, tags: ['x'] },
      ],
    })
  })

  test('by a variable, in an upsert, with the time of the update', async () => {
    await reset()
    const upsert = `mutation ($by: Int, $tag: [String!]) { upsertShip(where: {code: "c"}, create: {code: "c"},
      update: {tonnage_increment: $by, tags: {push: $tag}}) { tonnage tags changed } }`
    const { ship } = await service.data('{ ship(where: {code: "c"}) { changed } }')
    const { upsertShip } = await service.data(upsert, { by: -1, tag: ['v'] })
    expect(upsertShip).toMatchObject({ tonnage: 99, tags: ['a', 'b', 'a', 'v'] })
    expect((upsertShip as { changed: string }).changed > (ship as { changed: string }).changed).toBe(true)
    expect((await service.data(upsert, {}))['upsertShip']).toMatchObject({ tonnage: 99, tags: ['a', 'b', 'a', 'v'] })
  })

  test('lose no step under 200 clients', async () => {
    await reset()
    const step = 'mutation { updateShip(where: {code: "c"}, data: {tonnage_increment: 1, tags: {push: ["s"]}}) { id } }'
    const responses = await Promise.all(Array.from({ length: 200 }, () => service.query(step)))
    expect(responses.filter(({ errors }) => errors !== undefined)).toEqual([])
    const { tonnage, tags } = (await read()) as Ship
    expect([tonnage, tags.length]).toEqual([300, 203])
  })

  test('a field with the name of a change is told', async () => {
    const { errors } = await service.deploy(datamodel.replace('draft: Float', 'draft: Float tonnage_divide: Int'))
    expect(errors).toEqual([
      {
        type: 'Ship',
        field: 'tonnage_divide',
        description:
          'The field `tonnage_divide` collides with the name `tonnage_divide` that the feature ATOMIC generates for the field `tonnage`.',
      },
    ])
  })

  test('are not there without the feature', async () => {
    const plain = await deployService(server, datamodel.replace('edition: 1', 'edition: 1, without: [ATOMIC]'))
    const { errors } = await plain.query('mutation { updateManyShips(data: {tonnage_increment: 1}) { count } }')
    expect(errors?.[0]?.message).toContain('tonnage_increment')
  })
})
