import { expect, test } from 'vitest'
import { graphqlTransportWsProtocol as protocol } from './graphql-transport-ws-protocol.js'
import type { ConnectionState } from './protocol.js'

const before: ConnectionState = { isReady: false, isRunning: () => false }
const ready: ConnectionState = { isReady: true, isRunning: (id) => id === 'u1' }
const receive = (message: unknown, state = ready) => protocol.receive(JSON.stringify(message), state)
const close = (code: number, reason: string) => [{ kind: 'close', code, reason }]
const subscribe = (id: unknown, payload: unknown = { query: 'q' }) => ({ id, type: 'subscribe', payload })

test.each([
  [subscribe('u2'), before, close(4401, 'Unauthorized')],
  [subscribe('u1'), ready, close(4409, 'Subscriber for u1 already exists')],
  [subscribe(''), ready, close(4400, 'The id of subscribe is no text, or empty')],
  [subscribe('u2', {}), ready, close(4400, 'The payload of subscribe is no GraphQL request')],
  [{ type: 'connection_init' }, ready, close(4429, 'Too many initialisation requests')],
  [{ type: 'start' }, ready, close(4400, "Unknown message type 'start'")],
  [[], ready, close(4400, 'Invalid message received')],
])('%j closes the socket', (message, state, expected) => {
  expect(receive(message, state)).toEqual(expected)
})

test('answers pings at any time, with their payload', () => {
  expect([
    receive({ type: 'ping' }, before),
    receive({ type: 'ping', payload: { a: 1 } }),
    receive({ type: 'pong' }),
  ]).toEqual([
    [{ kind: 'send', text: '{"type":"pong"}' }],
    [{ kind: 'send', text: '{"type":"pong","payload":{"a":1}}' }],
    [],
  ])
})

test('cuts reasons to what a close frame has room for', () => {
  const [action] = protocol.receive(JSON.stringify({ type: 'ü'.repeat(200) }), ready)
  expect(action?.kind === 'close' ? Buffer.byteLength(action.reason) : undefined).toBe(122)
})
