import { setTimeout as pause } from 'node:timers/promises'
import type { Engine, EngineObserver } from '../engine/engine.js'
import type { Change } from '../connector/change.js'
import type { Log } from '../observe/log.js'
import { eventOf, type SubscriptionEvent } from '../subscription/event.js'
import { payloadOf } from '../subscription/payload.js'
import { createRowMemo, type RowMemo } from '../subscription/row-memo.js'
import { compileFunctions, type CompileContext, type CompiledFunction } from './compile-functions.js'
import { createDeliveryQueue, type DeliveryLimits, type QueuePosition } from './delivery-queue.js'
import { logDeliveries } from './log-deliveries.js'
import { createWebhookPoster } from './post-webhook.js'

/** The webhooks of all services of this server. A change is sent by the server that made it, and by no other. */
export interface Webhooks {
  /** Whether the service has any. */
  areIn(engine: Engine): boolean
  /** Runs the queries of what was committed and queues their results. Ends with the queries; never rejects. */
  changed(engine: Engine, changes: readonly Change[]): Promise<void>
  /** Ends when nothing waits, or the time is over; nothing is sent from then on. */
  stop(longestMs: number): Promise<void>
}

export interface WebhooksOptions extends CompileContext {
  readonly log: Log
  readonly failed: EngineObserver['failed']
  /** Value of the header `User-Agent`. */
  readonly userAgent: string
  readonly retries: boolean
}

/** The original's bound of requests that wait for one receiver, and of those that run. */
const limits: DeliveryLimits = { waiting: 2048, waitingCharacters: 32_000_000, running: 64 }
/** How long the answer of a mutation waits for queries. */
const longestWaitMs = 5000

const kinds: readonly SubscriptionEvent['mutation'][] = ['CREATED', 'UPDATED', 'DELETED']

export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { log, failed, userAgent, retries } = options
  const compiled = new WeakMap<Engine, readonly CompiledFunction[]>()
  const poster = createWebhookPoster(userAgent, limits.running)
  const queue = createDeliveryQueue({
    post: (request) => poster.post(request),
    limits,
    retries,
    observer: logDeliveries(log),
  })

  function functionsOf(engine: Engine): readonly CompiledFunction[] {
    const known = compiled.get(engine)
    if (known) return known
    const { functions, rejections } = compileFunctions(engine, options)
    for (const rejection of rejections) log.error(rejection)
    compiled.set(engine, functions)
    return functions
  }

  async function run(
    { definition, subscription, label }: CompiledFunction,
    event: SubscriptionEvent,
    { place, rows, projectId }: { readonly place: QueuePosition; readonly rows: RowMemo; readonly projectId: string },
  ): Promise<void> {
    const { request } = subscription.checked
    const requestId = `subscription:server_side:${projectId}`
    try {
      const response = await subscription.respond(event, (read) => rows(read, event))
      if (response === undefined) {
        place.leave()
        return
      }
      for (const { cause } of response.failures)
        if (cause !== 'null-violation') failed({ cause, requestId, projectId, request })
      const { url, headers } = definition
      place.send({ url, headers, body: payloadOf(response, request.query, requestId) })
    } catch (cause) {
      place.leave()
      log.error(`The query of the webhook ${label} failed: ${cause instanceof Error ? cause.message : String(cause)}`)
      failed({ cause, requestId, projectId, request })
    }
  }

  return {
    areIn: ({ definition }) => definition.functions.length > 0,
    async changed(engine, changes) {
      const functions = functionsOf(engine)
      if (functions.length === 0) return
      const projectId = engine.definition.id
      const rows = createRowMemo()
      const running: Promise<void>[] = []
      for (const event of inOrderOfKinds(changes.map(eventOf)))
        for (const one of functions) {
          if (one.subscription.type !== event.type || !one.subscription.mayPass(event.mutation)) continue
          const place = queue.enter({ functionKey: one.label, nodeKey: `${event.type} ${String(event.id)}` })
          running.push(run(one, event, { place, rows, projectId }))
        }
      if (running.length > 0) await atMost(Promise.all(running), longestWaitMs)
    },
    async stop(longestMs) {
      await atMost(queue.drained(), longestMs)
      if (queue.size > 0) log.warn(`${String(queue.size)} requests to webhooks were not delivered before the stop.`)
      queue.close()
      poster.close()
    },
  }
}

/** Created nodes first, then updated, then deleted ones, as the original queued them. */
const inOrderOfKinds = (events: readonly SubscriptionEvent[]): readonly SubscriptionEvent[] =>
  events.toSorted((one, other) => kinds.indexOf(one.mutation) - kinds.indexOf(other.mutation))

async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  const timer = new AbortController()
  await Promise.race([work, pause(ms, undefined, { signal: timer.signal }).catch(() => undefined)])
  timer.abort()
}
