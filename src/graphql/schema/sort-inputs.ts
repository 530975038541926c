import {
  GraphQLEnumType,
  type GraphQLInputFieldConfig,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputObjectType,
} from 'graphql'
import type { Field, ModelType } from '../../model/model.js'
import type { AggregateFunction } from '../../operation/aggregate.js'
import type { SortDirection } from '../../operation/sort.js'
import { aggregatedFields } from './aggregated-fields.js'
import { queryModeEnum } from './filter-additions.js'
import { whereInput } from './filter-inputs.js'
import { annotationOf, type InputAnnotation } from './annotation.js'
import { partOfShape } from './part-of-shape.js'
import { relevanceSorts } from './search-inputs.js'
import type { TypeRegistry } from './type-registry.js'
import { relatedType, visibleRelations, visibleScalars } from './visible-fields.js'

const directions: Readonly<Record<string, SortDirection>> = {
  ASC: { direction: 'asc' },
  DESC: { direction: 'desc' },
  ASC_NULLS_FIRST: { direction: 'asc', nulls: 'first' },
  ASC_NULLS_LAST: { direction: 'asc', nulls: 'last' },
  DESC_NULLS_FIRST: { direction: 'desc', nulls: 'first' },
  DESC_NULLS_LAST: { direction: 'desc', nulls: 'last' },
}

const sortOrderEnum = new GraphQLEnumType({
  name: 'SortOrder',
  description: 'The direction of an order, and where nulls stand.',
  extensions: partOfShape('value'),
  values: Object.fromEntries(
    Object.entries(directions).map(([name, direction]) => [name, { extensions: annotationOf(direction) }]),
  ),
})

export const sortLeaf = (annotation: InputAnnotation): GraphQLInputFieldConfig => ({
  type: sortOrderEnum,
  extensions: annotationOf(annotation),
})

/** Names that SORT adds for a field. */
export const sortAdditionNames = (field: Field): readonly string[] =>
  field.kind === 'scalar' && !field.isList && field.scalar === 'String' ? [`${field.name}_mode`] : []

/** `XSortInput`: one key of an order (beyond.md section 4). */
export const sortInput = (type: ModelType, registry: TypeRegistry): GraphQLInputObjectType =>
  registry.input(`${type.name}SortInput`, () => {
    const fields: GraphQLInputFieldConfigMap = {}
    for (const field of visibleScalars(type).filter(({ isList }) => !isList)) {
      fields[field.name] = sortLeaf({ kind: 'sort-field', field: field.name })
      if (field.scalar === 'String')
        fields[`${field.name}_mode`] = {
          type: queryModeEnum,
          extensions: annotationOf({ kind: 'mode', field: field.name }),
        }
    }
    for (const field of visibleRelations(type)) {
      const related = relatedType(registry.model, field)
      fields[field.name] = field.isList
        ? {
            type: relationSortInput(related, registry),
            extensions: annotationOf({ kind: 'sort-aggregate', field: field.name }),
          }
        : { type: sortInput(related, registry), extensions: annotationOf({ kind: 'sort-related', field: field.name }) }
    }
    return { ...fields, ...relevanceSorts(type, registry, sortOrderEnum) }
  })

const relationSortInput = (related: ModelType, registry: TypeRegistry): GraphQLInputObjectType =>
  registry.input(`${related.name}RelationSortInput`, () => ({
    where: { type: whereInput(related, registry), extensions: annotationOf({ kind: 'sort-where' }) },
    count: sortLeaf({ kind: 'sort-count' }),
    ...functionSorts(related, ['sum', 'avg', 'min', 'max'], registry),
  }))

/** `sum: XSumSortInput` and its kin; those without fields are left out. */
export const functionSorts = (
  type: ModelType,
  functions: readonly AggregateFunction[],
  registry: TypeRegistry,
): GraphQLInputFieldConfigMap =>
  Object.fromEntries(
    functions.flatMap((name): [string, GraphQLInputFieldConfig][] => {
      const { fields, typePart } = aggregatedFields(type, name)
      if (fields.length === 0) return []
      const sorts = registry.input(`${type.name}${typePart}SortInput`, () =>
        Object.fromEntries(fields.map((field) => [field.name, sortLeaf({ kind: 'sort-field', field: field.name })])),
      )
      return [[name, { type: sorts, extensions: annotationOf({ kind: 'sort-function', function: name }) }]]
    }),
  )
