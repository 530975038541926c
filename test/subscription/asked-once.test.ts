import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { openSocket, type Message, type TestSocket } from './open-socket.js'

const datamodel = `schema @refract(edition: 1) { query: Query }
  type Boat { id: ID! @id name: String! @unique n: BigInt log: String }`

eachDatabase('queries and mutations over a websocket', (database) => {
  let server: TestServer
  let service: TestService
  let socket: TestSocket
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    socket = await openSocket(service.url, 'graphql-transport-ws')
    socket.send({ type: 'connection_init' })
    await socket.next()
  })
  afterAll(async () => {
    socket.close()
    await server.stop()
  })

  const start = (id: string, query: string): void => socket.send({ id, type: 'subscribe', payload: { query } })
  /** The only answer to what is asked. */
  async function ask(query: string): Promise<unknown> {
    start('one', query)
    const { payload } = await socket.next()
    expect(await socket.next()).toEqual({ id: 'one', type: 'complete' })
    return payload
  }

  test('run once for a key, however they are sent, and in transactions', async () => {
    const mutation = 'mutation @idempotent(key: "k") { createBoat(data: {name: "a", n: "9007199254740993"}) { id n } }'
    const first = await ask(mutation)
    expect(first).toMatchObject({ data: { createBoat: { n: '9007199254740993' } } })
    expect(await ask(mutation)).toEqual(first)
    expect(await service.query(mutation)).toEqual(first)
    expect(await ask(mutation.replace('"a"', '"b"'))).toMatchObject({ data: null, errors: [{ code: 3116 }] })
    expect(
      await ask(
        'mutation @transaction { c: createBoat(data: {name: "c"}) { id } a: createBoat(data: {name: "a"}) { id } }',
      ),
    ).toMatchObject({ data: null, errors: [{ code: 3010, path: ['a'] }] })
    expect(await ask('query @transaction { boats { name } }')).toEqual({ data: { boats: [{ name: 'a' }] } })
  })

  test('have large answers, beside which subscriptions go on', async () => {
    const log = 'x'.repeat(1_000_000)
    const boats = Array.from({ length: 12 }, (_, index) => `large${String(index)}`)
    for (const name of boats)
      await service.data('mutation ($log: String) { createBoat(data: {name: "' + name + '", log: $log}) { id } }', {
        log,
      })
    start('events', 'subscription { boat { node { name } } }')
    for (const id of ['1', '2', '3'])
      start(id, '{ boats(where: {name_starts_with: "large"}, orderBy: name_ASC) { log } }')
    start('last', 'mutation { createBoat(data: {name: "last"}) { name } }')
    const lengths: Record<string, number> = {}
    const events: unknown[] = []
    while (Object.keys(lengths).length < 4 || events.length === 0) {
      const message: Message = await Promise.race([
        socket.next(),
        socket.closed.then((closed) => expect.fail(String(closed))),
      ])
      const { data } = (message['payload'] ?? {}) as { readonly data?: Readonly<Record<string, unknown>> }
      if (message['id'] === 'events') events.push(data)
      else if (message['type'] === 'next')
        lengths[String(message['id'])] = (data?.['boats'] as readonly unknown[] | undefined)?.length ?? 0
    }
    expect(lengths).toEqual({ 1: 12, 2: 12, 3: 12, last: 0 })
    expect(events).toEqual([{ boat: { node: { name: 'last' } } }])
    socket.send({ id: 'events', type: 'complete' })
  })
})
