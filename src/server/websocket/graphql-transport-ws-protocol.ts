import { send, type Action, type ConnectionState, type Protocol } from './protocol.js'
import { readInitPayload, readMessage, readRequest, tokenOf } from './read-message.js'

const close = (code: number, reason: string): Action => ({ kind: 'close', code, reason })

/** The protocol of today's clients, `graphql-ws` on npm (subscriptions.md section 13). */
export const graphqlTransportWsProtocol: Protocol = {
  name: 'graphql-transport-ws',
  initTimeout: close(4408, 'Connection initialisation timeout'),
  runsQueries: true,
  receive(text, state) {
    const message = readMessage(text)
    return message === undefined ? [close(4400, 'Invalid message received')] : [actionOf(message, state)].flat()
  },
  accepted: () => [send({ type: 'connection_ack' })],
  refused: () => [close(4403, 'Forbidden')],
  started: () => [],
  failed: (id, payload) => [send({ id, type: 'error', payload })],
  result: (id) => ({ before: `{"id":${JSON.stringify(id)},"type":"next","payload":`, after: '}' }),
  completed: (id) => [send({ id, type: 'complete' })],
}

function actionOf(
  message: NonNullable<ReturnType<typeof readMessage>>,
  state: ConnectionState,
): Action | readonly Action[] {
  const { payload } = message
  const id = readId(message['id'])
  switch (message.type) {
    case 'connection_init': {
      const init = readInitPayload(payload)
      if (init === undefined) return close(4400, 'The payload of connection_init is no object')
      return state.isReady
        ? close(4429, 'Too many initialisation requests')
        : { kind: 'authenticate', token: tokenOf(init) }
    }
    case 'subscribe': {
      const request = readRequest(payload)
      if (id === undefined) return close(4400, 'The id of subscribe is no text, or empty')
      if (request === undefined) return close(4400, 'The payload of subscribe is no GraphQL request')
      if (!state.isReady) return close(4401, 'Unauthorized')
      return state.isRunning(id)
        ? close(4409, shortened(`Subscriber for ${id} already exists`))
        : { kind: 'start', id, request }
    }
    case 'complete':
      return id === undefined ? close(4400, 'The id of complete is no text, or empty') : { kind: 'stop', id }
    case 'ping':
      return send(payload === undefined || payload === null ? { type: 'pong' } : { type: 'pong', payload })
    case 'pong':
      return []
    default:
      return close(4400, shortened(`Unknown message type '${message.type}'`))
  }
}

const readId = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const maxReasonBytes = 123

/** A close frame has room for 123 bytes. */
function shortened(reason: string): string {
  let text = reason.slice(0, maxReasonBytes)
  while (Buffer.byteLength(text) > maxReasonBytes) text = text.slice(0, -1)
  return text
}
