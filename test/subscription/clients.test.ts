import { createClient } from 'graphql-ws'
import { SubscriptionClient } from 'subscriptions-transport-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { greetedSocket, nextData, openSocket, subscribe } from './open-socket.js'

const datamodel = 'type Boat { id: ID! @id name: String! }'
const events = 'subscription { boat(where: {mutation_in: [CREATED]}) { node { name } } }'
const create = 'mutation ($name: String!) { createBoat(data: {name: $name}) { id } }'

eachDatabase('Clients of subscriptions', (database) => {
  let server: TestServer
  let service: TestService
  let socketUrl: string

  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    socketUrl = service.url.replace(/^http/, 'ws')
  })
  afterAll(() => server.stop())

  test('subscriptions-transport-ws gets data, errors, and what it unsubscribes from no longer', async () => {
    const client = new SubscriptionClient(socketUrl, { reconnect: false }, WebSocket)
    const message = await new Promise((resolve) => {
      client
        .request({ query: 'subscription { nothing { mutation } }' })
        .subscribe({ error: (error) => resolve(error.message) })
    })
    const first = new Promise((resolve) => {
      const running = client.request({ query: events }).subscribe({
        next: (result) => {
          running.unsubscribe()
          resolve(result)
        },
      })
    })
    // a refusal after it tells that the start was read
    await new Promise<void>((resolve) => {
      client.request({ query: '{ boats { id } }' }).subscribe({ error: () => resolve() })
    })
    await service.data(create, { name: 'Ada' })
    const result = await first
    client.close()
    expect({ message, result }).toEqual({
      message:
        "The provided query doesn't include any known model name. Please check for the latest subscriptions API.",
      result: { data: { boat: { node: { name: 'Ada' } } } },
    })
  })

  test('graphql-ws subscribes, and runs queries and mutations', async () => {
    const client = createClient({ url: socketUrl, webSocketImpl: WebSocket, retryAttempts: 0 })
    const running = client.iterate({ query: events })
    const next = running.next()
    const count = client.iterate({ query: '{ boatsConnection(where: {name: "Bea"}) { aggregate { count } } }' })
    const before = await count.next()
    const written = await client
      .iterate({ query: create.replace('{ id }', '{ name }'), variables: { name: 'Bea' } })
      .next()
    const told = await next
    await client.dispose()
    expect([before.value, written.value, told.value]).toEqual([
      { data: { boatsConnection: { aggregate: { count: 0 } } } },
      { data: { createBoat: { name: 'Bea' } } },
      { data: { boat: { node: { name: 'Bea' } } } },
    ])
  })

  test('a deploy ends what runs, and the socket starts it again', async () => {
    const own = await deployService(server, datamodel)
    const socket = await greetedSocket(own.url)
    await subscribe(socket, '1', events)
    const unchanged = await own.deploy(datamodel)
    await own.deploy(`${datamodel} type More { id: ID! @id }`)
    const ended = await socket.next()
    const restarted = await subscribe(socket, '1', events)
    await own.data(create, { name: 'Cea' })
    const told = await nextData(socket)
    socket.close()
    expect({ unchanged: unchanged.migration, ended, restarted, told }).toEqual({
      unchanged: null,
      ended: { id: '1', payload: { errors: [{ message: 'Schema changed' }] }, type: 'subscription_fail' },
      restarted: { id: '1', type: 'subscription_success' },
      told: { boat: { node: { name: 'Cea' } } },
    })
  })

  test('a service with secrets takes valid tokens only, and another try on the same socket', async () => {
    const closed = await deployService(server, datamodel, { secrets: ['a'] })
    const socket = await openSocket(closed.url, 'graphql-ws')
    socket.send({ type: 'connection_init' })
    const without = await socket.next()
    socket.send({ type: 'connection_init', payload: { Authorization: 'Bearer nonsense' } })
    const wrong = await socket.next()
    const modern = await openSocket(closed.url, 'graphql-transport-ws')
    modern.send({ type: 'connection_init', payload: { Authorization: 'Bearer nonsense' } })
    const refused = await modern.closed
    socket.close()
    expect([without, wrong, refused]).toEqual([
      { payload: { message: 'No Authorization field was provided in payload.' }, type: 'connection_error' },
      { payload: { message: 'Authentication token is invalid.' }, type: 'connection_error' },
      [4403, 'Forbidden'],
    ])
  })

  test('an unknown service is told of in the answer to the greeting', async () => {
    const socket = await openSocket(`${server.url}/nobody/here`, 'graphql-ws')
    socket.send({ type: 'connection_init', payload: {} })
    const response = await socket.next()
    socket.close()
    const separator = { postgres: '$', sqlite: '$', mysql: '@' }[database.connector]
    expect(response).toEqual({
      payload: { message: `Project not found: 'nobody${separator}here'` },
      type: 'connection_error',
    })
  })

  test('binary messages, oversized ones and a server that stops close the socket with a reason', async () => {
    const binary = await openSocket(service.url, 'graphql-ws')
    const large = await openSocket(service.url, 'graphql-ws')
    const own = await startServer(database)
    const last = await openSocket(`${own.url}/any/one`, 'graphql-ws')
    binary.sendBinary(Buffer.from('{}'))
    const [binaryCode] = await binary.closed
    large.sendText('x'.repeat(2_000_000))
    const [largeCode] = await large.closed
    await own.stop()
    const [lastCode] = await last.closed
    expect([binaryCode, largeCode, lastCode]).toEqual([1003, 1009, 1001])
  })
})
