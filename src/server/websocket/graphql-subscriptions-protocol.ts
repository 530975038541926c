import { createLegacyProtocol } from './legacy-protocol.js'
import { readId, readInitPayload, readRequest } from './read-message.js'

/** The protocol before `graphql-ws`; the only one that confirms a start (subscriptions.md section 4). */
export const graphqlSubscriptionsProtocol = createLegacyProtocol({
  name: 'graphql-subscriptions',
  keepAlive: '{"type":"keepalive"}',
  accepted: 'init_success',
  refused: 'init_fail',
  started: 'subscription_success',
  result: 'subscription_data',
  failed: 'subscription_fail',
  failedPayload: (message) => ({ errors: [{ message }] }),
  read(message) {
    switch (message.type) {
      case 'init': {
        const payload = readInitPayload(message['payload'])
        return payload && { kind: 'init', payload }
      }
      case 'subscription_start': {
        const id = readId(message['id'])
        const request = readRequest(message)
        return id === undefined || request === undefined ? undefined : { kind: 'start', id, request }
      }
      case 'subscription_end': {
        const id = readId(message['id'])
        // without an id it ends nothing, and is no mistake
        return id === undefined && message['id'] !== undefined ? undefined : { kind: 'stop', id }
      }
    }
    return undefined
  },
})
