import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputFieldConfig,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputObjectType,
} from 'graphql'
import type { RelationField } from '../../model/model.js'
import { upperFirst } from '../../model/names.js'
import { annotationOf } from './annotation.js'
import { booleanType, intType } from './scalar-types.js'
import type { TypeRegistry } from './type-registry.js'
import { relatedType, visibleOpposite } from './visible-fields.js'

export const listOf = (type: GraphQLInputObjectType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))

export const skipDuplicates: GraphQLInputFieldConfig = {
  type: booleanType,
  defaultValue: false,
  description: 'Leaves out what would violate a unique constraint.',
  extensions: annotationOf({ kind: 'part', part: 'skipDuplicates' }),
}

/** `limit` of writes of many nodes. */
export const limitArgument = (registry: TypeRegistry): GraphQLFieldConfigArgumentMap =>
  registry.model.features.has('BATCH')
    ? { limit: { type: intType, description: 'At most so many nodes, by the order of their ids.' } }
    : {}

/** `createMany` and `connectOrCreate` of a relation field, behind its other verbs (beyond.md section 7). */
export function batchVerbs(
  field: RelationField,
  create: GraphQLInputObjectType | undefined,
  where: GraphQLInputObjectType | undefined,
  registry: TypeRegistry,
): GraphQLInputFieldConfigMap {
  if (create === undefined || !registry.model.features.has('BATCH')) return {}
  const related = relatedType(registry.model, field)
  const opposite = visibleOpposite(registry.model, field)
  const side = opposite === undefined ? '' : `Without${upperFirst(opposite.name)}`
  const many = (): GraphQLInputObjectType =>
    registry.input(`${related.name}CreateManyNested${side}Input`, () => ({
      data: { type: listOf(create), extensions: annotationOf({ kind: 'part', part: 'data' }) },
      skipDuplicates,
    }))
  return {
    ...(field.isList ? { createMany: { type: many(), extensions: annotationOf({ kind: 'create-many-verb' }) } } : {}),
    ...(where ? { connectOrCreate: connectOrCreate(field, `${related.name}CreateOrConnect${side}Input`) } : {}),
  }

  function connectOrCreate({ isList }: RelationField, name: string): GraphQLInputFieldConfig {
    const part = (partName: 'where' | 'create', type: GraphQLInputObjectType): GraphQLInputFieldConfig => ({
      type: new GraphQLNonNull(type),
      extensions: annotationOf({ kind: 'part', part: partName }),
    })
    const type = registry.input(name, () => ({
      ...(where ? { where: part('where', where) } : {}),
      ...(create ? { create: part('create', create) } : {}),
    }))
    return {
      type: isList ? new GraphQLList(new GraphQLNonNull(type)) : type,
      extensions: annotationOf({ kind: 'verb', verb: 'connect-or-create' }),
    }
  }
}
