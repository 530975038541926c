import { GraphQLNonNull, type GraphQLEnumType, type GraphQLInputFieldConfigMap } from 'graphql'
import type { ModelType } from '../../model/model.js'
import type { TypeIndex } from '../../model/type-index.js'
import { annotationOf } from './annotation.js'
import { stringType } from './scalar-types.js'
import type { TypeRegistry } from './type-registry.js'

const textIndexes = ({ indexes = [] }: ModelType): readonly TypeIndex[] =>
  indexes.filter(({ method }) => method === 'FULLTEXT')

/** Names that the feature SEARCH adds for each index of a type. */
export const searchNames = (type: ModelType): readonly { readonly index: string; readonly name: string }[] =>
  textIndexes(type).flatMap(({ name: index }) => [
    { index, name: filterName(index) },
    { index, name: relevanceName(index) },
  ])

const filterName = (index: string): string => `${index}_search`
const relevanceName = (index: string): string => `${index}_relevance`

/** `text_search: String` for each text index, in `XWhereInput` and `XScalarWhereInput` (beyond.md section 6). */
export const searchFilters = (type: ModelType, { model }: TypeRegistry): GraphQLInputFieldConfigMap =>
  model.features.has('SEARCH')
    ? Object.fromEntries(
        textIndexes(type).map(({ name: index, fields }) => [
          filterName(index),
          {
            type: stringType,
            description: `Words that all occur in ${fields.map(({ name }) => name).join(', ')}; also "a phrase", or between words, -word for one that does not occur, word* for a beginning.`,
            extensions: annotationOf({ kind: 'text-search', index }),
          },
        ]),
      )
    : {}

/** `text_relevance: {search, sort}` for each text index, in `XSortInput`. */
export function relevanceSorts(
  type: ModelType,
  registry: TypeRegistry,
  sortOrder: GraphQLEnumType,
): GraphQLInputFieldConfigMap {
  if (!registry.model.features.has('SEARCH')) return {}
  const input = (): ReturnType<TypeRegistry['input']> =>
    registry.input('TextRelevanceSortInput', () => ({
      search: {
        type: new GraphQLNonNull(stringType),
        description: 'Words as in the filter of the same index.',
        extensions: annotationOf({ kind: 'relevance-part', part: 'search' }),
      },
      sort: {
        type: new GraphQLNonNull(sortOrder),
        extensions: annotationOf({ kind: 'relevance-part', part: 'sort' }),
      },
    }))
  return Object.fromEntries(
    textIndexes(type).map(({ name: index }) => [
      relevanceName(index),
      {
        type: input(),
        description: 'How well the texts of the index match; 0 where they do not.',
        extensions: annotationOf({ kind: 'sort-relevance', index }),
      },
    ]),
  )
}
