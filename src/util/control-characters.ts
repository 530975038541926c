/** What is looked through at once. */
const size = 16_384
const bytes = Buffer.allocUnsafeSlow(size)
const words = new Int32Array(bytes.buffer, bytes.byteOffset, size / Int32Array.BYTES_PER_ELEMENT)

/**
 * Whether characters below the blank are in a text: four bytes at once, in a third of the time that a regular expression
 * takes.
 */
export const hasControlCharacters = (text: string): boolean =>
  // of characters beyond Latin-1 that writes the lower halves, which may look like some
  hasSmallUnits(text, 'latin1') && hasSmallUnits(text, 'utf16le')

/** Of words of which the units are less than a blank the highest bit is set in the difference, and is not in the unit. */
const masks = {
  latin1: { unitBytes: 1, blanks: 0x20202020, highest: 0x80808080 },
  utf16le: { unitBytes: 2, blanks: 0x00200020, highest: 0x80008000 },
} as const

function hasSmallUnits(text: string, encoding: keyof typeof masks): boolean {
  const { unitBytes, blanks, highest } = masks[encoding]
  const units = size / unitBytes
  for (let start = 0; start < text.length; start += units) {
    const written = bytes.write(text.length <= units ? text : text.slice(start, start + units), 0, size, encoding)
    let end = Math.ceil(written / Int32Array.BYTES_PER_ELEMENT)
    bytes.fill(0xff, written, end * Int32Array.BYTES_PER_ELEMENT)
    // four words at once
    while (end % 4 !== 0) words[end++] = -1
    let found = 0
    for (let index = 0; index < end; index += 4) {
      const first = words[index] ?? 0
      const second = words[index + 1] ?? 0
      const third = words[index + 2] ?? 0
      const fourth = words[index + 3] ?? 0
      found |=
        ((first - blanks) & ~first) |
        ((second - blanks) & ~second) |
        ((third - blanks) & ~third) |
        ((fourth - blanks) & ~fourth)
    }
    if ((found & highest) !== 0) return true
  }
  return false
}
