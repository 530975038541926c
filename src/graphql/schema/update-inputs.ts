import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLInputFieldConfig,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputObjectType,
} from 'graphql'
import type { ModelType, RelationField } from '../../model/model.js'
import { upperFirst } from '../../model/names.js'
import { itemChanges, numberChanges } from './atomic-inputs.js'
import { batchVerbs } from './batch-inputs.js'
import { createInput, listData, verbField } from './create-inputs.js'
import { scalarWhereInput } from './filter-inputs.js'
import { leadsToFields, relationLeadsToFields, type FieldSources } from './leads-to-fields.js'
import { annotationOf } from './annotation.js'
import { booleanType } from './scalar-types.js'
import type { TypeRegistry } from './type-registry.js'
import { whereUniqueInput } from './unique-inputs.js'
import { relatedType, updatableScalars, visibleOpposite, visibleRelations } from './visible-fields.js'

/** `XUpdateInput` of root updates; absent where nothing can be updated (api-schema.md section 9). */
export function updateInput(type: ModelType, registry: TypeRegistry): GraphQLInputObjectType | undefined {
  if (!leadsToFields(type, undefined, updateSources(registry))) return undefined
  return registry.input(`${type.name}UpdateInput`, () => updateFields(type, undefined, registry))
}

/** `XUpdateManyMutationInput` of root updates of many, `XUpdateManyDataInput` of nested ones. */
export function updateManyInput(
  type: ModelType,
  place: 'Mutation' | 'Data',
  registry: TypeRegistry,
): GraphQLInputObjectType | undefined {
  if (updatableScalars(type).length === 0) return undefined
  return registry.input(`${type.name}UpdateMany${place}Input`, () => ({
    ...scalarFields(type, registry),
    ...numberChanges(type, registry),
  }))
}

/** Data of a nested update, without the field that leads back. */
function nestedDataInput(
  type: ModelType,
  without: RelationField | undefined,
  registry: TypeRegistry,
): GraphQLInputObjectType | undefined {
  if (!leadsToFields(type, without, updateSources(registry))) return undefined
  const side = without === undefined ? '' : `Without${upperFirst(without.name)}`
  return registry.input(`${type.name}Update${side}DataInput`, () => updateFields(type, without, registry))
}

const updateFields = (
  type: ModelType,
  without: RelationField | undefined,
  registry: TypeRegistry,
): GraphQLInputFieldConfigMap => ({
  ...scalarFields(type, registry),
  ...relationFields(type, without, registry),
  ...numberChanges(type, registry),
})

function scalarFields(type: ModelType, registry: TypeRegistry): GraphQLInputFieldConfigMap {
  return Object.fromEntries(
    updatableScalars(type).map((field): [string, GraphQLInputFieldConfig] => [
      field.name,
      field.isList
        ? listData(`${type.name}Update${field.name}Input`, field, registry, itemChanges(field, registry))
        : { type: registry.leaf(field), extensions: annotationOf({ kind: 'scalar-data', field: field.name }) },
    ]),
  )
}

function relationFields(
  type: ModelType,
  without: RelationField | undefined,
  registry: TypeRegistry,
): GraphQLInputFieldConfigMap {
  const fields = visibleRelations(type).filter(
    (field) => field.name !== without?.name && relationLeadsToFields(field, updateSources(registry)),
  )
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      {
        type: nestedUpdateInput(field, registry),
        extensions: annotationOf({ kind: 'relation-data', field: field.name }),
      },
    ]),
  )
}

/** All verbs of one relation field inside an update. */
function nestedUpdateInput(field: RelationField, registry: TypeRegistry): GraphQLInputObjectType {
  const related = relatedType(registry.model, field)
  const opposite = visibleOpposite(registry.model, field)
  const arity = field.isList ? 'Many' : field.isRequired ? 'OneRequired' : 'One'
  const side = opposite === undefined ? '' : `Without${upperFirst(opposite.name)}`
  return registry.input(`${related.name}Update${arity}${side}Input`, () => {
    const parts = nestedParts(field, registry)
    return {
      ...(field.isList ? manyVerbs(field, parts, registry) : oneVerbs(field, parts, registry)),
      ...batchVerbs(field, parts.create, parts.where, registry),
    }
  })
}

interface NestedParts {
  readonly related: ModelType
  /** Middle of the names of two-sided relations. */
  readonly side: string
  readonly create: GraphQLInputObjectType | undefined
  readonly where: GraphQLInputObjectType | undefined
  readonly data: GraphQLInputObjectType | undefined
}

