import { createLegacyProtocol } from './legacy-protocol.js'
import { readId, readInitPayload, readRequest } from './read-message.js'

/** The protocol of subscriptions-transport-ws 0.9, which named itself `graphql-ws` (subscriptions.md section 3). */
export const graphqlWsProtocol = createLegacyProtocol({
  name: 'graphql-ws',
  keepAlive: '{"type":"ka"}',
  accepted: 'connection_ack',
  refused: 'connection_error',
  result: 'data',
  failed: 'error',
  failedPayload: (message) => ({ message }),
  read(message) {
    switch (message.type) {
      case 'connection_init': {
        const payload = readInitPayload(message['payload'])
        return payload && { kind: 'init', payload }
      }
      case 'start': {
        const id = readId(message['id'])
        const request = readRequest(message['payload'])
        return id === undefined || request === undefined ? undefined : { kind: 'start', id, request }
      }
      case 'stop': {
        const id = readId(message['id'])
        return id === undefined ? undefined : { kind: 'stop', id }
      }
      case 'connection_terminate':
        return { kind: 'terminate' }
    }
    return undefined
  },
})
