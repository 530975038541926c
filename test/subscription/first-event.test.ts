import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'
import { greetedSocket, idsOfEvent, subscribe, type TestSocket } from './open-socket.js'

const datamodel = `type Crew { id: ID! @id name: String! rank: Int size: Float }`
const create = 'mutation ($id: ID, $rank: Int) { createCrew(data: {id: $id, name: "x", rank: $rank}) { id } }'

/** Two subscriptions of one selection, of which only the second one's filter needs a field, and which of two equal creates it gets. */
const pairs = [
  ['crew { mutation node { id } }', 'crew(where: {node: {rank_lt: 4}}) { mutation node { id } }', true],
  ['crew { mutation }', 'crew(where: {node: {rank_lt: 4}}) { mutation }', true],
  ['crew { mutation }', 'crew(where: {node: {rank_in: [1]}}) { mutation }', true],
  ['crew { mutation }', 'crew(where: {node: {rank: 1}}) { mutation }', true],
  ['crew { mutation }', 'crew(where: {mutation_in: [CREATED], OR: [{node: {rank: 1}}]}) { mutation }', true],
  ['crew { mutation node { name } }', 'crew(where: {NOT: {node: {rank: 2}}}) { mutation node { name } }', true],
  ['crew { mutation node { name } }', 'crew(where: {node: {rank: null}}) { mutation node { name } }', false],
  ['crew { mutation node { rank } }', 'crew(where: {node: {name: "x"}}) { mutation node { rank } }', true],
] as const

eachDatabase('The first event that a filter decides', (database) => {
  let server: TestServer
  let service: TestService
  let receiver: TestReceiver
  let socket: TestSocket

  beforeAll(async () => {
    server = await startServer(database)
    receiver = await startReceiver()
    service = await deployService(server, datamodel)
  })
  afterAll(async () => {
    await receiver.close()
    await server.stop()
  })
  beforeEach(async () => {
    socket = await greetedSocket(service.url)
    return () => socket.close()
  })

  const delivered = async (): Promise<readonly unknown[]> => (await idsOfEvent(socket, 'last')).toSorted()
  const subscribeInTurn = async (...queries: readonly string[]): Promise<void> => {
    for (const [index, query] of queries.entries())
      await subscribe(socket, index === queries.length - 1 ? 'last' : 'ab'.charAt(index), `subscription { ${query} }`)
  }
  const all = 'crew { updatedFields }'

  test.each(pairs)('%s, then %s', async (a, b, passes) => {
    const expected = passes ? ['a', 'b'] : ['a']
    const told: unknown[] = []
    await subscribeInTurn(a, b, all)
    for (let count = 0; count < 2; count += 1) {
      await service.data(create, { rank: 1 })
      told.push(await delivered())
    }
    expect(told).toEqual([expected, expected])
    // the engine and the statements are new
    await service.deploy(datamodel, {
      subscriptions: [
        { name: 'none', url: `${receiver.url}/none`, headers: [], query: 'subscription { crew { updatedFields } }' },
      ],
    })
    socket.close()
    socket = await greetedSocket(service.url)
    await subscribeInTurn(a, b, all)
    await service.data(create, { rank: 1 })
    expect(await delivered()).toEqual(expected)
  })

  test('is judged by its id too', async () => {
    const id = `k${String(Date.now())}`
    await subscribeInTurn(
      'crew { mutation node { name } }',
      `crew(where: {node: {id: "${id}"}}) { mutation node { name } }`,
      all,
    )
    await service.data(create, { id, rank: 1 })
    expect(await delivered()).toEqual(['a', 'b'])
  })

  // PostgreSQL and SQLite keep 15 digits of a float, and of one that is compared
  test.each(['size: 0.30000000000000004', 'size_in: [1, 0.30000000000000004]', 'size_lte: 0.30000000000000004'])(
    'passes {%s} as it does in a query',
    async (filter) => {
      await subscribeInTurn('crew { mutation node { name } }', `crew(where: {node: {${filter}}}) { mutation }`, all)
      const { createCrew } = await service.data(
        'mutation { createCrew(data: {name: "x", size: 0.30000000000000004}) { id } }',
      )
      expect(await delivered()).toEqual(['a', 'b'])
      const { id } = createCrew as { readonly id: string }
      expect(await service.data(`{ crews(where: {id: "${id}", ${filter}}) { id } }`)).toEqual({ crews: [{ id }] })
    },
  )

  test('reaches webhooks', async () => {
    const hooks = pairs.flatMap(([a, b], index) =>
      [a, b].map((query, side) => ({
        name: `${String(index)}${'ab'.charAt(side)}`,
        query: `subscription { ${query} }`,
        url: `${receiver.url}/${String(index)}${'ab'.charAt(side)}`,
        headers: [],
      })),
    )
    const hooked = await deployService(server, datamodel, { subscriptions: hooks })
    const expected = pairs.flatMap(([, , passes], index) => [
      `/${String(index)}a`,
      ...(passes ? [`/${String(index)}b`] : []),
    ])
    const before = receiver.requests.length
    await hooked.data(create, { rank: 1 })
    await until(() => receiver.requests.length >= before + expected.length)
    expect(
      receiver.requests
        .slice(before)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(expected.toSorted())
  })
})
