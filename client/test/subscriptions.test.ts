import { expect, test, vi } from 'vitest'
import { createSubscriber } from '../src/subscriptions/subscriber.js'
import type { Socket, SocketConstructor } from '../src/subscriptions/socket.js'

interface TestSocket extends Socket {
  readonly offered: readonly string[]
  readonly sent: Record<string, unknown>[]
  /** The server chooses a protocol, or refuses. */
  accept(protocol: string): void
  tell(message: object): void
  drop(code: number): void
}

/** Sockets in the order in which a client opens them. */
function testSockets(): { readonly sockets: TestSocket[]; readonly webSocket: SocketConstructor } {
  const sockets: TestSocket[] = []
  const webSocket = function (_: string, offered: string[]): TestSocket {
    const sent: Record<string, unknown>[] = []
    const socket = {
      offered,
      sent,
      protocol: '',
      onopen: null as Socket['onopen'],
      onmessage: null as Socket['onmessage'],
      onclose: null as Socket['onclose'],
      onerror: null,
      send: (text: string) => void sent.push(JSON.parse(text) as Record<string, unknown>),
      close: () => undefined,
      accept(protocol: string) {
        socket.protocol = protocol
        socket.onopen?.()
        socket.onmessage?.({ data: '{"type":"connection_ack"}' })
      },
      tell: (message: object) => socket.onmessage?.({ data: JSON.stringify(message) }),
      drop: (code: number) => socket.onclose?.({ code, reason: '' }),
    }
    sockets.push(socket)
    return socket
  } as unknown as SocketConstructor
  return { sockets, webSocket }
}

const request = { query: 'subscription { boat { mutation } }', variables: {} }
const rootField = (data: unknown): unknown => (data as { boat: unknown }).boat

function subscriberOn(): { sockets: TestSocket[]; subscriber: ReturnType<typeof createSubscriber> } {
  const { sockets, webSocket } = testSockets()
  return { sockets, subscriber: createSubscriber({ endpoint: 'http://h/a/b', authorization: 'Bearer t', webSocket }) }
}

async function socketAt(sockets: TestSocket[], place: number): Promise<TestSocket> {
  await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(place))
  return sockets[place]!
}

test.each([
  { protocol: 'graphql-transport-ws', start: 'subscribe', data: 'next', stop: 'complete' },
  { protocol: 'graphql-ws', start: 'start', data: 'data', stop: 'stop' },
])('$protocol is spoken where the server chooses it', async ({ protocol, start, data, stop }) => {
  const { sockets, subscriber } = subscriberOn()
  const waiting = subscriber.subscribe(request, rootField, undefined)
  const socket = await socketAt(sockets, 0)
  expect(socket.offered).toEqual(['graphql-transport-ws', 'graphql-ws'])
  socket.accept(protocol)
  const events = await waiting
  expect(socket.sent).toEqual([
    { type: 'connection_init', payload: { Authorization: 'Bearer t' } },
    { id: '1', type: start, payload: request },
  ])
  // events wait for their reader, readers for their events
  socket.tell({ id: '1', type: data, payload: { data: { boat: 1 } } })
  socket.tell({ id: '1', type: data, payload: { data: null, errors: [{ message: 'no' }] } })
  expect(await events.next()).toEqual({ done: false, value: 1 })
  expect(await events.next()).toEqual({ done: false, value: [{ message: 'no' }] })
  const open = events.next()
  expect(await events.return!()).toEqual({ done: true, value: undefined })
  expect(await open).toEqual({ done: true, value: undefined })
  expect(socket.sent.at(-1)).toEqual({ id: '1', type: stop })
})

test('a server that refuses the offer of both is offered the old protocol', async () => {
  const { sockets, subscriber } = subscriberOn()
  const waiting = subscriber.subscribe(request, rootField, undefined)
  ;(await socketAt(sockets, 0)).drop(1006)
  const second = await socketAt(sockets, 1)
  expect(second.offered).toEqual(['graphql-ws'])
  second.accept('')
  await waiting
  expect(second.sent[1]).toMatchObject({ type: 'start' })
})

test('a lost connection is opened again, and its subscriptions go on', async () => {
  const { sockets, subscriber } = subscriberOn()
  const waiting = subscriber.subscribe(request, rootField, undefined)
  const first = await socketAt(sockets, 0)
  first.accept('graphql-transport-ws')
  const events = await waiting
  first.drop(1006)
  const second = await socketAt(sockets, 1)
  second.accept('graphql-transport-ws')
  expect(second.sent[1]).toEqual({ id: '1', type: 'subscribe', payload: request })
  second.tell({ type: 'ping' })
  expect(second.sent.at(-1)).toEqual({ type: 'pong' })
  second.tell({ id: '1', type: 'next', payload: { data: { boat: 2 } } })
  second.tell({ id: '1', type: 'complete' })
  const seen: unknown[] = []
  for await (const value of events) seen.push(value)
  expect(seen).toEqual([2])
})

test('a refused connection rejects what waits for it', async () => {
  const { sockets, subscriber } = subscriberOn()
  const waiting = subscriber.subscribe(request, rootField, undefined)
  const refused = expect(waiting).rejects.toThrow('(4401)')
  ;(await socketAt(sockets, 0)).drop(4401)
  ;(await socketAt(sockets, 1)).drop(4401)
  await refused
})

test('a signal ends a subscription', async () => {
  const { sockets, subscriber } = subscriberOn()
  const controller = new AbortController()
  const waiting = subscriber.subscribe(request, rootField, controller.signal)
  const socket = await socketAt(sockets, 0)
  socket.accept('graphql-transport-ws')
  const events = await waiting
  controller.abort()
  expect(await events.next()).toEqual({ done: true, value: undefined })
  expect(socket.sent.at(-1)).toEqual({ id: '1', type: 'complete' })
})