function nestedParts(field: RelationField, registry: TypeRegistry): NestedParts {
  const related = relatedType(registry.model, field)
  const opposite = visibleOpposite(registry.model, field)
  return {
    related,
    side: opposite === undefined ? '' : `Without${upperFirst(opposite.name)}`,
    create: createInput(related, opposite, registry),
    where: whereUniqueInput(related, registry),
    data: nestedDataInput(related, opposite, registry),
  }
}

function oneVerbs(
  field: RelationField,
  { related, side, create, where, data }: NestedParts,
  registry: TypeRegistry,
): GraphQLInputFieldConfigMap {
  const upsert = (update: GraphQLInputObjectType, creation: GraphQLInputObjectType): GraphQLInputObjectType =>
    registry.input(`${related.name}Upsert${side === '' ? 'Nested' : side}Input`, () => ({
      update: part('update', update),
      create: part('create', creation),
    }))
  const flag = (verb: 'disconnect' | 'delete'): GraphQLInputFieldConfig => ({
    type: booleanType,
    extensions: annotationOf({ kind: 'verb', verb }),
  })
  return {
    ...(create ? { create: verbField('create', create, field) } : {}),
    ...(where ? { connect: verbField('connect', where, field) } : {}),
    ...(field.isRequired ? {} : { disconnect: flag('disconnect'), delete: flag('delete') }),
    ...(data ? { update: verbField('update', data, field) } : {}),
    ...(data && create ? { upsert: verbField('upsert', upsert(data, create), field) } : {}),
  }
}

function manyVerbs(field: RelationField, parts: NestedParts, registry: TypeRegistry): GraphQLInputFieldConfigMap {
  const { related, create, where, data } = parts
  const updateMany = updateManyNested(related, registry)
  const deleteMany = scalarWhereInput(related, registry)
  return {
    ...(create ? { create: verbField('create', create, field) } : {}),
    ...(where
      ? {
          connect: verbField('connect', where, field),
          set: verbField('set', where, field),
          disconnect: verbField('disconnect', where, field),
          delete: verbField('delete', where, field),
        }
      : {}),
    ...(where && data ? { update: verbField('update', updateWithWhere(parts, where, data, registry), field) } : {}),
    ...(updateMany ? { updateMany: manyVerb('update-many', updateMany) } : {}),
    ...(deleteMany ? { deleteMany: manyVerb('delete-many', deleteMany) } : {}),
    ...(where && data && create
      ? { upsert: verbField('upsert', upsertWithWhere(parts, { where, data, create }, registry), field) }
      : {}),
  }
}

const manyVerb = (verb: 'update-many' | 'delete-many', type: GraphQLInputObjectType): GraphQLInputFieldConfig => ({
  type: new GraphQLList(new GraphQLNonNull(type)),
  extensions: annotationOf({ kind: 'verb', verb }),
})

const part = (name: 'where' | 'data' | 'update' | 'create', type: GraphQLInputObjectType): GraphQLInputFieldConfig => ({
  type: new GraphQLNonNull(type),
  extensions: annotationOf({ kind: 'part', part: name }),
})

function updateWithWhere(
  { related, side }: NestedParts,
  where: GraphQLInputObjectType,
  data: GraphQLInputObjectType,
  registry: TypeRegistry,
): GraphQLInputObjectType {
  const name = `${related.name}UpdateWithWhereUnique${side === '' ? 'Nested' : side}Input`
  return registry.input(name, () => ({ where: part('where', where), data: part('data', data) }))
}

function updateManyNested(related: ModelType, registry: TypeRegistry): GraphQLInputObjectType | undefined {
  const data = updateManyInput(related, 'Data', registry)
  const where = scalarWhereInput(related, registry)
  if (!data || !where) return undefined
  return registry.input(`${related.name}UpdateManyWithWhereNestedInput`, () => ({
    where: part('where', where),
    data: part('data', data),
  }))
}

function upsertWithWhere(
  { related, side }: NestedParts,
  { where, data, create }: Readonly<Record<'where' | 'data' | 'create', GraphQLInputObjectType>>,
  registry: TypeRegistry,
): GraphQLInputObjectType {
  const name = `${related.name}UpsertWithWhereUnique${side === '' ? 'Nested' : side}Input`
  return registry.input(name, () => ({
    where: part('where', where),
    update: part('update', data),
    create: part('create', create),
  }))
}

const updateSources = (registry: TypeRegistry): FieldSources => ({
  model: registry.model,
  hasScalars: (type) => updatableScalars(type).length > 0,
  hasOtherVerbs: (field, related) =>
    whereUniqueInput(related, registry) !== undefined ||
    createInput(related, visibleOpposite(registry.model, field), registry) !== undefined ||
    (field.isList ? scalarWhereInput(related, registry) !== undefined : !field.isRequired),
})
