import type { WebhookRequest } from './webhook-request.js'

/** Whose request it is. */
export interface DeliveryLane {
  /** Bounds count per function. */
  readonly functionKey: string
  /** Requests of one node are delivered one after the other, in the order of their places. */
  readonly nodeKey: string
}

export interface Item {
  readonly lane: Lane
  request: WebhookRequest | undefined
  isSending: boolean
  isOver: boolean
  tries: number
  pause: NodeJS.Timeout | undefined
}

export interface Lane {
  readonly key: string
  readonly owner: FunctionItems
  readonly items: Item[]
}

export interface FunctionItems {
  readonly key: string
  /** In order of arrival. */
  readonly items: Set<Item>
  readonly lanes: Map<string, Lane>
  characters: number
}

/** The requests that are not delivered yet, by function and node. */
export interface WaitingRequests {
  readonly size: number
  items(): readonly Item[]
  add(lane: DeliveryLane): Item
  /** Gives whether it was the first of its lane, which has others. */
  remove(item: Item): boolean
}

export function createWaitingRequests(): WaitingRequests {
  const functions = new Map<string, FunctionItems>()
  let size = 0

  function laneOf({ functionKey, nodeKey }: DeliveryLane): Lane {
    const owner: FunctionItems = functions.get(functionKey) ?? {
      key: functionKey,
      items: new Set(),
      lanes: new Map(),
      characters: 0,
    }
    functions.set(functionKey, owner)
    const lane: Lane = owner.lanes.get(nodeKey) ?? { key: nodeKey, owner, items: [] }
    owner.lanes.set(nodeKey, lane)
    return lane
  }

  return {
    get size() {
      return size
    },
    items: () => [...functions.values()].flatMap(({ items }) => [...items]),
    add(whose) {
      const lane = laneOf(whose)
      const item: Item = { lane, request: undefined, isSending: false, isOver: false, tries: 0, pause: undefined }
      lane.owner.items.add(item)
      lane.items.push(item)
      size += 1
      return item
    },
    remove(item) {
      const { lane } = item
      const { owner } = lane
      owner.items.delete(item)
      owner.characters -= item.request?.body.length ?? 0
      const index = lane.items.indexOf(item)
      lane.items.splice(index, 1)
      if (lane.items.length === 0) owner.lanes.delete(lane.key)
      if (owner.items.size === 0) functions.delete(owner.key)
      size -= 1
      return index === 0 && lane.items.length > 0
    },
  }
}
