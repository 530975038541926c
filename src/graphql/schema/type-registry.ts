import type { Slices } from '../../util/slices.js'
import {
  GraphQLInputObjectType,
  GraphQLObjectType,
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
} from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import type { Model, ScalarField } from '../../model/model.js'
import { scalarTypes } from './scalar-types.js'

/** The types of one GraphQL schema: each is made once, under its name, when something first refers to it. */
export interface TypeRegistry {
  readonly model: Model
  object(config: ObjectConfig): GraphQLObjectType
  input(name: string, fields: () => GraphQLInputFieldConfigMap): GraphQLInputObjectType
  enumeration(name: string, make: () => GraphQLEnumType): GraphQLEnumType
  /** GraphQL type of one value of a scalar field. */
  leaf(field: ScalarField): GraphQLLeafType & GraphQLInputType
  addEnum(type: GraphQLEnumType): void
  /** Works out the fields of all types, which refer to further ones. */
  resolve(): Slices<void>
}

/** A field of a root type; of two with one name the later one hides the other. */
export type NamedField = readonly [name: string, field: GraphQLFieldConfig<unknown, unknown>]

interface ObjectConfig {
  readonly name: string
  readonly description?: string
  readonly interfaces?: readonly GraphQLInterfaceType[]
  readonly fields: () => GraphQLFieldConfigMap<unknown, unknown>
}

export function createTypeRegistry(model: Model): TypeRegistry {
  const objects = new Map<string, GraphQLObjectType>()
  const inputs = new Map<string, GraphQLInputObjectType>()
  const enums = new Map<string, GraphQLEnumType>()
  return {
    model,
    object: (config) =>
      remember(
        objects,
        config.name,
        () => new GraphQLObjectType({ ...config, interfaces: [...(config.interfaces ?? [])] }),
      ),
    input: (name, fields) => remember(inputs, name, () => new GraphQLInputObjectType({ name, fields })),
    enumeration: (name, make) => remember(enums, name, make),
    *resolve() {
      // both grow meanwhile, and what was added is met
      for (const type of objects.values()) {
        type.getFields()
        yield
      }
      for (const type of inputs.values()) {
        type.getFields()
        yield
      }
    },
    addEnum: (type) => void enums.set(type.name, type),
    leaf(field) {
      if (field.scalar !== 'Enum') return scalarTypes[field.scalar]
      const type = enums.get(field.enumName ?? '')
      invariant(type, `enum ${String(field.enumName)} is declared`)
      return type
    },
  }
}

function remember<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name)
  if (found !== undefined) return found
  const made = make()
  known.set(name, made)
  return made
}
