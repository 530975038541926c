/** Bounds how many requests one receiver gets at the same time; others wait for their turn, in order. */
export interface Receivers<Item> {
  /** Gives what ends the request; undefined: the item waits, and is resumed when it is its turn. */
  enter(url: string, item: Item): (() => void) | undefined
}

interface Receiver<Item> {
  running: number
  readonly waiting: Item[]
}

/** `resume` says whether the item still wants its turn. */
export function createReceivers<Item>(atOnce: number, resume: (item: Item) => boolean): Receivers<Item> {
  const receivers = new Map<string, Receiver<Item>>()

  function leave(name: string, receiver: Receiver<Item>): void {
    receiver.running -= 1
    for (let next = receiver.waiting.shift(); next !== undefined; next = receiver.waiting.shift())
      if (resume(next)) break
    if (receiver.running === 0 && receiver.waiting.length === 0) receivers.delete(name)
  }

  return {
    enter(url, item) {
      const name = receiverOf(url)
      const receiver = receivers.get(name) ?? { running: 0, waiting: [] }
      receivers.set(name, receiver)
      if (receiver.running >= atOnce) {
        receiver.waiting.push(item)
        return undefined
      }
      receiver.running += 1
      return () => {
        leave(name, receiver)
      }
    },
  }
}

function receiverOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : ''
}
