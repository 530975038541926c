import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputFieldConfigMap,
  type GraphQLObjectType,
} from 'graphql'
import type { ModelType } from '../../model/model.js'
import { pluralOf } from '../../model/names.js'
import { limitArgument, listOf, skipDuplicates } from './batch-inputs.js'
import { createInput } from './create-inputs.js'
import { whereInput } from './filter-inputs.js'
import { annotationOf } from './annotation.js'
import { objectType, sortArgument } from './object-types.js'
import { longType } from './scalar-types.js'
import { purgeArgument } from './soft-delete-arguments.js'
import type { NamedField, TypeRegistry } from './type-registry.js'
import { whereUniqueInput } from './unique-inputs.js'
import { updateInput, updateManyInput } from './update-inputs.js'

/** What a kind of root fields adds for one type. */
export type FieldGroup = (type: ModelType, registry: TypeRegistry) => readonly NamedField[]

/** Which nodes a write of many is about. */
export const manyArguments = (type: ModelType, registry: TypeRegistry): GraphQLFieldConfigArgumentMap => ({
  where: { type: whereInput(type, registry), description: '' },
  ...limitArgument(registry),
})

/** The same with their order, where they are told. */
const orderedArguments = (type: ModelType, registry: TypeRegistry): GraphQLFieldConfigArgumentMap => {
  const { where, ...others } = manyArguments(type, registry)
  return { ...(where ? { where } : {}), ...sortArgument(type, registry), ...others }
}

/** `XManyPayload` (beyond.md section 7). */
const manyPayload = (type: ModelType, registry: TypeRegistry): GraphQLObjectType =>
  registry.object({
    name: `${type.name}ManyPayload`,
    description: 'The nodes that a write of many has written.',
    fields: () => ({
      count: {
        type: new GraphQLNonNull(longType),
        description: 'Their number.',
        extensions: annotationOf({ kind: 'affected-count' }),
      },
      nodes: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(objectType(type, registry)))),
        description: 'The nodes in the order of the input, or of their selection; deleted ones as they were before.',
        extensions: annotationOf({ kind: 'affected-nodes', type: type.name }),
      },
    }),
  })

const createManyField: FieldGroup = (type, registry) => {
  const data = createInput(type, undefined, registry)
  if (!data) return []
  const args = { data: { type: listOf(data) }, skipDuplicates }
  return [field(`createMany${pluralOf(type.name)}`, 'create-many', args, type, registry)]
}

const upsertManyField: FieldGroup = (type, registry) => {
  const where = whereUniqueInput(type, registry)
  const create = createInput(type, undefined, registry)
  const update = updateInput(type, registry)
  if (!where || !create || !update) return []
  const item = registry.input(`${type.name}UpsertManyInput`, (): GraphQLInputFieldConfigMap => ({
    where: { type: new GraphQLNonNull(where), extensions: annotationOf({ kind: 'part', part: 'where' }) },
    create: { type: new GraphQLNonNull(create), extensions: annotationOf({ kind: 'part', part: 'create' }) },
    update: { type: new GraphQLNonNull(update), extensions: annotationOf({ kind: 'part', part: 'update' }) },
  }))
  return [field(`upsertMany${pluralOf(type.name)}`, 'upsert-many', { data: { type: listOf(item) } }, type, registry)]
}

const updateManyAndReturnField: FieldGroup = (type, registry) => {
  const data = updateManyInput(type, 'Mutation', registry)
  if (!data) return []
  const args = { data: { type: new GraphQLNonNull(data) }, ...orderedArguments(type, registry) }
  return [field(`updateMany${pluralOf(type.name)}AndReturn`, 'update-many', args, type, registry)]
}

const deleteManyAndReturnField: FieldGroup = (type, registry) => [
  field(
    `deleteMany${pluralOf(type.name)}AndReturn`,
    'delete-many',
    { ...orderedArguments(type, registry), ...purgeArgument(type) },
    type,
    registry,
  ),
]

function field(
  name: string,
  kind: 'create-many' | 'upsert-many' | 'update-many' | 'delete-many',
  args: GraphQLFieldConfigArgumentMap,
  type: ModelType,
  registry: TypeRegistry,
): NamedField {
  const extensions = annotationOf({ kind, type: type.name })
  return [name, { type: new GraphQLNonNull(manyPayload(type, registry)), args, extensions }]
}

/** Fields of `Mutation` that the feature BATCH adds, by kind. */
export const batchFields: readonly FieldGroup[] = [
  createManyField,
  upsertManyField,
  updateManyAndReturnField,
  deleteManyAndReturnField,
]
