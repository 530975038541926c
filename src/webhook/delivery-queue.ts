import { createReceivers } from './receivers.js'
import { retryPauseMs } from './retry-pause.js'
import {
  createWaitingRequests,
  type DeliveryLane,
  type FunctionItems,
  type Item,
  type Lane,
} from './waiting-requests.js'
import { isDelivered, type PostOutcome, type WebhookRequest } from './webhook-request.js'

/** A place in the queue, taken before it is known what is to be sent. */
export interface QueuePosition {
  send(request: WebhookRequest): void
  /** Nothing is to be sent after all. */
  leave(): void
}

/** Requests on their way to receivers: ordered, tried again, and bounded. */
export interface DeliveryQueue {
  enter(lane: DeliveryLane): QueuePosition
  readonly size: number
  /** Ends when all is delivered or given up. */
  drained(): Promise<void>
  /** Sends nothing more; forgets what waits. */
  close(): void
}

export interface DeliveryQueueOptions {
  post(request: WebhookRequest): Promise<PostOutcome>
  readonly limits: DeliveryLimits
  /** Whether failed requests are tried again. */
  readonly retries: boolean
  readonly observer: DeliveryObserver
}

export interface DeliveryLimits {
  /** Requests of one function that may wait. */
  readonly waiting: number
  readonly waitingCharacters: number
  /** Requests to one receiver at the same time. */
  readonly running: number
}

export interface DeliveryObserver {
  failed(failure: {
    readonly functionKey: string
    readonly url: string
    readonly outcome: PostOutcome
    readonly tries: number
    /** Undefined: it is given up. */
    readonly nextTryInMs: number | undefined
  }): void
  /** The oldest request of a function made room. */
  dropped(functionKey: string): void
}

export function createDeliveryQueue({ post, limits, retries, observer }: DeliveryQueueOptions): DeliveryQueue {
  const waiting = createWaitingRequests()
  const receivers = createReceivers<Item>(limits.running, ({ isOver, lane }) => {
    if (!isOver) advance(lane)
    return !isOver
  })
  let isClosed = false
  let drained: (() => void)[] = []

  function enter(whose: DeliveryLane): QueuePosition {
    if (isClosed) return { send: () => undefined, leave: () => undefined }
    const item = waiting.add(whose)
    const { owner } = item.lane
    makeRoom(owner)
    return {
      send(request) {
        if (item.isOver) return
        item.request = request
        owner.characters += request.body.length
        makeRoom(owner)
        advance(item.lane)
      },
      leave: () => end(item),
    }
  }

  function makeRoom(owner: FunctionItems): void {
    for (const item of owner.items) {
      if (owner.items.size <= limits.waiting && owner.characters <= limits.waitingCharacters) return
      if (item.isSending) continue
      observer.dropped(owner.key)
      end(item)
    }
  }

  function end(item: Item): void {
    if (item.isOver) return
    item.isOver = true
    clearTimeout(item.pause)
    const isNextReady = waiting.remove(item)
    if (waiting.size === 0) {
      for (const tell of drained) tell()
      drained = []
    } else if (isNextReady) advance(item.lane)
  }

  /** Sends the first of a lane, if it is ready and its receiver is. */
  function advance({ items: [first] }: Lane): void {
    if (first?.request === undefined || first.isSending || first.pause !== undefined || isClosed) return
    const leave = receivers.enter(first.request.url, first)
    if (leave) void send(first, first.request).finally(leave)
  }

  async function send(item: Item, request: WebhookRequest): Promise<void> {
    item.isSending = true
    item.tries += 1
    const outcome = await post(request)
    item.isSending = false
    if (item.isOver) return
    const pauseMs = retries ? retryPauseMs(outcome, item.tries) : undefined
    if (!isDelivered(outcome))
      observer.failed({
        functionKey: item.lane.owner.key,
        url: request.url,
        outcome,
        tries: item.tries,
        nextTryInMs: pauseMs,
      })
    if (pauseMs === undefined) {
      end(item)
      return
    }
    item.pause = setTimeout(() => {
      item.pause = undefined
      advance(item.lane)
    }, pauseMs)
  }

  return {
    enter,
    get size() {
      return waiting.size
    },
    drained: () => (waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => drained.push(resolve))),
    close() {
      isClosed = true
      for (const item of waiting.items()) end(item)
    },
  }
}
