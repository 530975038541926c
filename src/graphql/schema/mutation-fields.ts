import {
  GraphQLEnumType,
  GraphQLNonNull,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputObjectType,
} from 'graphql'
import type { ModelType } from '../../model/model.js'
import type { Slices } from '../../util/slices.js'
import { pluralOf } from '../../model/names.js'
import { createInput } from './create-inputs.js'
import { batchFields, manyArguments, type FieldGroup } from './batch-fields.js'
import { batchPayloadType } from './fixed-types.js'
import { whereInput } from './filter-inputs.js'
import { annotationOf } from './annotation.js'
import { objectType } from './object-types.js'
import { parametersArgument } from './raw-fields.js'
import { jsonType, stringType } from './scalar-types.js'
import { restoreField } from './restore-field.js'
import { purgeArgument } from './soft-delete-arguments.js'
import type { NamedField, TypeRegistry } from './type-registry.js'
import { whereUniqueInput } from './unique-inputs.js'
import { updateInput, updateManyInput } from './update-inputs.js'

type FieldConfig = GraphQLFieldConfig<unknown, unknown>

const required = (type: GraphQLInputObjectType) => ({ type: new GraphQLNonNull(type) })

/** `if` of writes of one node (beyond.md section 9.2). */
const conditionArgument = (type: ModelType, registry: TypeRegistry): GraphQLFieldConfigArgumentMap =>
  registry.model.features.has('TRANSACTION')
    ? { if: { type: whereInput(type, registry), description: 'Writes only where this holds for the node.' } }
    : {}

/** Fields of `Mutation`, grouped by kind, each group in the model's order (api-schema.md section 6.3). */
export function* mutationFields(
  registry: TypeRegistry,
  rawDatabases: readonly string[],
): Slices<readonly NamedField[]> {
  const types = registry.model.types.filter(({ isEmbedded }) => !isEmbedded)
  const groups = [createField, updateField, deleteField, upsertField, updateManyField, deleteManyField]
  function* ofTypes(some: readonly FieldGroup[]): Slices<readonly NamedField[]> {
    const fields: NamedField[] = []
    for (const group of some)
      for (const type of types) {
        fields.push(...group(type, registry))
        yield
      }
    return fields
  }
  return [
    ...(yield* ofTypes(groups)),
    ...(rawDatabases.length === 0 ? [] : [rawField(rawDatabases, registry)]),
    ...(registry.model.features.has('BATCH') ? yield* ofTypes(batchFields) : []),
    ...(yield* ofTypes([restoreField])),
  ]
}

function createField(type: ModelType, registry: TypeRegistry): readonly NamedField[] {
  const data = createInput(type, undefined, registry)
  const args: GraphQLFieldConfigArgumentMap = data ? { data: required(data) } : {}
  const field: FieldConfig = {
    type: new GraphQLNonNull(objectType(type, registry)),
    args,
    extensions: annotationOf({ kind: 'create', type: type.name }),
  }
  return [[`create${type.name}`, field]]
}

function updateField(type: ModelType, registry: TypeRegistry): readonly NamedField[] {
  const data = updateInput(type, registry)
  const where = whereUniqueInput(type, registry)
  if (!data || !where) return []
  const args = { data: required(data), where: required(where), ...conditionArgument(type, registry) }
  return [
    [
      `update${type.name}`,
      { type: objectType(type, registry), args, extensions: annotationOf({ kind: 'update', type: type.name }) },
    ],
  ]
}

function deleteField(type: ModelType, registry: TypeRegistry): readonly NamedField[] {
  const where = whereUniqueInput(type, registry)
  if (!where) return []
  const args = { where: required(where), ...conditionArgument(type, registry), ...purgeArgument(type) }
  return [
    [
      `delete${type.name}`,
      { type: objectType(type, registry), args, extensions: annotationOf({ kind: 'delete', type: type.name }) },
    ],
  ]
}

function upsertField(type: ModelType, registry: TypeRegistry): readonly NamedField[] {
  const where = whereUniqueInput(type, registry)
  const create = createInput(type, undefined, registry)
  const update = updateInput(type, registry)
  if (!where || !create || !update) return []
  const args = {
    where: required(where),
    create: required(create),
    update: required(update),
    ...conditionArgument(type, registry),
  }
  const field: FieldConfig = {
    type: new GraphQLNonNull(objectType(type, registry)),
    args,
    extensions: annotationOf({ kind: 'upsert', type: type.name }),
  }
  return [[`upsert${type.name}`, field]]
}

function updateManyField(type: ModelType, registry: TypeRegistry): readonly NamedField[] {
  const data = updateManyInput(type, 'Mutation', registry)
  if (!data) return []
  const args = { data: required(data), ...manyArguments(type, registry) }
  const extensions = annotationOf({ kind: 'update-many', type: type.name })
  return [[`updateMany${pluralOf(type.name)}`, { type: new GraphQLNonNull(batchPayloadType), args, extensions }]]
}

function deleteManyField(type: ModelType, registry: TypeRegistry): readonly NamedField[] {
  const args = { ...manyArguments(type, registry), ...purgeArgument(type) }
  const extensions = annotationOf({ kind: 'delete-many', type: type.name })
  return [[`deleteMany${pluralOf(type.name)}`, { type: new GraphQLNonNull(batchPayloadType), args, extensions }]]
}

function rawField(databases: readonly string[], registry: TypeRegistry): NamedField {
  const database = new GraphQLEnumType({
    name: 'PrismaDatabase',
    values: Object.fromEntries(databases.map((name) => [name, {}])),
  })
  const args = {
    database: { type: database },
    query: { type: new GraphQLNonNull(stringType) },
    ...parametersArgument(registry),
  }
  return ['executeRaw', { type: new GraphQLNonNull(jsonType), args, extensions: annotationOf({ kind: 'execute-raw' }) }]
}
