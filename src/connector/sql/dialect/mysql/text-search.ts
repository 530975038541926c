import type { TextSearch } from '../../tree/tree.js'
import type { MysqlFeatures } from './features.js'
import { searchQuery } from '../shared/search-words.js'
import type { ConditionRenderer } from '../shared/style.js'

/**
 * `MATCH (t.a, t.b) AGAINST (? IN BOOLEAN MODE)`, whose value is the relevance. As part of a sum it is asked of each row,
 * and the index not looked up.
 */
export function mysqlTextSearch(
  { asks, columns, query }: TextSearch,
  renderer: ConditionRenderer,
  { losesTexts }: Pick<MysqlFeatures, 'losesTexts'>,
): string {
  const names = columns.map((column) => renderer.expression(column)).join(', ')
  const match = `MATCH (${names}) AGAINST (${renderer.expression(query)} IN BOOLEAN MODE)`
  return asks === 'match' && losesTexts && renderer.isNested() ? `${match} + 0 > 0` : match
}

/** `+a +(b c*) -"d e"`; words have no signs of this syntax in them. */
export const mysqlSearchQuery = (text: string): string =>
  searchQuery(text, {
    term({ words: [first, ...others], isPrefix }) {
      if (others.length > 0) return `"${[first, ...others].join(' ')}"`
      return isPrefix ? `${first}*` : first
    },
    anyOf: (terms) => `(${terms.join(' ')})`,
    all: (groups, excluded) => [...groups.map((group) => `+${group}`), ...excluded.map((term) => `-${term}`)].join(' '),
    nothing: '',
  })
