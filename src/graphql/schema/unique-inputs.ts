import type { GraphQLInputObjectType } from 'graphql'
import type { ModelType } from '../../model/model.js'
import { annotationOf } from './annotation.js'
import type { TypeRegistry } from './type-registry.js'
import { visibleUniqueFields } from './visible-fields.js'

/** `XWhereUniqueInput`; absent where the type shows no unique field. */
export function whereUniqueInput(type: ModelType, registry: TypeRegistry): GraphQLInputObjectType | undefined {
  const fields = visibleUniqueFields(type)
  if (fields.length === 0) return undefined
  return registry.input(`${type.name}WhereUniqueInput`, () =>
    Object.fromEntries(
      fields.map((field) => [
        field.name,
        { type: registry.leaf(field), extensions: annotationOf({ kind: 'unique', field: field.name }) },
      ]),
    ),
  )
}
