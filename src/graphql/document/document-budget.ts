import { LRUCache } from 'lru-cache'

/** Bounds what all services keep of documents and their plans together: the least used goes first, whosever it is. */
export interface DocumentBudget {
  /** Keeps something until it is used less than others; `forget` is called when it goes. */
  keep(entry: object, bytes: number, forget: () => void): void
  /** Something that is kept is used; with `bytes` it costs that much from now on. */
  use(entry: object, bytes?: number): void
  drop(entry: object): void
  /**
   * Whether a text was seen before. Most texts that come once never come again, so they are not kept: only a number for
   * each of the last ones is.
   */
  isKnown(owner: number, text: string): boolean
  /** A number for each cache that shares this budget. */
  newOwner(): number
}

/** Texts of which it is known that they came once. */
const rememberedTexts = 20_000

export function createDocumentBudget(maxBytes: number): DocumentBudget {
  const kept = new LRUCache<object, { readonly forget: () => void }>({
    maxSize: maxBytes,
    dispose: ({ forget }, _entry, reason) => {
      if (reason !== 'set') forget()
    },
  })
  const seen = new Set<number>()
  let owners = 0
  return {
    keep(entry, bytes, forget) {
      kept.set(entry, { forget }, { size: Math.min(bytes, maxBytes) })
    },
    use(entry, bytes) {
      const known = kept.get(entry)
      if (known && bytes !== undefined) kept.set(entry, { ...known }, { size: Math.min(bytes, maxBytes) })
    },
    drop(entry) {
      kept.delete(entry)
    },
    isKnown(owner, text) {
      const hash = hashOf(owner, text)
      if (seen.delete(hash)) return true
      seen.add(hash)
      if (seen.size > rememberedTexts) for (const oldest of seen) if (seen.delete(oldest)) break
      return false
    },
    newOwner() {
      owners += 1
      return owners
    },
  }
}

/** Equal hashes of different texts do no harm: one of the texts is kept a request too early. */
function hashOf(owner: number, text: string): number {
  let hash = owner
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  return hash
}
