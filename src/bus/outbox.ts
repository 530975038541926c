import type { BusPacket } from './bus-packet.js'

/** Packets that wait for the broker, in order; the oldest make room when there are too many. */
export interface Outbox {
  /** Gives the number of packets that it dropped. */
  add(packet: BusPacket): number
  /** The first ones, taken out. */
  take(): readonly BusPacket[]
  /** Puts taken ones back in front; gives the number of packets that it dropped. */
  putBack(packets: readonly BusPacket[]): number
  readonly size: number
}

export interface OutboxLimits {
  readonly packets: number
  readonly characters: number
  /** Of one `take`; a larger packet is taken alone. */
  readonly batchPackets: number
  readonly batchCharacters: number
}

export function createOutbox(limits: OutboxLimits): Outbox {
  let waiting: BusPacket[] = []
  let characters = 0

  function dropOldest(): number {
    let dropped = 0
    while (
      waiting.length - dropped > limits.packets ||
      (characters > limits.characters && waiting.length - dropped > 1)
    ) {
      characters -= waiting[dropped]?.message.length ?? 0
      dropped += 1
    }
    if (dropped > 0) waiting = waiting.slice(dropped)
    return dropped
  }

  return {
    add(packet) {
      waiting.push(packet)
      characters += packet.message.length
      return dropOldest()
    },
    take() {
      let count = 0
      let sum = 0
      for (const { message } of waiting) {
        sum += message.length
        if (count === limits.batchPackets || (count > 0 && sum > limits.batchCharacters)) break
        count += 1
      }
      const taken = waiting.splice(0, count)
      characters -= lengthOf(taken)
      return taken
    },
    putBack(packets) {
      waiting = [...packets, ...waiting]
      characters += lengthOf(packets)
      return dropOldest()
    },
    get size() {
      return waiting.length
    },
  }
}

const lengthOf = (packets: readonly BusPacket[]): number =>
  packets.reduce((sum, { message }) => sum + message.length, 0)
