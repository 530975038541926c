import { parseSearchText, type SearchTerm } from '../../../../model/search-text.js'
import type { Param, TextSearch } from '../../tree/tree.js'
import type { MysqlFeatures } from './features.js'
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
  const start = `MATCH (${names}) AGAINST (`
  const ofEachRow = asks === 'match' && losesTexts && renderer.isNested() ? ' + 0 > 0' : ''
  const end = ` IN BOOLEAN MODE)${ofEachRow}`
  // a product is 0 where one of its factors is
  const between = `${end} ${asks === 'relevance' ? '*' : 'AND'} ${start}`
  return `${start}${renderer.expression({ ...query, between } satisfies Param)}${end}`
}

/**
 * `+a +(b c*) -"d e"`; words have no signs of this syntax in them. InnoDB takes what is the beginning of a word for a whole
 * one once it has looked for a phrase, and looks for what is excluded last. So phrases stand behind all others, and where
 * that is not enough there are several texts, which must all match: one with a word of each phrase in its place, and those
 * groups that have phrases.
 */
export function mysqlSearchTexts(text: string): readonly [string, ...string[]] {
  const asked = parseSearchText(text)
  if (asked === undefined) return ['']
  const { groups, excluded } = asked
  const phrased = groups.filter((group) => group.some(isPhrase))
  if (phrased.length === 0 || ![...groups.flat(), ...excluded].some(({ isPrefix }) => isPrefix))
    return [textOf(groups, excluded)]
  const plain = phrased.filter((group) => !group.some(({ isPrefix }) => isPrefix))
  const mixed = phrased.filter((group) => group.some(({ isPrefix }) => isPrefix))
  return [
    textOf(
      groups.map((group) => group.map(oneWord)),
      excluded,
    ),
    ...(plain.length > 0 ? [textOf(plain)] : []),
    ...mixed.map((group) => textOf([group])),
  ]
}

const isPhrase = ({ words }: SearchTerm): boolean => words.length > 1

/** The longest word, since short ones are in no index. */
const oneWord = ({ words: [first, ...others], isPrefix }: SearchTerm): SearchTerm => ({
  words: [others.reduce((longest, word) => (word.length > longest.length ? word : longest), first)],
  isPrefix,
})

const textOf = (groups: readonly (readonly SearchTerm[])[], excluded: readonly SearchTerm[] = []): string =>
  [
    ...groups.map((group) => (group.length === 1 ? `+${terms(group)}` : `+(${terms(group)})`)),
    ...phrasesLast(excluded).map((term) => `-${termText(term)}`),
  ].join(' ')

const terms = (group: readonly SearchTerm[]): string => phrasesLast(group).map(termText).join(' ')

const phrasesLast = (all: readonly SearchTerm[]): readonly SearchTerm[] => [
  ...all.filter((term) => !isPhrase(term)),
  ...all.filter(isPhrase),
]

function termText({ words: [first, ...others], isPrefix }: SearchTerm): string {
  if (others.length > 0) return `"${[first, ...others].join(' ')}"`
  return isPrefix ? `${first}*` : first
}
