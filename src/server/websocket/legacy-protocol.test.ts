import { describe, expect, test } from 'vitest'
import { graphqlSubscriptionsProtocol } from './graphql-subscriptions-protocol.js'
import { graphqlWsProtocol } from './graphql-ws-protocol.js'
import type { ConnectionState } from './protocol.js'

const before: ConnectionState = { isReady: false, isRunning: () => false }
const ready: ConnectionState = { isReady: true, isRunning: () => false }
const unparsable = {
  kind: 'send',
  text: `{"id":"","payload":{"message":"The message can't be parsed"},"type":"error"}`,
}

describe.each([graphqlWsProtocol, graphqlSubscriptionsProtocol])('$name', (protocol) => {
  test.each(['{}', 'hello', '', '[]', 'null', '{"type":"subscribe"}', '{"type":1}'])(
    'answers %j as unparsable, before and after the greeting',
    (text) => {
      expect([protocol.receive(text, before), protocol.receive(text, ready)]).toEqual([[unparsable], [unparsable]])
    },
  )
})

describe('graphql-ws', () => {
  const receive = (message: unknown, state = ready) => graphqlWsProtocol.receive(JSON.stringify(message), state)

  test('wants an init message first and ignores a second one', () => {
    expect([
      receive({ type: 'start', id: 1, payload: { query: '' } }, before),
      receive({ type: 'connection_terminate' }, before),
      receive({ type: 'connection_init' }),
    ]).toEqual([
      [
        {
          kind: 'send',
          text: '{"payload":{"message":"You have to send an init message before sending anything else."},"type":"connection_error"}',
        },
      ],
      [
        {
          kind: 'send',
          text: '{"payload":{"message":"You have to send an init message before sending anything else."},"type":"connection_error"}',
        },
      ],
      [],
    ])
  })

  test.each([
    [undefined, undefined],
    [{ Authorization: 'Bearer t' }, 't'],
    [{ authorization: 't' }, 't'],
    [{ Authorization: null, authorization: 't' }, 't'],
    [{ Authorization: 7, authorization: 't' }, undefined],
    [{ Authorization: 'bearer t' }, 'bearer t'],
    [{ headers: { Authorization: 't' } }, undefined],
  ])('finds in the init payload %j the token %j', (payload, token) => {
    expect(receive({ type: 'connection_init', payload }, before)).toEqual([{ kind: 'authenticate', token }])
  })

  test('cuts numeric ids to integers and tells them from texts', () => {
    const start = (id: unknown) => receive({ type: 'start', id, payload: { query: 'q', operationName: '' } })
    const request = { query: 'q', variables: {}, operationName: undefined }
    expect([start(11.7), start('10'), start(null), start({})]).toEqual([
      [{ kind: 'start', id: 11, request }],
      [{ kind: 'start', id: '10', request }],
      [unparsable],
      [unparsable],
    ])
  })

  test('refuses a start whose parts are of wrong kinds', () => {
    const start = (payload: unknown) => receive({ type: 'start', id: '1', payload })
    expect([
      start(undefined),
      start({}),
      start({ query: 'q', variables: [] }),
      start({ query: 'q', operationName: 1 }),
    ]).toEqual(Array.from({ length: 4 }, () => [unparsable]))
  })

  test('writes the type last', () => {
    const { before: head, after } = graphqlWsProtocol.result('1')
    expect([
      `${head}{"data":1}${after}`,
      graphqlWsProtocol.accepted(),
      graphqlWsProtocol.started('1'),
      graphqlWsProtocol.failed('1', [{ message: 'no' }]),
    ]).toEqual([
      '{"id":"1","payload":{"data":1},"type":"data"}',
      [{ kind: 'send', text: '{"type":"connection_ack"}' }],
      [],
      [{ kind: 'send', text: '{"id":"1","payload":{"message":"no"},"type":"error"}' }],
    ])
  })
})

describe('graphql-subscriptions', () => {
  const receive = (message: unknown) => graphqlSubscriptionsProtocol.receive(JSON.stringify(message), ready)

  test('has the request beside the id, confirms starts, and takes an end without an id', () => {
    expect([
      receive({ type: 'subscription_start', id: 1, query: 'q', variables: { a: 1 } }),
      receive({ type: 'subscription_start', id: 1, payload: { query: 'q' } }),
      receive({ type: 'subscription_end' }),
      receive({ type: 'subscription_end', id: 1 }),
      graphqlSubscriptionsProtocol.started(1),
      graphqlSubscriptionsProtocol.failed(1, [{ message: 'no' }]),
    ]).toEqual([
      [{ kind: 'start', id: 1, request: { query: 'q', variables: { a: 1 }, operationName: undefined } }],
      [unparsable],
      [],
      [{ kind: 'stop', id: 1 }],
      [{ kind: 'send', text: '{"id":1,"type":"subscription_success"}' }],
      [{ kind: 'send', text: '{"id":1,"payload":{"errors":[{"message":"no"}]},"type":"subscription_fail"}' }],
    ])
  })
})
