import { GraphQLEnumType, type GraphQLEnumValueConfigMap } from 'graphql'
import { isScalarField } from '../../model/lookup.js'
import type { ModelType } from '../../model/model.js'
import { annotationOf } from './annotation.js'
import type { TypeRegistry } from './type-registry.js'

/** `XOrderByInput`: every scalar field that is no list, hidden ones included (api-schema.md section 7.3). */
export function orderByEnum(type: ModelType, registry: TypeRegistry): GraphQLEnumType {
  const name = `${type.name}OrderByInput`
  return registry.enumeration(name, () => {
    const values: GraphQLEnumValueConfigMap = {}
    for (const field of type.fields.filter(isScalarField).filter(({ isList }) => !isList))
      for (const direction of ['asc', 'desc'] as const)
        values[`${field.name}_${direction.toUpperCase()}`] = {
          extensions: annotationOf({ field: field.name, direction }),
        }
    return new GraphQLEnumType({ name, values })
  })
}
