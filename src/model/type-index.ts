import type { IndexCondition } from './index-condition.js'

/** An index over fields of one type (`@indexes`, beyond.md section 10.1); the stored schema JSON has no place for it. */
export interface TypeIndex {
  /** Among the indexes of its type. */
  readonly name: string
  /** Scalars, enums and to-one relations whose links are in the type's table. */
  readonly fields: readonly IndexedField[]
  readonly isUnique: boolean
  readonly method: IndexMethod
  /** Texts in it are equal in capital and small letters. */
  readonly ignoresCase?: true
  /** It covers the rows that satisfy this. */
  readonly condition?: IndexCondition
  /** Of a text index: in whose forms words are found. */
  readonly language?: SearchLanguage
}

/** Languages whose word forms are known to every version of PostgreSQL that is served. */
export const searchLanguages = [
  'danish',
  'dutch',
  'english',
  'finnish',
  'french',
  'german',
  'hungarian',
  'italian',
  'norwegian',
  'portuguese',
  'romanian',
  'russian',
  'spanish',
  'swedish',
  'turkish',
] as const

export type SearchLanguage = (typeof searchLanguages)[number]

export interface IndexedField {
  readonly name: string
  readonly direction: 'asc' | 'desc'
}

/** By name: the order in which a datamodel writes them says nothing. */
export const sortedIndexes = (indexes: readonly TypeIndex[]): readonly TypeIndex[] =>
  [...indexes].sort((one, other) => (one.name < other.name ? -1 : 1))

/** Whether no two nodes are equal in its fields. */
export const tellsNodes = ({ isUnique, condition }: TypeIndex): boolean => isUnique && condition === undefined

/** Whether nodes are selected by it (beyond.md section 10.2). */
export const givesSelector = (index: TypeIndex): boolean => tellsNodes(index) && index.fields.length > 1

/** `by_port` -> `ByPort`: its part of the name of its input type. */
export const selectorTypePart = (name: string): string =>
  name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

export const indexMethods = ['BTREE', 'HASH', 'GIN', 'FULLTEXT'] as const

export type IndexMethod = (typeof indexMethods)[number]

export const maxIndexedFields = 16
export const maxIndexName = 40
