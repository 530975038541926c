import { LRUCache } from 'lru-cache'
import type { PacketPart } from './packet-text.js'

const maxSenders = 1000

interface Begun<T> {
  readonly sequence: number
  readonly contents: T[]
}

/**
 * Puts the parts of packets together: gives all contents with the last part, undefined before. Parts of one sender come
 * in order; a packet that is sent again begins again, one with a gap is dropped.
 */
export function createPartCollector<T>(): (part: PacketPart<T>) => readonly T[] | undefined {
  const begun = new LRUCache<string, Begun<T>>({ max: maxSenders })
  return ({ origin, sequence, part, parts, content }) => {
    if (parts === 1) return [content]
    if (part === 1) {
      begun.set(origin, { sequence, contents: [content] })
      return undefined
    }
    const before = begun.get(origin)
    if (before?.sequence !== sequence || before.contents.length !== part - 1) {
      begun.delete(origin)
      return undefined
    }
    before.contents.push(content)
    if (part < parts) return undefined
    begun.delete(origin)
    return before.contents
  }
}
