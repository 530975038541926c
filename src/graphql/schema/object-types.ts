import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql'
import { isIdField } from '../../model/lookup.js'
import type { Field, ModelType, RelationField, ScalarField } from '../../model/model.js'
import { aggregateType } from './aggregate-types.js'
import { whereInput } from './filter-inputs.js'
import { nodeInterface, pageInfoType } from './fixed-types.js'
import { annotationOf } from './annotation.js'
import { orderByEnum } from './order-by-enums.js'
import { sortInput } from './sort-inputs.js'
import { intType, stringType } from './scalar-types.js'
import { deletedArgument } from './soft-delete-arguments.js'
import type { TypeRegistry } from './type-registry.js'
import { relatedType, visibleRelations } from './visible-fields.js'

type FieldConfig = GraphQLFieldConfig<unknown, unknown>

/** The object type of a type of the model (api-schema.md section 5.1). */
export function objectType(type: ModelType, registry: TypeRegistry): GraphQLObjectType {
  return registry.object({
    name: type.name,
    interfaces: implementsNode(type) ? [nodeInterface] : [],
    fields: () =>
      Object.fromEntries([
        ...type.fields
          .filter((field) => !field.isHidden)
          .map((field): [string, FieldConfig] => [field.name, nodeField(field, registry)]),
        ...(registry.model.features.has('AGGREGATES') ? relatedAggregates(type, registry) : []),
      ]),
  })
}

/** `crewAggregate` of each to-many field (beyond.md section 3). */
const relatedAggregates = (type: ModelType, registry: TypeRegistry): readonly [string, FieldConfig][] =>
  visibleRelations(type)
    .filter(({ isList }) => isList)
    .map((field) => {
      const related = relatedType(registry.model, field)
      return [
        `${field.name}Aggregate`,
        {
          type: new GraphQLNonNull(aggregateType(related, registry)),
          args: { where: { type: whereInput(related, registry), description: '' }, ...deletedArgument(related) },
          extensions: annotationOf({ kind: 'related-aggregate', field: field.name }),
        },
      ]
    })

/** The id is visible, called `id` and of type `ID`. */
const implementsNode = (type: ModelType): boolean =>
  type.fields.some(
    (field) =>
      field.kind === 'scalar' && isIdField(field) && !field.isHidden && field.name === 'id' && field.scalar === 'ID',
  )

function nodeField(field: Field, registry: TypeRegistry): FieldConfig {
  return field.kind === 'scalar' ? scalarField(field, registry) : relationField(field, registry)
}

/** A scalar of a node; also of a subscription's previous values. */
export function scalarField(field: ScalarField, registry: TypeRegistry): FieldConfig {
  const leaf: GraphQLOutputType = registry.leaf(field)
  if (field.isList)
    return {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(leaf))),
      extensions: annotationOf({ kind: 'scalar-list', field: field.name }),
    }
  return {
    type: field.isRequired ? new GraphQLNonNull(leaf) : leaf,
    extensions: annotationOf({ kind: 'scalar', field: field.name }),
  }
}

function relationField(field: RelationField, registry: TypeRegistry): FieldConfig {
  const related = relatedType(registry.model, field)
  const type = objectType(related, registry)
  const extensions = annotationOf({ kind: field.isList ? 'to-many' : 'to-one', field: field.name, type: related.name })
  if (field.isList)
    return { type: new GraphQLList(new GraphQLNonNull(type)), args: listArguments(related, registry), extensions }
  return { type: field.isRequired ? new GraphQLNonNull(type) : type, args: deletedArgument(related), extensions }
}

/** `sort` (beyond.md section 4). */
export const sortArgument = (type: ModelType, registry: TypeRegistry): GraphQLFieldConfigArgumentMap =>
  registry.model.features.has('SORT')
    ? { sort: { type: new GraphQLList(new GraphQLNonNull(sortInput(type, registry))) } }
    : {}

/** The seven arguments of lists and connections (api-schema.md section 6.2), and what features add. */
export const listArguments = (type: ModelType, registry: TypeRegistry): GraphQLFieldConfigArgumentMap => ({
  where: { type: whereInput(type, registry), description: '' },
  orderBy: { type: orderByEnum(type, registry) },
  skip: { type: intType },
  after: { type: stringType },
  before: { type: stringType },
  first: { type: intType },
  last: { type: intType },
  ...sortArgument(type, registry),
  ...deletedArgument(type),
})

/** `XConnection` with its edges and aggregate (api-schema.md section 5.2). */
export function connectionType(type: ModelType, registry: TypeRegistry): GraphQLObjectType {
  return registry.object({
    name: `${type.name}Connection`,
    description: 'A connection to a list of items.',
    fields: () => ({
      pageInfo: {
        type: new GraphQLNonNull(pageInfoType),
        description: 'Information to aid in pagination.',
        extensions: annotationOf({ kind: 'page-info' }),
      },
      edges: {
        type: new GraphQLNonNull(new GraphQLList(edgeType(type, registry))),
        description: 'A list of edges.',
        extensions: annotationOf({ kind: 'edges' }),
      },
      aggregate: {
        type: new GraphQLNonNull(aggregateType(type, registry)),
        extensions: annotationOf({ kind: 'aggregate' }),
      },
    }),
  })
}

const edgeType = (type: ModelType, registry: TypeRegistry): GraphQLObjectType =>
  registry.object({
    name: `${type.name}Edge`,
    description: 'An edge in a connection.',
    fields: () => ({
      node: {
        type: new GraphQLNonNull(objectType(type, registry)),
        description: 'The item at the end of the edge.',
        extensions: annotationOf({ kind: 'edge-node', type: type.name }),
      },
      cursor: {
        type: new GraphQLNonNull(stringType),
        description: 'A cursor for use in pagination.',
        extensions: annotationOf({ kind: 'edge-cursor' }),
      },
    }),
  })
