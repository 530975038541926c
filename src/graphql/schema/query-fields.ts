import { GraphQLList, GraphQLNonNull } from 'graphql'
import { lowerFirst, pluralOf } from '../../model/names.js'
import type { Slices } from '../../util/slices.js'
import { aggregateType } from './aggregate-types.js'
import { whereInput } from './filter-inputs.js'
import { groupByField } from './group-types.js'
import { nodeInterface } from './fixed-types.js'
import { annotationOf } from './annotation.js'
import { connectionType, listArguments, objectType } from './object-types.js'
import { queryRawField } from './raw-fields.js'
import { idType } from './scalar-types.js'
import { deletedArgument } from './soft-delete-arguments.js'
import type { NamedField, TypeRegistry } from './type-registry.js'
import { whereUniqueInput } from './unique-inputs.js'

/** Fields of `Query`: lists, single nodes, connections, `node`, aggregates, groups, each group in the model's order (api-schema.md section 6.1). */
export function* queryFields(registry: TypeRegistry, rawDatabases: readonly string[]): Slices<readonly NamedField[]> {
  const { features } = registry.model
  return [
    ...(yield* modelFields(registry)),
    ...(features.has('AGGREGATES') ? aggregateFields(registry) : []),
    ...(features.has('RAW') && rawDatabases.length > 0 ? [queryRawField(registry)] : []),
  ]
}

function* modelFields(registry: TypeRegistry): Slices<readonly NamedField[]> {
  const types = registry.model.types.filter(({ isEmbedded }) => !isEmbedded)
  const fields: NamedField[] = []
  for (const type of types) {
    fields.push([
      lowerFirst(pluralOf(type.name)),
      {
        type: new GraphQLNonNull(new GraphQLList(objectType(type, registry))),
        args: listArguments(type, registry),
        extensions: annotationOf({ kind: 'find-many', type: type.name }),
      },
    ])
    yield
  }
  for (const type of types) {
    const where = whereUniqueInput(type, registry)
    if (where)
      fields.push([
        lowerFirst(type.name),
        {
          type: objectType(type, registry),
          args: { where: { type: new GraphQLNonNull(where) }, ...deletedArgument(type) },
          extensions: annotationOf({ kind: 'find-one', type: type.name }),
        },
      ])
    yield
  }
  for (const type of types) {
    fields.push([
      `${lowerFirst(pluralOf(type.name))}Connection`,
      {
        type: new GraphQLNonNull(connectionType(type, registry)),
        args: listArguments(type, registry),
        extensions: annotationOf({ kind: 'connection', type: type.name }),
      },
    ])
    yield
  }
  fields.push([
    'node',
    {
      type: nodeInterface,
      description: 'Fetches an object given its ID',
      args: { id: { type: new GraphQLNonNull(idType), description: 'The ID of an object' } },
      extensions: annotationOf({ kind: 'node' }),
    },
  ])
  return fields
}

/** Aggregates of all rows, then groups. */
function aggregateFields(registry: TypeRegistry): readonly NamedField[] {
  const types = registry.model.types.filter(({ isEmbedded }) => !isEmbedded)
  const fields: NamedField[] = []
  for (const type of types)
    fields.push([
      `${lowerFirst(pluralOf(type.name))}Aggregate`,
      {
        type: new GraphQLNonNull(aggregateType(type, registry)),
        args: { where: { type: whereInput(type, registry), description: '' }, ...deletedArgument(type) },
        extensions: annotationOf({ kind: 'aggregate-rows', type: type.name }),
      },
    ])
  for (const type of types) fields.push([`${lowerFirst(pluralOf(type.name))}GroupBy`, groupByField(type, registry)])
  return fields
}
