import { parseSearchText, type SearchTerm } from '../../../../model/search-text.js'

/** How a database writes what a search text asks for. */
export interface SearchWords {
  /** One word, the beginning of one, or words that follow each other. */
  term(term: SearchTerm): string
  /** One of the terms, of which there are several. */
  anyOf(terms: readonly string[]): string
  /** All of the groups and none of the excluded terms. */
  all(groups: readonly string[], excluded: readonly string[]): string
  /** What nothing matches. */
  readonly nothing: string
}

/** A search text in the words of a database. Throws problem 3111 for one that is too long. */
export function searchQuery(text: string, words: SearchWords): string {
  const asked = parseSearchText(text)
  if (asked === undefined) return words.nothing
  const groups = asked.groups.map((group) => {
    const terms = group.map((term) => words.term(term))
    return terms.length === 1 ? (terms[0] ?? '') : words.anyOf(terms)
  })
  return words.all(
    groups,
    asked.excluded.map((term) => words.term(term)),
  )
}
