import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfig,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
} from 'graphql'
import type { ModelType } from '../../model/model.js'
import { lowerFirst } from '../../model/names.js'
import { logicalFields, whereInput } from './filter-inputs.js'
import { mutationTypeEnum } from './fixed-types.js'
import { annotationOf } from './annotation.js'
import { objectType, scalarField } from './object-types.js'
import { stringType } from './scalar-types.js'
import type { TypeRegistry } from './type-registry.js'
import { visibleScalars } from './visible-fields.js'

/** Fields of `Subscription`: one for each type (api-schema.md section 6.4). */
export function subscriptionFields(registry: TypeRegistry): GraphQLFieldConfigMap<unknown, unknown> {
  const types = registry.model.types.filter(({ isEmbedded }) => !isEmbedded)
  return Object.fromEntries(
    types.map((type) => [
      lowerFirst(type.name),
      {
        type: payloadType(type, registry),
        args: { where: { type: subscriptionWhereInput(type, registry), description: '' } },
        extensions: annotationOf({ kind: 'subscription', type: type.name }),
      },
    ]),
  )
}

function payloadType(type: ModelType, registry: TypeRegistry): GraphQLObjectType {
  return registry.object({
    name: `${type.name}SubscriptionPayload`,
    fields: () => {
      const previous = previousValuesType(type, registry)
      return {
        mutation: { type: new GraphQLNonNull(mutationTypeEnum), extensions: annotationOf({ kind: 'event-mutation' }) },
        node: { type: objectType(type, registry), extensions: annotationOf({ kind: 'event-node', type: type.name }) },
        updatedFields: {
          type: new GraphQLList(new GraphQLNonNull(stringType)),
          extensions: annotationOf({ kind: 'event-updated-fields' }),
        },
        ...(previous
          ? {
              previousValues: {
                type: previous,
                extensions: annotationOf({ kind: 'event-previous-values', type: type.name }),
              },
            }
          : {}),
      }
    },
  })
}

function previousValuesType(type: ModelType, registry: TypeRegistry): GraphQLObjectType | undefined {
  const scalars = visibleScalars(type)
  if (scalars.length === 0) return undefined
  return registry.object({
    name: `${type.name}PreviousValues`,
    fields: () => Object.fromEntries(scalars.map((field) => [field.name, scalarField(field, registry)])),
  })
}

const texts = new GraphQLList(new GraphQLNonNull(stringType))

function updatedFieldsFilter(
  test: 'contains' | 'contains-every' | 'contains-some',
  description: string,
): GraphQLInputFieldConfig {
  return {
    type: test === 'contains' ? stringType : texts,
    description,
    extensions: annotationOf({ kind: 'updated-fields', test }),
  }
}

function subscriptionWhereInput(type: ModelType, registry: TypeRegistry): GraphQLInputObjectType {
  return registry.input(`${type.name}SubscriptionWhereInput`, () => ({
    ...logicalFields(() => subscriptionWhereInput(type, registry)),
    mutation_in: {
      type: new GraphQLList(new GraphQLNonNull(mutationTypeEnum)),
      description: "The subscription event gets dispatched when it's listed in mutation_in",
      extensions: annotationOf({ kind: 'mutation-in' }),
    },
    updatedFields_contains: updatedFieldsFilter(
      'contains',
      'The subscription event gets only dispatched when one of the updated fields names is included in this list',
    ),
    updatedFields_contains_every: updatedFieldsFilter(
      'contains-every',
      'The subscription event gets only dispatched when all of the field names included in this list have been updated',
    ),
    updatedFields_contains_some: updatedFieldsFilter(
      'contains-some',
      'The subscription event gets only dispatched when some of the field names included in this list have been updated',
    ),
    node: { type: whereInput(type, registry), extensions: annotationOf({ kind: 'event-node-filter' }) },
  }))
}
