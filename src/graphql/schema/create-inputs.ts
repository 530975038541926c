import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLInputFieldConfig,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputObjectType,
} from 'graphql'
import type { ModelType, RelationField, ScalarField } from '../../model/model.js'
import { upperFirst } from '../../model/names.js'
import { batchVerbs } from './batch-inputs.js'
import { leadsToFields, relationLeadsToFields, type FieldSources } from './leads-to-fields.js'
import { annotationOf } from './annotation.js'
import type { TypeRegistry } from './type-registry.js'
import { whereUniqueInput } from './unique-inputs.js'
import {
  creatableScalars,
  isRequiredInCreate,
  relatedType,
  visibleOpposite,
  visibleRelations,
} from './visible-fields.js'

/**
 * `XCreateInput`, or `XCreateWithout<Field>Input` where `without` leads back to the parent; absent where it would have
 * no field (api-schema.md section 8).
 */
export function createInput(
  type: ModelType,
  without: RelationField | undefined,
  registry: TypeRegistry,
): GraphQLInputObjectType | undefined {
  if (!leadsToFields(type, without, createSources(registry))) return undefined
  const name =
    without === undefined ? `${type.name}CreateInput` : `${type.name}CreateWithout${upperFirst(without.name)}Input`
  return registry.input(name, () => ({ ...scalarFields(type, registry), ...relationFields(type, without, registry) }))
}

function scalarFields(type: ModelType, registry: TypeRegistry): GraphQLInputFieldConfigMap {
  return Object.fromEntries(creatableScalars(type).map((field) => [field.name, scalarData(type, field, registry)]))
}

function scalarData(type: ModelType, field: ScalarField, registry: TypeRegistry): GraphQLInputFieldConfig {
  if (field.isList) return listData(`${type.name}Create${field.name}Input`, field, registry)
  const leaf = registry.leaf(field)
  return {
    type: isRequiredInCreate(field) ? new GraphQLNonNull(leaf) : leaf,
    extensions: annotationOf({ kind: 'scalar-data', field: field.name }),
  }
}

/** `{ set: [T!] }` of a scalar list, with `more` behind it; creates and updates have a type each. */
export function listData(
  name: string,
  field: ScalarField,
  registry: TypeRegistry,
  more: GraphQLInputFieldConfigMap = {},
): GraphQLInputFieldConfig {
  const type = registry.input(name, () => ({
    set: {
      type: new GraphQLList(new GraphQLNonNull(registry.leaf(field))),
      extensions: annotationOf({ kind: 'list-set' }),
    },
    ...more,
  }))
  return { type, extensions: annotationOf({ kind: 'list-data', field: field.name }) }
}

function relationFields(
  type: ModelType,
  without: RelationField | undefined,
  registry: TypeRegistry,
): GraphQLInputFieldConfigMap {
  const fields: [string, GraphQLInputFieldConfig][] = []
  for (const field of visibleRelations(type)) {
    if (field.name === without?.name || !relationLeadsToFields(field, createSources(registry))) continue
    const nested = nestedCreateInput(field, registry)
    fields.push([
      field.name,
      {
        type: field.isRequired ? new GraphQLNonNull(nested) : nested,
        extensions: annotationOf({ kind: 'relation-data', field: field.name }),
      },
    ])
  }
  return Object.fromEntries(fields)
}

/** `YCreateOneInput` and its kin: `create` and `connect` of a relation field inside a create. */
function nestedCreateInput(field: RelationField, registry: TypeRegistry): GraphQLInputObjectType {
  const related = relatedType(registry.model, field)
  const opposite = visibleOpposite(registry.model, field)
  const side = opposite === undefined ? '' : `Without${upperFirst(opposite.name)}`
  const name = `${related.name}Create${field.isList ? 'Many' : 'One'}${side}Input`
  return registry.input(name, () => {
    const create = createInput(related, opposite, registry)
    const connect = whereUniqueInput(related, registry)
    return {
      ...(create ? { create: verbField('create', create, field) } : {}),
      ...(connect ? { connect: verbField('connect', connect, field) } : {}),
      ...batchVerbs(field, create, connect, registry),
    }
  })
}

/** A verb whose value is one object, or a list of them on to-many fields. */
export const verbField = (
  verb: 'create' | 'connect' | 'set' | 'disconnect' | 'delete' | 'update' | 'upsert',
  type: GraphQLInputObjectType,
  field: RelationField,
): GraphQLInputFieldConfig => ({
  type: field.isList ? new GraphQLList(new GraphQLNonNull(type)) : type,
  extensions: annotationOf({ kind: 'verb', verb }),
})

const createSources = (registry: TypeRegistry): FieldSources => ({
  model: registry.model,
  hasScalars: (type) => creatableScalars(type).length > 0,
  hasOtherVerbs: (_, related) => whereUniqueInput(related, registry) !== undefined,
})
