import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EngineObserver, GraphqlRequest } from '../engine/engine.js'
import type { EventResponse } from './compile-subscription.js'
import type { Group, NumberedEvent } from './group.js'
import type { NodeRead, NodeRow } from './node-read.js'
import { payloadOf } from './payload.js'
import { createRowMemo, type RowMemo } from './row-memo.js'
import type { TypeIndex } from './type-index.js'

/** Whom events of a project are delivered to. */
export interface Audience {
  readonly projectId: string
  readonly types: ReadonlyMap<string, TypeIndex<Group>>
}

/** Subscribers served before other work of the process gets its turn. */
const perTurn = 500

interface GroupResponse {
  readonly group: Group
  readonly response: EventResponse
}

/**
 * Delivers events that are due, in order: each subscriber gets them in the order of their commits. Subscriptions are
 * independent, one that fails keeps nothing from the others. Never rejects.
 */
export function createDelivery(
  failed: EngineObserver['failed'],
): (events: readonly NumberedEvent[], audience: Audience) => Promise<void> {
  async function responsesOf(
    event: NumberedEvent,
    audience: Audience,
    rows: RowMemo,
  ): Promise<readonly GroupResponse[]> {
    const { types, projectId } = audience
    const index = types.get(event.type)
    if (index === undefined) return []
    const readNode = (read: NodeRead): Promise<NodeRow | undefined> => rows(read, event)
    const report = (cause: unknown, request: GraphqlRequest): void => {
      failed({ cause, request, projectId, requestId: `subscription:${projectId}` })
    }
    const responseOf = async (group: Group): Promise<readonly GroupResponse[]> => {
      try {
        const response = await group.subscription.respond(event, readNode)
        return response === undefined ? [] : [{ group, response }]
      } catch (error) {
        report(error, group.subscription.checked.request)
        return []
      }
    }
    try {
      const groups = await index.candidates(event, readNode)
      return (await Promise.all(groups.map(responseOf))).flat()
    } catch (error) {
      report(error, { query: '', operationName: undefined, variables: {} })
      return []
    }
  }

  async function send({ group, response }: GroupResponse, event: NumberedEvent, audience: Audience): Promise<void> {
    const { request } = group.subscription.checked
    const shared = response.failures.length === 0 ? payloadOf(response, request.query, '') : undefined
    let served = 0
    for (const member of [...group.members]) {
      const { subscriber, since } = member
      // one who left meanwhile, or came after the event
      if (since >= event.number || !group.members.has(member)) continue
      subscriber.next(shared ?? failingPayload(response, request, subscriber.requestId(), audience))
      served += 1
      if (served % perTurn === 0) await nextTurn()
    }
  }

  /** Tells each subscriber the id under which the log has the cause. */
  function failingPayload(
    response: EventResponse,
    request: GraphqlRequest,
    requestId: string,
    { projectId }: Audience,
  ): string {
    for (const { cause } of response.failures)
      if (cause !== 'null-violation') failed({ cause, requestId, projectId, request })
    return payloadOf(response, request.query, requestId)
  }

  return async (events, audience) => {
    const rows = createRowMemo()
    // all are read at the same time
    const responses = events.map((event) => responsesOf(event, audience, rows))
    for (const [index, event] of events.entries())
      for (const response of (await responses[index]) ?? []) await send(response, event, audience)
  }
}
