import type { ConstObjectValueNode, ConstValueNode } from 'graphql'
import { Problem } from '../errors/problem.js'
import { indexMethods, searchLanguages, type IndexMethod, type TypeIndex } from '../model/type-index.js'
import { directiveOf, type DatamodelDocument, type TypeDeclaration } from './document.js'
import { readIndexCondition } from './index-condition.js'
import { parseDatamodel } from './parse-datamodel.js'

/** The values of `@indexes(value: [...])` as written; a single one is a list of one. */
export function writtenIndexes(type: TypeDeclaration): readonly ConstValueNode[] {
  const value = directiveOf(type, 'indexes')?.arguments.get('value')
  if (value === undefined) return []
  return value.kind === 'ListValue' ? value.values : [value]
}

export const keyOfIndex = (index: ConstObjectValueNode, key: string): ConstValueNode | undefined =>
  index.fields.find(({ name }) => name.value === key)?.value

/** Words of a list, written as strings or as enum values; a single one is a list of one. Undefined for anything else. */
export function wordsOf(value: ConstValueNode | undefined): readonly string[] | undefined {
  const items = value?.kind === 'ListValue' ? value.values : value === undefined ? [] : [value]
  const words = items.flatMap((item) => (item.kind === 'StringValue' || item.kind === 'EnumValue' ? [item.value] : []))
  return words.length === items.length ? words : undefined
}

/** The name that an index has: the given one, else its fields joined. */
export function nameOfIndex(index: ConstObjectValueNode): string {
  const given = keyOfIndex(index, 'name')
  return given?.kind === 'StringValue' ? given.value : (wordsOf(keyOfIndex(index, 'fields')) ?? []).join('_')
}

const isMethod = (word: string | undefined): word is IndexMethod => indexMethods.some((known) => known === word)

function languageOf(index: ConstObjectValueNode): Pick<TypeIndex, 'language'> {
  const [word] = wordsOf(keyOfIndex(index, 'language')) ?? []
  const language = searchLanguages.find((known) => known === word)
  return language === undefined ? {} : { language }
}

function conditionOf(
  index: ConstObjectValueNode,
  type: TypeDeclaration,
  document: DatamodelDocument,
): Pick<TypeIndex, 'condition'> {
  const where = keyOfIndex(index, 'where')
  const read = where?.kind === 'StringValue' ? readIndexCondition(where.value, type, document) : undefined
  return read && read.complaint === undefined ? { condition: read.condition } : {}
}

function readIndex(index: ConstObjectValueNode, type: TypeDeclaration, document: DatamodelDocument): TypeIndex {
  const directions = wordsOf(keyOfIndex(index, 'order')) ?? []
  const unique = keyOfIndex(index, 'unique')
  const [method] = wordsOf(keyOfIndex(index, 'type')) ?? []
  return {
    name: nameOfIndex(index),
    fields: (wordsOf(keyOfIndex(index, 'fields')) ?? []).map((name, place) => ({
      name,
      direction: directions[place] === 'DESC' ? 'desc' : 'asc',
    })),
    isUnique: unique?.kind === 'BooleanValue' && unique.value,
    method: isMethod(method) ? method : 'BTREE',
    ...languageOf(index),
    ...(wordsOf(keyOfIndex(index, 'mode'))?.[0] === 'INSENSITIVE' ? { ignoresCase: true } : {}),
    ...conditionOf(index, type, document),
  }
}

/** The indexes of a type that has been checked; a service that asks for nothing beyond Prisma 1 has none. */
export const indexesOf = (type: TypeDeclaration, document: DatamodelDocument): readonly TypeIndex[] =>
  document.refract.length === 0
    ? []
    : writtenIndexes(type).flatMap((index) => (index.kind === 'ObjectValue' ? [readIndex(index, type, document)] : []))

/** Those of a datamodel that was deployed, by type; types without any are left out. */
export function indexesOfText(datamodel: string): ReadonlyMap<string, readonly TypeIndex[]> {
  if (!/@indexes\b/.test(datamodel)) return new Map()
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) return new Map()
  return new Map(
    document.types.flatMap((type) => {
      const indexes = indexesOf(type, document)
      return indexes.length === 0 ? [] : [[type.name, indexes] as const]
    }),
  )
}
