import { createReceivers } from './receivers.js'
import { retryPauseMs } from './retry-pause.js'
import { isDelivered, type PostOutcome, type WebhookRequest } from './webhook-request.js'

/** A place in the queue, taken before it is known what is to be sent. */
export interface QueuePosition {
  send(request: WebhookRequest): void
  /** Nothing is to be sent after all. */
  leave(): void
}

/** Whose request it is. */
export interface DeliveryLane {
  /** Bounds count per function. */
  readonly functionKey: string
  /** Requests of one node are delivered one after the other, in the order of their places. */
  readonly nodeKey: string
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

interface Item {
  readonly lane: Lane
  request: WebhookRequest | undefined
  isSending: boolean
  isOver: boolean
  tries: number
  pause: NodeJS.Timeout | undefined
}

interface Lane {
  readonly key: string
  readonly owner: FunctionItems
  readonly items: Item[]
}

interface FunctionItems {
  readonly key: string
  /** In order of arrival. */
  readonly items: Set<Item>
  readonly lanes: Map<string, Lane>
  characters: number
}

export function createDeliveryQueue({ post, limits, retries, observer }: DeliveryQueueOptions): DeliveryQueue {
  const functions = new Map<string, FunctionItems>()
  const receivers = createReceivers<Item>(limits.running, ({ isOver, lane }) => {
    if (!isOver) advance(lane)
    return !isOver
  })
  let size = 0
  let isClosed = false
  let drained: (() => void)[] = []

  function enter({ functionKey, nodeKey }: DeliveryLane): QueuePosition {
    const owner: FunctionItems = functions.get(functionKey) ?? {
      key: functionKey,
      items: new Set(),
      lanes: new Map(),
      characters: 0,
    }
    functions.set(functionKey, owner)
    const lane: Lane = owner.lanes.get(nodeKey) ?? { key: nodeKey, owner, items: [] }
    owner.lanes.set(nodeKey, lane)
    const item: Item = { lane, request: undefined, isSending: false, isOver: isClosed, tries: 0, pause: undefined }
    if (!isClosed) {
      owner.items.add(item)
      lane.items.push(item)
      size += 1
      makeRoom(owner)
    }
    return {
      send(request) {
        if (item.isOver) return
        item.request = request
        owner.characters += request.body.length
        makeRoom(owner)
        advance(lane)
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
    const { lane } = item
    const { owner } = lane
    owner.items.delete(item)
    owner.characters -= item.request?.body.length ?? 0
    const index = lane.items.indexOf(item)
    lane.items.splice(index, 1)
    if (lane.items.length === 0) owner.lanes.delete(lane.key)
    if (owner.items.size === 0) functions.delete(owner.key)
    size -= 1
    if (size === 0) {
      for (const tell of drained) tell()
      drained = []
    } else if (index === 0) advance(lane)
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
      return size
    },
    drained: () => (size === 0 ? Promise.resolve() : new Promise((resolve) => drained.push(resolve))),
    close() {
      isClosed = true
      for (const { items } of [...functions.values()]) for (const item of [...items]) end(item)
    },
  }
}
