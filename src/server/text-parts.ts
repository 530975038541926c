import type { Slices } from '../util/slices.js'

/** UTF-16 units of one part. */
const partLength = 65_536

/** A long text in parts that can be encoded one by one: both halves of a character go together. */
export function* partsOf(text: string): Generator<string, undefined, undefined> {
  for (let start = 0; start < text.length;) {
    const end = Math.min(start + partLength, text.length)
    const isSplit = end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800
    const cut = isSplit ? end - 1 : end
    yield text.slice(start, cut)
    start = cut
  }
}

/** How many bytes a text has in UTF-8. */
export function* byteLength(text: string): Slices<number> {
  let bytes = 0
  for (const part of partsOf(text)) {
    bytes += Buffer.byteLength(part)
    yield
  }
  return bytes
}
