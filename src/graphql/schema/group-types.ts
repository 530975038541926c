import {
  GraphQLEnumType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLFieldConfig,
  type GraphQLInputFieldConfig,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql'
import type { ModelType, ScalarField } from '../../model/model.js'
import type { ScalarType } from '../../model/scalar.js'
import type { AggregateFunction } from '../../operation/aggregate.js'
import { timeUnits, type GroupKey } from '../../operation/group-by.js'
import { averageType, countField, functionFields, sumType } from './aggregate-types.js'
import { aggregatedFields, aggregateFunctions } from './aggregated-fields.js'
import { logicalFields, scalarFilterFields, whereInput } from './filter-inputs.js'
import { annotationOf } from './annotation.js'
import { objectType } from './object-types.js'
import { partOfShape } from './part-of-shape.js'
import { scalarTypes, intType } from './scalar-types.js'
import { functionSorts, sortLeaf } from './sort-inputs.js'
import { deletedArgument } from './soft-delete-arguments.js'
import type { TypeRegistry } from './type-registry.js'
import { relatedType, visibleRelations, visibleScalars } from './visible-fields.js'

/** What rows may be grouped by: scalars, nodes of to-one relations, periods of times (beyond.md section 3). */
function groupKeys(type: ModelType): readonly GroupKey[] {
  const scalars = visibleScalars(type).filter(({ isList, scalar }) => !isList && scalar !== 'Json')
  return [
    ...scalars.flatMap((field): GroupKey[] => [{ name: field.name, field: field.name }, ...periodKeys(field)]),
    ...visibleRelations(type).flatMap((field): GroupKey[] =>
      field.isList ? [] : [{ name: field.name, field: field.name }],
    ),
  ]
}

/** `built_YEAR built_MONTH …` */
const periodKeys = ({ name, scalar }: ScalarField): readonly GroupKey[] =>
  scalar === 'DateTime' || scalar === 'Date'
    ? timeUnits
        .filter((unit) => unit !== 'hour' || scalar === 'DateTime')
        .map((unit) => ({ name: `${name}_${unit.toUpperCase()}`, field: name, unit }))
    : []

/** Names that stand beside the field's own among those that rows may be grouped by. */
export const periodNames = (field: ScalarField): readonly string[] =>
  field.isList ? [] : periodKeys(field).map(({ name }) => name)

const groupFieldEnum = (type: ModelType, registry: TypeRegistry): GraphQLEnumType =>
  registry.enumeration(
    `${type.name}GroupField`,
    () =>
      new GraphQLEnumType({
        name: `${type.name}GroupField`,
        extensions: partOfShape('value'),
        values: Object.fromEntries(groupKeys(type).map((key) => [key.name, { extensions: annotationOf(key) }])),
      }),
  )

/** `XGroup`: the key of a group, and what is told of its rows. */
function groupType(type: ModelType, registry: TypeRegistry): GraphQLObjectType {
  const key = registry.object({
    name: `${type.name}GroupKey`,
    fields: () => Object.fromEntries(groupKeys(type).map((one) => [one.name, keyField(one, type, registry)])),
  })
  return registry.object({
    name: `${type.name}Group`,
    fields: () => ({
      key: { type: new GraphQLNonNull(key), extensions: annotationOf({ kind: 'group-key' }) },
      count: countField,
      ...functionFields(type, registry),
    }),
  })
}

function keyField(key: GroupKey, type: ModelType, registry: TypeRegistry): GraphQLFieldConfig<unknown, unknown> {
  const extensions = annotationOf({ kind: 'group-key-field', key: key.name })
  const relation = visibleRelations(type).find(({ name }) => name === key.field)
  if (relation) return { type: objectType(relatedType(registry.model, relation), registry), extensions }
  const scalar = visibleScalars(type).find(({ name }) => name === key.field)
  return { type: scalar ? registry.leaf(scalar) : scalarTypes.DateTime, extensions }
}

/** `xsGroupBy`. */
export function groupByField(type: ModelType, registry: TypeRegistry): GraphQLFieldConfig<unknown, unknown> {
  const listOf = (item: GraphQLInputType): GraphQLInputType => new GraphQLList(new GraphQLNonNull(item))
  return {
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(groupType(type, registry)))),
    args: {
      by: { type: new GraphQLNonNull(listOf(groupFieldEnum(type, registry))) },
      where: { type: whereInput(type, registry), description: '' },
      having: { type: havingInput(type, registry) },
      sort: { type: listOf(groupSortInput(type, registry)) },
      skip: { type: intType },
      first: { type: intType },
      ...deletedArgument(type),
    },
    extensions: annotationOf({ kind: 'group-by', type: type.name }),
  }
}

/** `XHavingInput`: conditions on what is told of a group, each under the name of its value (`aggregateName`). */
const havingInput = (type: ModelType, registry: TypeRegistry): GraphQLInputObjectType =>
  registry.input(`${type.name}HavingInput`, () => ({
    ...logicalFields(() => havingInput(type, registry)),
    ...scalarFilterFields('count', 'count', intType, 'Int'),
    ...Object.fromEntries(
      aggregateFunctions.flatMap((name): [string, GraphQLInputFieldConfig][] => {
        const { fields } = aggregatedFields(type, name)
        if (fields.length === 0) return []
        const conditions = functionHaving(type, name, fields, registry)
        return [[name, { type: conditions, extensions: annotationOf({ kind: 'having-function', function: name }) }]]
      }),
    ),
  }))

/** Shared by the functions of one kind of value: the name of a field stands for the value of the function around it. */
const functionHaving = (
  type: ModelType,
  name: AggregateFunction,
  fields: readonly ScalarField[],
  registry: TypeRegistry,
): GraphQLInputObjectType =>
  registry.input(`${type.name}${aggregatedFields(type, name).typePart}HavingInput`, () =>
    fields
      .map((field) => {
        const [leaf, scalar] = comparedAs(field, name, registry)
        return scalarFilterFields(field.name, field.name, leaf, scalar)
      })
      .reduce((all, one) => ({ ...all, ...one }), {}),
  )

function comparedAs(
  field: ScalarField,
  name: AggregateFunction,
  registry: TypeRegistry,
): readonly [GraphQLInputType, ScalarType] {
  switch (name) {
    case 'countOf':
    case 'distinct':
      return [intType, 'Int']
    case 'sum':
      return [sumType(field), field.scalar]
    case 'avg':
      return [averageType(field), field.scalar === 'Decimal' ? 'Decimal' : 'Float']
    case 'min':
    case 'max':
      return [registry.leaf(field), field.scalar]
  }
}

/** `XGroupSortInput`: one key of the order of groups. */
const groupSortInput = (type: ModelType, registry: TypeRegistry): GraphQLInputObjectType =>
  registry.input(`${type.name}GroupSortInput`, () => {
    const keys = registry.input(`${type.name}GroupKeySortInput`, (): GraphQLInputFieldConfigMap =>
      Object.fromEntries(groupKeys(type).map(({ name }) => [name, sortLeaf({ kind: 'sort-field', field: name })])),
    )
    return {
      key: { type: keys, extensions: annotationOf({ kind: 'sort-key' }) },
      count: sortLeaf({ kind: 'sort-count' }),
      ...functionSorts(type, aggregateFunctions, registry),
    }
  })
