import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { serveConnection } from './connection.js'
import { graphqlTransportWsProtocol } from './graphql-transport-ws-protocol.js'
import { graphqlWsProtocol } from './graphql-ws-protocol.js'
import type { Protocol } from './protocol.js'
import type { SessionOutput } from './session-dependencies.js'
import { socketLimits } from './socket-limits.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A connection whose socket writes down what is done with it. */
function connect(protocol: Protocol, session: { readonly isGreeted: boolean; readonly size: number }) {
  const calls: unknown[] = []
  const reads: (() => void)[] = []
  const socket = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    isPaused: false,
    send(data: string | Buffer, _: unknown, read?: () => void) {
      calls.push(typeof data === 'string' ? data : `${String(data.length)} bytes`)
      if (read) reads.push(read)
    },
    // as ws does: nothing once it is closing
    ping: () => {
      if (socket.readyState === 1) calls.push('ping')
    },
    close: (code: number, reason: string) => {
      socket.readyState = 2
      calls.push([code, reason])
    },
    terminate: () => calls.push('terminate'),
    resume: () => undefined,
  })
  const outputs: SessionOutput[] = []
  serveConnection(socket as unknown as WebSocket, {
    limits: socketLimits,
    protocol,
    now: () => Date.now(),
    openSession(output) {
      outputs.push(output)
      return {
        receive: () => undefined,
        waiting: () => 0,
        isGreeted: () => session.isGreeted,
        size: () => session.size,
        closed: () => calls.push('session closed'),
      }
    },
    encode: (...parts) => Buffer.from(parts.join('')),
    received: () => undefined,
    sent: () => undefined,
    closed: () => undefined,
    dropped: (bytes) => calls.push(`dropped at ${String(bytes)}`),
  })
  return {
    socket,
    calls,
    send: (text: string) => outputs[0]?.send(text),
    /** Sends a response of so many bytes; they wait until `read` is called. */
    respond(bytes: number) {
      socket.bufferedAmount += bytes
      outputs[0]?.sendResponse('', 'x'.repeat(bytes), '')
    },
    read() {
      socket.bufferedAmount = 0
      for (const one of reads.splice(0)) one()
    },
  }
}

const subscribed = { isGreeted: true, size: 1 }
const slow = [1013, 'Try again later']

test('the old protocols get a keep-alive every ten seconds, the first one after ten', () => {
  const { calls } = connect(graphqlWsProtocol, { isGreeted: false, size: 0 })
  vi.advanceTimersByTime(9_999)
  const early = [...calls]
  vi.advanceTimersByTime(20_001)
  expect({ early, calls }).toEqual({ early: [], calls: Array(3).fill('{"type":"ka"}') })
})

test('a modern client without a greeting is closed after three seconds', () => {
  const { calls } = connect(graphqlTransportWsProtocol, { isGreeted: false, size: 0 })
  vi.advanceTimersByTime(3_000)
  expect(calls).toEqual(['session closed', [4408, 'Connection initialisation timeout']])
})

test('a modern client that answers pings is kept, one that does not is dropped', () => {
  const alive = connect(graphqlTransportWsProtocol, subscribed)
  const dead = connect(graphqlTransportWsProtocol, subscribed)
  for (let tick = 0; tick < 4; tick += 1) {
    vi.advanceTimersByTime(10_000)
    alive.socket.emit('pong')
  }
  expect([alive.calls, dead.calls]).toEqual([
    ['ping', 'ping', 'ping', 'ping'],
    ['ping', 'ping', 'ping', 'dropped at 0', 'session closed', slow],
  ])
})

test('a client is dropped once more than 8 MiB wait for it, and cut off when it does not read the close frame', () => {
  const { socket, calls, send } = connect(graphqlWsProtocol, subscribed)
  socket.bufferedAmount = socketLimits.bufferedBytes
  send('last')
  socket.bufferedAmount += 1
  send('too much')
  vi.advanceTimersByTime(socketLimits.closeMs)
  expect(calls).toEqual(['last', 'dropped at 8388609', 'session closed', slow, 'terminate'])
})

test('a large response drops no client, nor does an event behind it; ever more of them do', () => {
  const large = 24_000_000
  const { calls, send, respond, read } = connect(graphqlTransportWsProtocol, subscribed)
  respond(large)
  send('event')
  read()
  for (let count = 0; count < 4; count += 1) respond(large)
  const before = calls.splice(0)
  expect(before).toEqual([
    `${String(large)} bytes`,
    'event',
    ...Array<string>(3).fill(`${String(large)} bytes`),
    `dropped at ${String(4 * large)}`,
    'session closed',
    slow,
  ])
})

test('a client that leaves few bytes unread is dropped at the third keep-alive', () => {
  const { socket, calls } = connect(graphqlWsProtocol, subscribed)
  socket.bufferedAmount = 10
  vi.advanceTimersByTime(30_000)
  expect(calls).toEqual(['{"type":"ka"}', '{"type":"ka"}', 'dropped at 10', 'session closed', slow])
})

test('ten minutes of silence close a socket without subscriptions; one with some is asked by ping', () => {
  const idle = connect(graphqlWsProtocol, { isGreeted: true, size: 0 })
  const busy = connect(graphqlWsProtocol, subscribed)
  vi.advanceTimersByTime(600_000)
  const beside = ({ calls }: typeof idle) => calls.filter((call) => call !== '{"type":"ka"}')
  expect([beside(idle), beside(busy)]).toEqual([['session closed', [1000, '']], ['ping']])
})
