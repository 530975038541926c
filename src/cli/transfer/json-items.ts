/** A piece of a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where the elements of the first list under `key` stand in a JSON text: nothing is parsed, so their digits stay as they
 * are and their lines can be reported. Undefined where there is no such list.
 */
export function listItems(text: string, key: string): readonly Span[] | undefined {
  const begin = new RegExp(`"${key}"\\s*:\\s*\\[`).exec(text)
  if (!begin) return undefined
  const items: Span[] = []
  let depth = 0
  let start = begin.index + begin[0].length
  for (let index = start; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === quote) index = endOfString(text, index)
    else if (unit === openBrace || unit === openBracket) depth += 1
    else if (depth > 0 && (unit === closeBrace || unit === closeBracket)) depth -= 1
    else if (depth === 0 && (unit === comma || unit === closeBracket)) {
      const item = trimmed(text, start, index)
      if (item.start < item.end) items.push(item)
      if (unit === closeBracket) return items
      start = index + 1
    }
  }
  return undefined
}

const [quote, comma, backslash] = [0x22, 0x2c, 0x5c]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]

function endOfString(text: string, from: number): number {
  for (let index = from + 1; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === quote) return index
    if (unit === backslash) index += 1
  }
  return text.length
}

function trimmed(text: string, from: number, to: number): Span {
  const isBlank = (index: number): boolean => text.charCodeAt(index) <= 0x20
  let [start, end] = [from, to]
  while (start < end && isBlank(start)) start += 1
  while (end > start && isBlank(end - 1)) end -= 1
  return { start, end }
}

/** The line of a place in a text, counted from 1. */
export function lineAt(text: string, place: number): number {
  let line = 1
  for (let index = text.indexOf('\n'); index >= 0 && index < place; index = text.indexOf('\n', index + 1)) line += 1
  return line
}
