import type { SearchLanguage } from '../../../../model/type-index.js'
import type { TableReference, TextSearch } from '../../tree/tree.js'
import { quote } from '../shared/quote.js'
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

/**
 * `t1."id" = ANY(ARRAY(SELECT x1."id" FROM "Book" AS x1 WHERE to_tsvector(…) @@ to_tsquery(…)))`, or the row's `ts_rank`.
 * What matches is found before anything else: the planner takes words for far more frequent and cheaper to compare than
 * they are, and would read all rows in the order of their ids until enough match. The array leads to rows in that order;
 * where other conditions decide about rows too, `IN (SELECT unnest(ARRAY(…)))` looks each up among what matches.
 */
export function postgresTextSearch(search: TextSearch, renderer: ConditionRenderer): string {
  const { asks, table, columns, id, language, query } = search
  const asked = (): string => `to_tsquery(${configuration(language)}, ${renderer.expression(query)}::text)`
  const vectorOf = (alias?: string): string =>
    postgresSearchVector(
      columns.map((column) => renderer.expression(alias === undefined ? column : { ...column, table: alias })),
      language,
    )
  if (asks === 'match') {
    const row = renderer.freshAlias()
    const found = renderer.expression({ ...id, table: row })
    const own = renderer.expression(id)
    const ids = `ARRAY(SELECT ${found} FROM ${tableText(table)} AS ${quote(row)} WHERE ${vectorOf(row)} @@ ${asked()})`
    return renderer.holdsForAllRows(search) ? `${own} = ANY(${ids})` : `${own} IN (SELECT unnest(${ids}))`
  }
  const vector = vectorOf()
  return `CASE WHEN ${vector} @@ ${asked()} THEN ts_rank(${vector}, ${asked()}) ELSE 0 END`
}

const tableText = ({ namespace, name }: TableReference): string =>
  namespace === undefined ? quote(name) : `${quote(namespace)}.${quote(name)}`

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
