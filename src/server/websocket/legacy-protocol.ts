import type { GraphqlRequest } from '../../engine/engine.js'
import { send, type Action, type OperationId, type Protocol } from './protocol.js'
import { readMessage, tokenOf } from './read-message.js'

/** A message of a client of the two old protocols; undefined where the text is none. */
export type LegacyMessage =
  | { readonly kind: 'init'; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly kind: 'start'; readonly id: OperationId; readonly request: GraphqlRequest }
  | { readonly kind: 'stop'; readonly id: OperationId | undefined }
  | { readonly kind: 'terminate' }

/** What the two old protocols do not share: how messages are called and built. */
export interface LegacyMessages {
  readonly name: string
  readonly keepAlive: string
  read(message: NonNullable<ReturnType<typeof readMessage>>): LegacyMessage | undefined
  readonly accepted: string
  readonly refused: string
  /** Absent: a start has no answer. */
  readonly started?: string
  readonly result: string
  readonly failed: string
  failedPayload(message: string): unknown
}

const unparsable = send({ id: '', payload: { message: "The message can't be parsed" }, type: 'error' })
const tooEarly = 'You have to send an init message before sending anything else.'

/** The rules that both old protocols follow (subscriptions.md sections 3, 4). Keys come in the original's order: `type` last. */
export function createLegacyProtocol(messages: LegacyMessages): Protocol {
  const refused = (message: string): readonly Action[] => [send({ payload: { message }, type: messages.refused })]

  function actionsOf(message: LegacyMessage, isReady: boolean): readonly Action[] {
    if (message.kind === 'init') return isReady ? [] : [{ kind: 'authenticate', token: tokenOf(message.payload) }]
    if (!isReady) return refused(tooEarly)
    switch (message.kind) {
      case 'start':
        return [message]
      case 'stop':
        return message.id === undefined ? [] : [{ kind: 'stop', id: message.id }]
      case 'terminate':
        return [{ kind: 'close', code: 1000, reason: '' }]
    }
  }

  return {
    name: messages.name,
    keepAlive: messages.keepAlive,
    runsQueries: false,
    receive(text, { isReady }) {
      const read = readMessage(text)
      const message = read && messages.read(read)
      return message === undefined ? [unparsable] : actionsOf(message, isReady)
    },
    accepted: () => [send({ type: messages.accepted })],
    refused,
    started: (id) => (messages.started === undefined ? [] : [send({ id, type: messages.started })]),
    failed: (id, [first]) => [
      send({ id, payload: messages.failedPayload(first?.message ?? ''), type: messages.failed }),
    ],
    result: (id) => ({
      before: `{"id":${JSON.stringify(id)},"payload":`,
      after: `,"type":${JSON.stringify(messages.result)}}`,
    }),
    completed: () => [],
  }
}
