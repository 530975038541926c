import type { Param } from '../../tree/tree.js'

/** No text of anybody: a character that Unicode keeps out of texts, behind one that comes before all others. */
const impossible = '\u0001\uFFFF'

/** A text in place of one that columns cannot hold: it equals nothing, and stands where that one would. */
export const withoutZeros = (text: string): string => text.replaceAll('\0', impossible)

/**
 * A text that is searched for. `!` escapes the character behind it (queries.md section 12.2); at the end there is none,
 * so it stands for itself: `Wow!` -> `Wow!!`.
 */
export function searchPattern(text: string): string {
  const marks = /!*$/.exec(text)?.[0].length ?? 0
  return marks % 2 === 1 ? `${text}!` : text
}

/** A text as it is looked for; written ones stay. `fit` makes what columns cannot hold into what equals nothing. */
export function lookedFor(text: string, { use }: Param, fit: (text: string) => string): string {
  if (use === undefined || use === 'json') return text
  return fit(use === 'pattern' ? searchPattern(text) : text)
}
