import {
  GraphQLNonNull,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
} from 'graphql'
import type { ModelType, ScalarField } from '../../model/model.js'
import type { AggregateFunction } from '../../operation/aggregate.js'
import { aggregatedFields, aggregateFunctions } from './aggregated-fields.js'
import { annotationOf } from './annotation.js'
import { floatType, intType, longType, scalarTypes } from './scalar-types.js'
import type { TypeRegistry } from './type-registry.js'

type FieldConfigMap = GraphQLFieldConfigMap<unknown, unknown>

/** `AggregateX`: with AGGREGATES all functions, else the number of rows alone. */
export const aggregateType = (type: ModelType, registry: TypeRegistry): GraphQLObjectType =>
  registry.object({
    name: `Aggregate${type.name}`,
    fields: () => ({
      count: countField,
      ...(registry.model.features.has('AGGREGATES') ? functionFields(type, registry) : {}),
    }),
  })

export const countField: GraphQLFieldConfig<unknown, unknown> = {
  type: new GraphQLNonNull(intType),
  extensions: annotationOf({ kind: 'count' }),
}

/** `countOf`, `sum` and their kin; those without fields are left out (beyond.md section 3). */
export const functionFields = (type: ModelType, registry: TypeRegistry): FieldConfigMap =>
  Object.fromEntries(
    aggregateFunctions.flatMap((name): [string, GraphQLFieldConfig<unknown, unknown>][] => {
      const { fields, typePart } = aggregatedFields(type, name)
      if (fields.length === 0) return []
      const values = registry.object({
        name: `${type.name}${typePart}Aggregate`,
        fields: () =>
          Object.fromEntries(
            fields.map((field) => [
              field.name,
              {
                type: valueType(field, name, registry),
                extensions: annotationOf({ kind: 'aggregated-field', field: field.name }),
              },
            ]),
          ),
      })
      const extensions = annotationOf({ kind: 'aggregate-function', function: name })
      return [[name, { type: new GraphQLNonNull(values), extensions }]]
    }),
  )

/** Sums of whole numbers are longer ones, but for those that are texts. */
export const sumType = ({ scalar }: ScalarField): GraphQLScalarType =>
  scalar === 'BigInt' || scalar === 'Decimal' ? scalarTypes[scalar] : scalar === 'Int' ? longType : floatType

export const averageType = ({ scalar }: ScalarField): GraphQLScalarType =>
  scalar === 'Decimal' ? scalarTypes.Decimal : floatType

function valueType(field: ScalarField, name: AggregateFunction, registry: TypeRegistry): GraphQLOutputType {
  switch (name) {
    case 'countOf':
    case 'distinct':
      return new GraphQLNonNull(intType)
    case 'sum':
      return sumType(field)
    case 'avg':
      return averageType(field)
    case 'min':
    case 'max':
      return registry.leaf(field)
  }
}
