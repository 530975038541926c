import { failureSentinel, jsonSentinels } from '../tree/json-sentinels.js'

/**
 * Puts JSON that is stored as text in the place of the strings that hold it, each of which has a mark in front:
 * `{"a":\u0002"[1,\"x\"]"}` becomes `{"a":[1,"x"]}`. Patterns would overflow the stack in long strings.
 */
export function fillStoredJson(text: string): string {
  let filled = ''
  let from = 0
  for (let mark = text.indexOf(jsonSentinels.storedJson); mark >= 0;) {
    const end = endOfString(text, mark + 1)
    filled += text.slice(from, mark) + readStoredJson(text.slice(mark + 1, end))
    from = end
    mark = text.indexOf(jsonSentinels.storedJson, from)
  }
  return from === 0 ? text : filled + text.slice(from)
}

/** Behind the quote that ends the JSON string which starts there: one behind an even number of backslashes. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote
    while (text[before - 1] === '\\') before -= 1
    if ((quote - before) % 2 === 0) return quote + 1
  }
  return text.length
}

function readStoredJson(quoted: string): string {
  const stored = JSON.parse(quoted) as string
  try {
    JSON.parse(stored)
    return stored
  } catch {
    return failureSentinel('unreadable')
  }
}
