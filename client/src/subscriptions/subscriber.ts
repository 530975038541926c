import { abortReason, ClientError, ConnectionError } from '../errors.js'
import type { Signal } from '../transport/call-options.js'
import type { EventIterator } from '../types.js'
import { createConnection, type SubscriberSettings } from './connection.js'
import { createEventQueue, type EventQueue } from './event-queue.js'
import type { ServerMessage } from './protocols.js'

export interface Subscriber {
  /** Resolves when the subscription was sent on a connection that the server took. */
  subscribe(
    request: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
    unpack: (data: unknown) => unknown,
    signal: Signal | undefined,
  ): Promise<EventIterator<unknown>>
}

interface Subscription {
  readonly payload: object
  readonly queue: EventQueue
  unpack(data: unknown): unknown
  onSent(): void
  onRefused(reason: unknown): void
}

/**
 * Milliseconds without subscriptions after which the socket is closed. Pages may keep it for the next; elsewhere an open
 * socket keeps a program running that has nothing left to do.
 */
const idleTime = 'document' in globalThis ? 60_000 : 1000
/** Milliseconds before the first and before any later try to connect again. */
const pauses = { first: 100, most: 5000 }
/** Tries to connect before a first connection is given up; one that was lost is opened again without end. */
const firstTries = 3
/** Closings that another try would not change: wrong request, unauthorized, forbidden, protocol not known. */
const finalCodes: ReadonlySet<number> = new Set([4400, 4401, 4403, 4406])

/**
 * Subscriptions of one client over one socket, opened at the first. A connection that was lost is opened again and the
 * subscriptions are sent again; what happened between is not told.
 */
export function createSubscriber(settings: SubscriberSettings): Subscriber {
  const active = new Map<string, Subscription>()
  let lastId = 0
  let fails = 0
  let idle: ReturnType<typeof setTimeout> | undefined

  const start = (id: string, subscription: Subscription): void => {
    connection.start(id, subscription.payload)
    subscription.onSent()
  }
  const remove = (id: string): void => {
    active.delete(id)
    if (active.size > 0) return
    clearTimeout(idle)
    idle = setTimeout(() => {
      if (active.size === 0) connection.close()
    }, idleTime)
    // the timer alone keeps no program running
    if (typeof idle === 'object') (idle as { unref?: () => void }).unref?.()
  }
  const failAll = (reason: unknown): void => {
    for (const [id, subscription] of [...active]) {
      subscription.onRefused(reason)
      subscription.queue.end()
      active.delete(id)
    }
  }
  const receive = (message: Exclude<ServerMessage, { kind: 'ready' | 'ping' }>): void => {
    if (message.kind === 'other') return
    if (message.kind === 'refused') {
      failAll(new ClientError(`The server refused the connection: ${JSON.stringify(message.reason)}`))
      connection.close()
      return
    }
    const subscription = active.get(message.id)
    if (subscription === undefined) return
    if (message.kind === 'data') {
      const { data, errors = [] } = message.payload
      subscription.queue.push(errors.length === 0 ? subscription.unpack(data) : errors)
      return
    }
    if (message.kind === 'error') subscription.queue.push(message.errors)
    subscription.queue.end()
    remove(message.id)
  }
  const connection = createConnection(settings, {
    onReady: () => {
      fails = 0
      for (const [id, subscription] of active) start(id, subscription)
    },
    onMessage: receive,
    onLost: (code, reason, taken) => {
      if (active.size === 0) return
      fails++
      if (finalCodes.has(code) || (!taken && fails >= firstTries)) {
        const cause = new ClientError(`${reason === '' ? 'the socket was closed' : reason} (${String(code)})`)
        failAll(new ConnectionError(settings.endpoint, cause))
        return
      }
      const pause = Math.min(pauses.first * 2 ** (fails - 1), pauses.most)
      setTimeout(open, pause * (0.5 + Math.random() / 2))
    },
  })
  const open = (): void => {
    if (active.size > 0) connection.open().catch(failAll)
  }
  return {
    subscribe: ({ query, variables }, unpack, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(abortReason(signal))
          return
        }
        const id = String(++lastId)
        const abort = (): void => {
          reject(abortReason(signal))
          void queue.iterator.return?.()
        }
        const queue = createEventQueue(() => {
          signal?.removeEventListener('abort', abort)
          if (!active.has(id)) return
          connection.stop(id)
          remove(id)
        })
        signal?.addEventListener('abort', abort)
        const subscription: Subscription = {
          payload: { query, variables },
          queue,
          unpack,
          onSent: () => resolve(queue.iterator),
          onRefused: reject,
        }
        clearTimeout(idle)
        active.set(id, subscription)
        if (connection.isReady) start(id, subscription)
        else open()
      }),
  }
}
