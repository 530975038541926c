import { hasControlCharacters } from '../../../util/control-characters.js'
import { failureSentinel, jsonSentinels } from '../tree/json-sentinels.js'
import { absentContent } from '../tree/loose-json.js'

const controls = /[\0-\x1f]/g
/** An escape, an end of a string, a control character. */
const tokens = /\\[^]|["\0-\x1f]/g
const sentinels: ReadonlySet<string> = new Set(Object.values(jsonSentinels))

/** JSON text with its sentinels, of which no string holds a control character, from loose JSON (`tree/loose-json.ts`). */
export function strictJson(loose: string): string {
  if (!hasControlCharacters(loose)) return loose
  const met = { sentinel: false }
  const escaped = loose.replace(controls, (character) => {
    met.sentinel ||= sentinels.has(character)
    return escapeOf(character)
  })
  return met.sentinel ? besideSentinels(loose) : escaped
}

/** Sentinels stand outside of strings; a pattern for whole strings would be too much for the engine where one is long. */
function besideSentinels(loose: string): string {
  let isInString = false
  return loose.replaceAll(`"${absentContent}"`, failureSentinel('nullViolation')).replace(tokens, (token) => {
    if (token === '"') isInString = !isInString
    return isInString && token < ' ' ? escapeOf(token) : token
  })
}

/** As JSON has it: `\n`, `\u0001` */
const escapeOf = (character: string): string => JSON.stringify(character).slice(1, -1)
