import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { greetedSocket, nextData, subscribe } from '../subscription/open-socket.js'

const datamodel = `
schema @refract(edition: 1, features: [SOFT_DELETE]) { query: Query }
type Ship { id: ID! @id code: String! deletedAt: DateTime @softDelete crew: [Sailor] @relation(onDelete: CASCADE) }
type Sailor { id: ID! @id nick: String! deletedAt: DateTime @softDelete ship: Ship! @relation(link: INLINE) }`

/** A mutation, and the events of ships and sailors that it makes, in any order. */
const writes: readonly (readonly [mutation: string, events: readonly string[]])[] = [
  [
    'createShip(data: {id: "a", code: "a", crew: {create: [{id: "m", nick: "m"}, {id: "n", nick: "n"}]}}) { id }',
    ['CREATED a', 'CREATED m', 'CREATED n'],
  ],
  ['deleteSailor(where: {id: "n"}) { id }', ['DELETED n']],
  ['deleteShip(where: {id: "a"}) { id }', ['DELETED a', 'DELETED m']],
  ['restoreShip(where: {id: "a"}) { id }', ['UPDATED a deletedAt', 'UPDATED m deletedAt']],
  ['restoreShip(where: {id: "a"}) { id }', []],
  ['restoreSailor(where: {id: "n"}) { id }', ['UPDATED n deletedAt']],
  ['deleteManySailors(where: {nick: "n"}) { count }', ['DELETED n']],
  ['deleteShip(where: {id: "a"}) { id }', ['DELETED a', 'DELETED m']],
  // its ship is not there
  ['restoreSailor(where: {id: "n"}) { id }', []],
  ['deleteShip(where: {id: "a"}, purge: true) { id }', []],
  ['createShip(data: {id: "b", code: "b", crew: {create: [{id: "o", nick: "o"}]}}) { id }', ['CREATED b', 'CREATED o']],
  ['deleteManyShips(purge: true) { count }', ['DELETED b', 'DELETED o']],
]

eachDatabase('events of soft deletions', (database) => {
  let receiver: TestReceiver
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    receiver = await startReceiver()
    server = await startServer(database, { configuration: { batchEvents: true } })
    const subscription = (field: string) => ({
      name: field,
      query: `subscription { event: ${field} { mutation updatedFields node { id } previousValues { id deletedAt } } }`,
      url: `${receiver.url}/${field}`,
      headers: [],
    })
    service = await deployService(server, datamodel, {
      subscriptions: [subscription('ship'), subscription('sailor')],
    })
  })
  afterAll(async () => {
    await server.stop()
    await receiver.close()
  })

  interface Event {
    readonly mutation: string
    readonly updatedFields: readonly string[] | null
    readonly node: { readonly id: string } | null
    readonly previousValues: { readonly id: string; readonly deletedAt: string | null } | null
  }
  const events = (): readonly Event[] =>
    [...receiver.bodies('/ship'), ...receiver.bodies('/sailor')].map(
      (body) => (body as { readonly data: { readonly event: Event } }).data.event,
    )
  const textOf = ({ mutation, updatedFields, node, previousValues }: Event): string =>
    [mutation, node?.id ?? previousValues?.id ?? '', ...(updatedFields ?? [])].join(' ')

  test('are those of deletions, and updates when nodes come back', async () => {
    const expected: string[] = []
    for (const [mutation, made] of writes) {
      await service.query(`mutation { ${mutation} }`)
      expected.push(...made)
      await expect.poll(() => events().map(textOf).sort(), { message: mutation }).toEqual([...expected].sort())
    }
    // no deleted node is told, and the values before are those of a node that was there, or of one that was not
    for (const { mutation, node, previousValues } of events()) {
      expect([mutation, node === null]).toEqual([mutation, mutation === 'DELETED'])
      expect([mutation, previousValues?.deletedAt != null]).toEqual([mutation, mutation === 'UPDATED'])
    }
  })

  test('reach sockets as deletions and updates, and others hear of no deleted node', async () => {
    const socket = await greetedSocket(service.url)
    try {
      for (const field of ['ship', 'sailor'])
        await subscribe(
          socket,
          field,
          `subscription { event: ${field} { mutation updatedFields node { id } previousValues { id deletedAt } } }`,
        )
      await subscribe(
        socket,
        'none',
        'subscription { event: ship(where: {mutation_in: [CREATED, UPDATED], node: {deletedAt_not: null}}) { mutation } }',
      )
      /** The events of as many messages as there must be, in any order. */
      const next = async (count: number): Promise<readonly string[]> => {
        const found: string[] = []
        while (found.length < count) found.push(textOf(((await nextData(socket)) as { readonly event: Event }).event))
        return found.sort()
      }
      await service.data(
        'mutation { createShip(data: {id: "w", code: "w", crew: {create: [{id: "x", nick: "x"}]}}) { id } }',
      )
      expect(await next(2)).toEqual(['CREATED w', 'CREATED x'])
      await service.data('mutation { deleteShip(where: {id: "w"}) { id } }')
      expect(await next(2)).toEqual(['DELETED w', 'DELETED x'])
      await service.data('mutation { restoreShip(where: {id: "w"}) { id } }')
      expect(await next(2)).toEqual(['UPDATED w deletedAt', 'UPDATED x deletedAt'])
      await service.data('mutation { deleteManySailors(where: {id: "x"}) { count } }')
      expect(await next(1)).toEqual(['DELETED x'])
      await service.data('mutation { deleteShip(where: {id: "w"}, purge: true) { id } }')
      // the sailor was deleted before
      expect(await next(1)).toEqual(['DELETED w'])
      await service.data('mutation { createShip(data: {id: "y", code: "y"}) { id } }')
      expect(await next(1)).toEqual(['CREATED y'])
    } finally {
      socket.close()
    }
  })

  test('a restored node must have what it requires', async () => {
    await service.data(
      'mutation { createShip(data: {id: "c", code: "c", crew: {create: [{id: "p", nick: "p"}]}}) { id } }',
    )
    await service.data('mutation { deleteSailor(where: {id: "p"}) { id } }')
    await service.data('mutation { deleteShip(where: {id: "c"}) { id } }')
    const { errors } = await service.query('mutation { restoreSailor(where: {id: "p"}) { id } }')
    expect(errors?.map(({ code }) => code)).toEqual([3042])
    expect(await service.data('{ sailor(where: {id: "p"}) { id } }')).toEqual({ sailor: null })
    await service.data(
      'mutation @transaction { restoreShip(where: {id: "c"}) { id } restoreSailor(where: {id: "p"}) { id } }',
    )
    expect(await service.data('{ sailor(where: {id: "p"}) { ship { id } } }')).toEqual({
      sailor: { ship: { id: 'c' } },
    })
  })
})
