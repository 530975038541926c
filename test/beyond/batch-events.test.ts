import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
schema @refract(edition: 1) { query: Query }
type Ship { id: ID! @id code: String! @unique tonnage: Int crew: [Sailor] }
type Sailor { id: ID! @id nick: String! @unique ship: Ship @relation(link: INLINE) }`

/** A mutation, and the events of ships and sailors that it makes, in any order. */
const writes: readonly (readonly [mutation: string, events: readonly string[]])[] = [
  [
    'createManyShips(data: [{code: "a", crew: {create: [{nick: "n"}]}}, {code: "b"}]) { count }',
    ['CREATED a', 'CREATED b', 'CREATED n'],
  ],
  [
    'createManyShips(skipDuplicates: true, data: [{code: "a", crew: {create: [{nick: "lost"}]}}, {code: "c"}]) { count }',
    ['CREATED c'],
  ],
  [
    'upsertManyShips(data: [{where: {code: "a"}, create: {code: "a"}, update: {tonnage_increment: 1}}, {where: {code: "d"}, create: {code: "d"}, update: {}}]) { count }',
    ['CREATED d', 'UPDATED a tonnage'],
  ],
  [
    'updateShip(where: {code: "a"}, data: {crew: {connectOrCreate: [{where: {nick: "n"}, create: {nick: "n"}}, {where: {nick: "m"}, create: {nick: "m"}}]}}) { id }',
    ['CREATED m', 'UPDATED a'],
  ],
  ['updateManyShipsAndReturn(where: {code: "b"}, data: {tonnage: 1}) { count }', ['UPDATED b tonnage']],
  ['deleteManyShipsAndReturn(where: {code: "b"}) { nodes { code } }', ['DELETED b']],
  ['createManyShips(data: [{code: "e"}, {code: "e"}]) { count }', []],
]

eachDatabase('events of writes of many nodes', (database) => {
  let receiver: TestReceiver
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    receiver = await startReceiver()
    server = await startServer(database, { configuration: { batchEvents: true } })
    const subscription = (field: string, key: string) => ({
      name: field,
      query: `subscription { event: ${field} { mutation updatedFields node { key: ${key} } previousValues { key: ${key} } } }`,
      url: `${receiver.url}/${field}`,
      headers: [],
    })
    service = await deployService(server, datamodel, {
      subscriptions: [subscription('ship', 'code'), subscription('sailor', 'nick')],
    })
  })
  afterAll(async () => {
    await server.stop()
    await receiver.close()
  })

  interface Event {
    readonly mutation: string
    readonly updatedFields: readonly string[] | null
    readonly node: { readonly key: string } | null
    readonly previousValues: { readonly key: string } | null
  }
  const events = (): readonly string[] =>
    [...receiver.bodies('/ship'), ...receiver.bodies('/sailor')].map((body) => {
      const { event } = (body as { readonly data: { readonly event: Event } }).data
      const key = event.node?.key ?? event.previousValues?.key ?? ''
      return [event.mutation, key, ...(event.updatedFields ?? [])].join(' ')
    })

  test('are one for each node that was written', async () => {
    const expected: string[] = []
    for (const [mutation, made] of writes) {
      await service.query(`mutation { ${mutation} }`)
      expected.push(...made)
      await expect.poll(() => [...events()].sort(), { message: mutation }).toEqual([...expected].sort())
    }
  })
})
