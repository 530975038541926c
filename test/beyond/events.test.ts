import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { until } from '../support/until.js'
import { greetedSocket, idsOfEvent, subscribe } from '../subscription/open-socket.js'

const datamodel = `schema @refract(edition: 1) { query: Query }
type Boat { id: ID! @id name: String a: Int b: Int tags: [String] @scalarList(strategy: RELATION) meta: Json crew: [Sailor] }
type Sailor { id: ID! @id boat: Boat @relation(link: INLINE) }`

/** Filters of a node by the ids of their subscriptions; Json where the database has functions for it. */
const filters: Readonly<Record<string, string>> = {
  anyCase: '{name: "ANNA", name_mode: INSENSITIVE}',
  anyCaseIn: '{name_in: ["ANNA", "bea"], name_mode: INSENSITIVE}',
  otherCase: '{name_not: "ANNA", name_mode: INSENSITIVE}',
  fields: '{COMPARE: [{field: a, op: LT, to: b}]}',
  notFields: '{NOT: [{COMPARE: [{field: a, op: LT, to: b}]}]}',
  list: '{tags_has_every: ["x", "y"]}',
  count: '{crew_count_gte: 2}',
  none: '{crew_count: 0, tags_is_empty: true}',
}
const jsonFilters = { json: '{meta: {path: ["k"], array_contains: 2}}' }

/** Mutations one after the other, and the subscriptions that hear of each. */
const story: readonly (readonly [mutation: string, ids: readonly string[]])[] = [
  ['createBoat(data: {id: "b1", name: "Anna", a: 1, b: 2}) { id }', ['anyCase', 'anyCaseIn', 'fields', 'none']],
  ['updateBoat(where: {id: "b1"}, data: {name: "Zoe"}) { id }', ['otherCase', 'fields', 'none']],
  ['updateBoat(where: {id: "b1"}, data: {a: 2, name: "Bea"}) { id }', ['anyCaseIn', 'otherCase', 'notFields', 'none']],
  [
    'updateBoat(where: {id: "b1"}, data: {b: null, tags: {set: ["y", "x"]}}) { id }',
    ['anyCaseIn', 'otherCase', 'list'],
  ],
  ['createBoat(data: {id: "b2", meta: "{\\"k\\": [1, 2]}", crew: {create: [{}, {}]}}) { id }', ['count', 'json']],
]

eachDatabase('events filtered beyond Prisma 1', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test('subscriptions hear of the nodes that satisfy their filters, and webhooks do', async () => {
    const receiver = await startReceiver()
    const service = await deployService(server, datamodel, {
      subscriptions: [
        {
          name: 'hook',
          query: `subscription { boat(where: {node: ${filters['anyCase'] ?? ''}}) { node { id crewAggregate { count } } } }`,
          url: `${receiver.url}/hook`,
          headers: [],
        },
      ],
    })
    const socket = await greetedSocket(service.url)
    const asked = { ...filters, ...(database.name === 'mysql' ? {} : jsonFilters) }
    for (const [id, where] of Object.entries(asked))
      expect(
        await subscribe(socket, id, `subscription { boat(where: {node: ${where}}) { node { id } } }`),
      ).toMatchObject({ type: 'subscription_success' })
    await subscribe(socket, 'all', 'subscription { boat { mutation } }')
    for (const [mutation, ids] of story) {
      await service.data(`mutation { ${mutation} }`)
      expect([...(await idsOfEvent(socket, 'all'))].sort(), mutation).toEqual(
        ids.filter((id) => Object.hasOwn(asked, id)).sort(),
      )
    }
    socket.close()
    await until(() => receiver.requests.length > 0)
    expect(receiver.requests.map(({ body }) => body)).toEqual([
      '{"data":{"boat":{"node":{"id":"b1","crewAggregate":{"count":0}}}}}',
    ])
    await receiver.close()
  })
})
