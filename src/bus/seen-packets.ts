import { LRUCache } from 'lru-cache'
import type { BusPacket } from './bus-packet.js'

const maxSenders = 1000

/**
 * Whether a packet comes for the first time. A server that lost its connection sends again what it is not sure of, so
 * the same packet may come twice; packets of one server and channel come in order.
 */
export function createSeenPackets(): (packet: BusPacket) => boolean {
  const newest = new LRUCache<string, number>({ max: maxSenders })
  return ({ origin, sequence, channel }) => {
    if (origin === '') return true
    const key = `${origin} ${channel}`
    if (sequence <= (newest.get(key) ?? 0)) return false
    newest.set(key, sequence)
    return true
  }
}
