import type { SearchLanguage } from '../../../../model/type-index.js'
import type { TextSearch } from '../../tree/tree.js'
import { searchQuery } from '../shared/search-words.js'
import type { ConditionRenderer } from '../shared/style.js'

/** Signs that the parser of texts would take for parts of numbers, addresses, paths and tags; here they separate words. */
const signs = `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`
const signsText = ` E'${signs.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
const blanks = `'${' '.repeat(signs.length)}'`
/** Between the columns: a token that stands between their words, so that no phrase reaches across, and that nobody finds. */
const border = `' /a '`
/** Of more the words would not fit into one tsvector, and the row could not be written. */
const maxCharacters = '200000'

/** The configuration of a language; without one words are found as they are written. */
const configuration = (language: SearchLanguage | undefined): string => `'${language ?? 'simple'}'::regconfig`

/**
 * The words of a row, as they stand in the index: `to_tsvector('simple'::regconfig, left(translate(coalesce("a"::text, ''),
 * …) || … , 200000))`. `columns` is SQL text.
 */
export function postgresSearchVector(columns: readonly string[], language: SearchLanguage | undefined): string {
  const texts = columns.map((column) => `translate(coalesce(${column}::text, ''),${signsText}, ${blanks})`)
  return `to_tsvector(${configuration(language)}, left(${texts.join(` || ${border} || `)}, ${maxCharacters}))`
}

/** `to_tsvector(…) @@ to_tsquery('simple'::regconfig, $1::text)`, or `ts_rank` of the two. */
export function postgresTextSearch(
  { asks, columns, language, query }: TextSearch,
  renderer: ConditionRenderer,
): string {
  const vector = postgresSearchVector(
    columns.map((column) => renderer.expression(column)),
    language,
  )
  const asked = (): string => `to_tsquery(${configuration(language)}, ${renderer.expression(query)}::text)`
  const match = `${vector} @@ ${asked()}`
  return asks === 'match' ? match : `CASE WHEN ${match} THEN ts_rank(${vector}, ${asked()}) ELSE 0 END`
}

/** `'a' & ('b' | 'c':*) & !('d' <-> 'e')`; words have no quotes in them. */
export const postgresSearchQuery = (text: string): string =>
  searchQuery(text, {
    term({ words: [first, ...others], isPrefix }) {
      if (others.length > 0) return `(${[first, ...others].map((word) => `'${word}'`).join(' <-> ')})`
      return `'${first}'${isPrefix ? ':*' : ''}`
    },
    anyOf: (terms) => `(${terms.join(' | ')})`,
    all: (groups, excluded) => [...groups, ...excluded.map((term) => `!${term}`)].join(' & '),
    nothing: '',
  })
