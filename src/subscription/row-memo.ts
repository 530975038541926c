import type { SubscriptionEvent } from './event.js'
import type { NodeRead, NodeRow } from './node-read.js'

/** Statements of one project's events that run at the same time. */
const maxReads = 8

export type RowMemo = (read: NodeRead, event: SubscriptionEvent) => Promise<NodeRow | undefined>

/** Events that are delivered together see a node in the same state, so it is read once for all of them. */
export function createRowMemo(): RowMemo {
  const rows = new Map<string, Promise<NodeRow | undefined>>()
  const waiting: (() => void)[] = []
  let running = 0

  async function run(read: NodeRead, event: SubscriptionEvent): Promise<NodeRow | undefined> {
    if (running >= maxReads) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await read.run(event.id)
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }

  return (read, event) => {
    const key = `${String(event.id)} ${read.key}`
    const known = rows.get(key)
    if (known) return known
    const row = run(read, event)
    rows.set(key, row)
    return row
  }
}
