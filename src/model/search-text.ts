import { problem } from '../errors/problem.js'

/**
 * What a search text asks for (beyond.md section 6): of each group one term at least, and no excluded one. Every database
 * gets it in its own words; terms consist of letters and digits only, so they are no part of anybody's syntax.
 */
export interface SearchText {
  /** Never empty, as little as the groups. */
  readonly groups: readonly (readonly SearchTerm[])[]
  readonly excluded: readonly SearchTerm[]
}

/** Words that follow each other. */
export interface SearchTerm {
  readonly words: readonly [string, ...string[]]
  /** The only word is the beginning of one. */
  readonly isPrefix: boolean
}

const maxCharacters = 1000
const maxWords = 32
/** PostgreSQL keeps no longer words, which are counted in bytes there. */
const maxWordCharacters = 500

/** Other signs separate words. */
const word = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`
const token = new RegExp(String.raw`(?<sign>(?<!\S)-)?(?:"(?<phrase>[^"]*)"?|(?<word>${word})(?<star>\*)?)`, 'gu')

/**
 * Words that must all occur, `"a phrase"`, `or` between two of them, `-word`, `word*`. Undefined: nothing matches. Throws
 * problem 3111 for a text that is too long.
 */
export function parseSearchText(text: string): SearchText | undefined {
  refuseLongerThan(maxCharacters, Array.from(text).length, 'characters')
  const groups: SearchTerm[][] = []
  const excluded: SearchTerm[] = []
  let words = 0
  /** The group that `or` adds the next term to, and whether `or` was read. */
  let open: SearchTerm[] | undefined
  let isAlternative = false
  for (const { groups: found = {} } of text.matchAll(token)) {
    const { sign, phrase, star } = found
    const isPrefix = star !== undefined
    if (found['word']?.toLowerCase() === 'or' && !isPrefix && sign === undefined) {
      isAlternative = open !== undefined
      continue
    }
    const [first, ...others] = wordsOf(phrase ?? found['word'] ?? '')
    if (first === undefined) continue
    const term: SearchTerm = { words: [first, ...others], isPrefix }
    words += term.words.length
    if (sign !== undefined) {
      excluded.push(term)
      open = undefined
    } else if (isAlternative && open !== undefined) open.push(term)
    else groups.push((open = [term]))
    isAlternative = false
  }
  refuseLongerThan(maxWords, words, 'words')
  const possible = groups.map((group) => group.filter(isPossible))
  if (possible.length === 0 || possible.some((group) => group.length === 0)) return undefined
  return { groups: possible, excluded: excluded.filter(isPossible) }
}

const wordsOf = (phrase: string): readonly string[] => phrase.match(new RegExp(word, 'gu')) ?? []

const isPossible = ({ words }: SearchTerm): boolean => words.every(({ length }) => length <= maxWordCharacters)

function refuseLongerThan(limit: number, count: number, unit: 'characters' | 'words'): void {
  if (count > limit) throw problem('searchTooLong', { count: String(count), unit, limit: String(limit) })
}
