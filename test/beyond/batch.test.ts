import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf } from '../support/chance.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { createNames, shipData, shipsDatamodel as datamodel, shipsSeed as seed } from './many-ships.js'

const everything = `{
  ships(orderBy: code_ASC) { code nr tonnage tags port { city } crew(orderBy: nick_ASC) { nick } routes(orderBy: name_ASC) { name } }
  ports(orderBy: city_ASC) { city size } sailors(orderBy: nick_ASC) { nick age } routes(orderBy: name_ASC) { name }
}`

const empty = `mutation { deleteManyShips { count } deleteManyPorts { count } deleteManySailors { count } deleteManyRoutes { count } }`
eachDatabase('writes of many nodes', (database) => {
  let server: TestServer
  let service: TestService
  let single: TestService
  beforeAll(async () => {
    server = await startServer(database, { environment: { REFRACT_MAX_BATCH: '1500' } })
    service = await deployService(server, datamodel)
    single = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  const reset = async (): Promise<void> => {
    for (const one of [service, single]) {
      await one.data(empty)
      await one.data(seed)
    }
  }
  const contents = (): Promise<readonly unknown[]> => Promise.all([service.data(everything), single.data(everything)])
  const told = async (text: string): Promise<unknown> =>
    (await service.query(text)).errors?.map(({ code, message }) => [code, message])

  test('createMany gives the new nodes in the order of its input', async () => {
    await reset()
    const { createManyShips } = await service.data(`mutation { createManyShips(data: [
      {code: "z", tonnage: 1, crew: {create: [{nick: "z1"}, {nick: "z2"}]}, port: {connect: {city: "p0"}}},
      {code: "y", tags: {set: ["a", "b"]}, port: {create: {city: "new"}}, routes: {connect: [{name: "r0"}]}},
      {code: "x", nr: null, crew: {createMany: {data: [{nick: "x1"}]}}}
    ]) { count all: nodes { __typename code tonnage tags port { city } crew(orderBy: nick_ASC) { nick } routes { name } } nodes { code } } }`)
    expect(createManyShips).toEqual({
      count: 3,
      all: [
        {
          __typename: 'Ship',
          ...{
            code: 'z',
            tonnage: 1,
            tags: [],
            port: { city: 'p0' },
            crew: [{ nick: 'z1' }, { nick: 'z2' }],
            routes: [],
          },
        },
        {
          __typename: 'Ship',
          ...{ code: 'y', tonnage: 7, tags: ['a', 'b'], port: { city: 'new' }, crew: [], routes: [{ name: 'r0' }] },
        },
        { __typename: 'Ship', ...{ code: 'x', tonnage: 7, tags: [], port: null, crew: [{ nick: 'x1' }], routes: [] } },
      ],
      nodes: [{ code: 'z' }, { code: 'y' }, { code: 'x' }],
    })
  })

  test('createMany with ids of the database', async () => {
    const create = `mutation { createManyLogs(data: [{text: "a"}, {text: "b"}, {text: "a"}], skipDuplicates: true) { count nodes { text } } }`
    expect(await service.data(create)).toEqual({ createManyLogs: { count: 2, nodes: [{ text: 'a' }, { text: 'b' }] } })
    const { createManyLogs } = await service.data(
      'mutation { createManyLogs(data: [{text: "d"}, {text: "c"}]) { nodes { id text } } }',
    )
    const { nodes } = createManyLogs as { readonly nodes: readonly { readonly id: number; readonly text: string }[] }
    for (const { id, text } of nodes)
      expect(await service.data('query ($id: Int) { log(where: {id: $id}) { text } }', { id })).toEqual({
        log: { text },
      })
  })

  test('a violation undoes all of it', async () => {
    await reset()
    const duplicate = [3010, 'A unique constraint would be violated on Ship. Details: Field name = code']
    expect(await told('mutation { createManyShips(data: [{code: "u"}, {code: "v"}, {code: "u"}]) { count } }')).toEqual(
      [duplicate],
    )
    expect(
      await told(
        'mutation { createManyShips(skipDuplicates: true, data: [{code: "u", crew: {create: [{nick: "n0"}]}}]) { count } }',
      ),
    ).toEqual([[3010, 'A unique constraint would be violated on Sailor. Details: Field name = nick']])
    const [one, other] = await contents()
    expect(one).toEqual(other)
  })

  test('skipDuplicates leaves out rows with all that is nested in them, children too', async () => {
    await reset()
    const { createManyShips } = await service.data(`mutation { createManyShips(skipDuplicates: true, data: [
      {code: "s0", crew: {create: [{nick: "lost"}]}, port: {create: {city: "lost"}}},
      {code: "a", nr: 5, port: {create: {city: "kept"}}},
      {code: "b", nr: 5, crew: {create: [{nick: "n0"}]}},
      {code: "c", nr: 0},
      {code: "c", nr: 6, crew: {createMany: {skipDuplicates: true, data: [{nick: "n0"}, {nick: "d"}, {nick: "d"}]}}}
    ]) { count nodes { code port { city } crew { nick } } } }`)
    expect(createManyShips).toEqual({
      count: 2,
      nodes: [
        { code: 'a', port: { city: 'kept' }, crew: [] },
        { code: 'c', port: null, crew: [{ nick: 'd' }] },
      ],
    })
    expect(await service.data('{ ports(orderBy: city_ASC) { city } sailors(orderBy: nick_ASC) { nick } }')).toEqual({
      ports: [{ city: 'kept' }, { city: 'p0' }],
      sailors: [{ nick: 'd' }, { nick: 'n0' }, { nick: 'n1' }],
    })
  })

  test('skipDuplicates goes by what the database takes for equal', async () => {
    await reset()
    const create =
      'mutation { createManyPorts(skipDuplicates: true, data: [{city: "P0"}, {city: "q"}, {city: "Q"}]) { nodes { city } } }'
    const isExact = database.connector !== 'mysql'
    expect(await service.data(create)).toEqual({
      createManyPorts: { nodes: (isExact ? ['P0', 'q', 'Q'] : ['q']).map((city) => ({ city })) },
    })
  })

  test('nested createMany in an update connects what it creates', async () => {
    await reset()
    const data =
      '{crew: {createMany: {skipDuplicates: true, data: [{nick: "n0", age: 1}, {nick: "e"}]}}, routes: {createMany: {data: [{name: "r1"}]}}}'
    expect(
      await service.data(
        `mutation { updateShip(where: {code: "s1"}, data: ${data}) { crew { nick } routes(orderBy: name_ASC) { name } } }`,
      ),
    ).toEqual({ updateShip: { crew: [{ nick: 'e' }], routes: [{ name: 'r0' }, { name: 'r1' }] } })
    expect(await service.data('{ sailor(where: {nick: "n0"}) { age ship { code } } }')).toEqual({
      sailor: { age: null, ship: { code: 's0' } },
    })
  })

  test('writes of a filter give back the nodes, and write at most as many as the limit says', async () => {
    await reset()
    await service.data('mutation { createManyShips(data: [{code: "s2"}, {code: "s3"}]) { count } }')
    const ids = (await service.data('{ ships { id code } }'))['ships'] as readonly { id: string; code: string }[]
    const codes = ids.map(({ code }) => code)
    expect(
      await service.data(
        'mutation { updateManyShipsAndReturn(where: {code_in: ["s0", "s3"]}, data: {tonnage: 9}) { count nodes { tonnage crew { nick } } } }',
      ),
    ).toEqual({
      updateManyShipsAndReturn: {
        count: 2,
        nodes: ids
          .filter(({ code }) => code === 's0' || code === 's3')
          .map(({ code }) => ({ tonnage: 9, crew: code === 's0' ? [{ nick: 'n0' }, { nick: 'n1' }] : [] })),
      },
    })
    expect(await service.data('mutation { updateManyShips(limit: 1, data: {tonnage: 1}) { count } }')).toEqual({
      updateManyShips: { count: 1 },
    })
    expect(await service.data('{ ships(where: {tonnage: 1}) { code } }')).toEqual({ ships: [{ code: codes[0] }] })
    expect(await service.data('mutation { deleteManyShips(limit: 0) { count } }')).toEqual({
      deleteManyShips: { count: 0 },
    })
    expect(
      await service.data(
        'mutation ($limit: Int) { deleteManyShipsAndReturn(where: {}, limit: $limit) { count nodes { code crew { nick } tags } } }',
        { limit: 2 },
      ),
    ).toEqual({
      deleteManyShipsAndReturn: {
        count: 2,
        nodes: codes.slice(0, 2).map((code) => ({
          code,
          crew: code === 's0' ? [{ nick: 'n0' }, { nick: 'n1' }] : [],
          tags: code === 's1' ? ['t'] : [],
        })),
      },
    })
    expect(await service.data('{ ships { code } }')).toEqual({ ships: codes.slice(2).map((code) => ({ code })) })
    expect(await told('mutation { deleteManyShips(limit: -1) { count } }')).toEqual([
      [3113, "The 'limit' argument must be non negative"],
    ])
  })

  test('writes of a filter choose and give back nodes in an order', async () => {
    await reset()
    await service.data(
      'mutation { createManyShips(data: [{code: "s2", tonnage: 2}, {code: "s3", tonnage: 3}]) { count } }',
    )
    const byCrew = '[{crew: {count: DESC}}, {tonnage: DESC_NULLS_LAST}, {code: DESC}]'
    expect(
      await service.data(`mutation {
        u: updateManyShipsAndReturn(where: {code_not: "s1"}, sort: ${byCrew}, limit: 2, data: {tonnage: 9}) { nodes { code tonnage } }
        a: updateManyShipsAndReturn(where: {code_in: ["s2", "s3"]}, sort: [{code: DESC}], data: {tonnage_increment: 1}) { nodes { code } }
        d: deleteManyShipsAndReturn(sort: [{code: DESC}], limit: 2) { nodes { code } }
      }`),
    ).toEqual({
      u: {
        nodes: [
          { code: 's0', tonnage: 9 },
          { code: 's3', tonnage: 9 },
        ],
      },
      a: { nodes: [{ code: 's3' }, { code: 's2' }] },
      d: { nodes: [{ code: 's3' }, { code: 's2' }] },
    })
    expect(await service.data('{ ships(orderBy: code_ASC) { code } }')).toEqual({
      ships: [{ code: 's0' }, { code: 's1' }],
    })
  })

  test('at most as many elements as the server takes', async () => {
    const elements = Array.from({ length: 1501 }, (_, index) => ({ city: `c${String(index)}` }))
    const create = 'mutation ($data: [PortCreateInput!]!) { createManyPorts(data: $data) { count } }'
    const { errors } = await service.query(create, { data: elements })
    expect(errors?.map(({ code, message }) => [code, message])).toEqual([
      [3112, "1501 elements in 'data', at most 1500."],
    ])
  })

  test('upsertMany lets an element see those before it', async () => {
    await reset()
    const { upsertManyShips } = await service.data(`mutation { upsertManyShips(data: [
      {where: {code: "s0"}, create: {code: "s0"}, update: {tonnage: 1}},
      {where: {code: "new"}, create: {code: "new", tonnage: 2}, update: {tonnage: 3}},
      {where: {code: "new"}, create: {code: "new", tonnage: 4}, update: {tonnage_increment: 5, tags: {push: ["x"]}}},
      {where: {nr: 0}, create: {code: "never"}, update: {tonnage_increment: 10, crew: {create: [{nick: "k"}]}}}
    ]) { count nodes { code tonnage } } }`)
    expect(upsertManyShips).toEqual({
      count: 4,
      nodes: [
        { code: 's0', tonnage: 11 },
        { code: 'new', tonnage: 7 },
        { code: 'new', tonnage: 7 },
        { code: 's0', tonnage: 11 },
      ],
    })
  })

  test('equal batches at the same time make one row of each and no error', async () => {
    await reset()
    const items = Array.from({ length: 20 }, (_, index) => `e${String(index)}`)
    const upsert = `mutation { upsertManyPorts(data: [${items.map((city) => `{where: {city: "${city}"}, create: {city: "${city}"}, update: {size: 1}}`).join(' ')}]) { count } }`
    const create = `mutation { createManySailors(skipDuplicates: true, data: [${items.map((nick) => `{nick: "${nick}"}`).join(' ')}]) { count } }`
    const choose = `mutation { createManyRoutes(skipDuplicates: true, data: [{name: "x", ships: {connectOrCreate: [{where: {code: "q"}, create: {code: "q"}}]}}]) { count } }`
    const responses = await Promise.all(
      Array.from({ length: 30 }, (_, index) => service.query([upsert, create, choose][index % 3] ?? '')),
    )
    expect(responses.flatMap(({ errors }) => errors ?? [])).toEqual([])
    const counts = responses.map(({ data }) => (Object.values(data ?? {})[0] as { count: number }).count)
    const of = (kind: number): number =>
      counts.filter((_, index) => index % 3 === kind).reduce((sum, one) => sum + one, 0)
    expect([of(0), of(1), of(2)]).toEqual([200, 20, 1])
    expect(await service.data('{ portsConnection(where: {city_starts_with: "e"}) { aggregate { count } } }')).toEqual({
      portsConnection: { aggregate: { count: 20 } },
    })
  })

  test.each(Array.from({ length: 12 }, (_, round) => round))(
    'a random batch comes to what single writes come to, round %i',
    async (round) => {
      await reset()
      const chance = chanceOf(round)
      const names = createNames(chance)
      const skips = chance(2) === 0
      const items = Array.from({ length: 1 + chance(8) }, () =>
        chance(2) === 0 ? shipData(chance, names) : shipData(chance, names, true),
      )
      const isUpsert = chance(2) === 0
      const wheres = items.map(() => `{code: "${names.code()}"}`)
      const batch = isUpsert
        ? `upsertManyShips(data: [${items.map((data, index) => `{where: ${wheres[index] ?? ''}, create: ${data}, update: {tonnage_increment: 1}}`).join(' ')}])`
        : `createManyShips(skipDuplicates: ${String(skips)}, data: [${items.join(' ')}])`
      const response = await service.query(`mutation { ${batch} { count } }`)
      let failed = false
      for (const [index, data] of items.entries()) {
        const one = isUpsert
          ? `upsertShip(where: ${wheres[index] ?? ''}, create: ${data}, update: {tonnage_increment: 1})`
          : `createShip(data: ${data})`
        const { errors } = await single.query(`mutation { ${one} { id } }`)
        const isSkipped = !isUpsert && skips && errors?.[0]?.message.includes('violated on Ship.') === true
        failed ||= errors !== undefined && !isSkipped
      }
      expect(response.errors !== undefined, JSON.stringify([batch, response.errors])).toBe(failed)
      if (failed) {
        await single.data(empty)
        await single.data(seed)
      }
      const [one, other] = await contents()
      expect(one, batch).toEqual(other)
    },
  )
})
