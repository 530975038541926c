import { GraphQLNonNull, type GraphQLInputFieldConfig, type GraphQLInputObjectType } from 'graphql'
import { isRelationField } from '../../model/lookup.js'
import type { ModelType } from '../../model/model.js'
import { givesSelector, selectorTypePart, type TypeIndex } from '../../model/type-index.js'
import { annotationOf } from './annotation.js'
import type { TypeRegistry } from './type-registry.js'
import { relatedType, visibleUniqueFields } from './visible-fields.js'

/** `XWhereUniqueInput`; absent where the type shows no unique field. */
export function whereUniqueInput(type: ModelType, registry: TypeRegistry): GraphQLInputObjectType | undefined {
  const fields = visibleUniqueFields(type)
  const indexes = (type.indexes ?? []).filter((index) => givesSelector(index) && isVisible(index, type))
  if (fields.length === 0 && indexes.length === 0) return undefined
  return registry.input(`${type.name}WhereUniqueInput`, () => ({
    ...Object.fromEntries(
      fields.map((field) => [
        field.name,
        { type: registry.leaf(field), extensions: annotationOf({ kind: 'unique', field: field.name }) },
      ]),
    ),
    ...Object.fromEntries(
      indexes.map((index) => [
        index.name,
        {
          type: compoundInput(type, index, registry),
          extensions: annotationOf({ kind: 'unique-index', index: index.name }),
        },
      ]),
    ),
  }))
}

const isVisible = ({ fields }: TypeIndex, type: ModelType): boolean =>
  fields.every(({ name }) => type.fields.some((field) => field.name === name && !field.isHidden))

/** `input ShipByPortCompoundInput { port: PortWhereUniqueInput!  name: String! }` (beyond.md section 10.2) */
const compoundInput = (type: ModelType, index: TypeIndex, registry: TypeRegistry): GraphQLInputObjectType =>
  registry.input(`${type.name}${selectorTypePart(index.name)}CompoundInput`, () =>
    Object.fromEntries(
      index.fields.flatMap(({ name }): readonly (readonly [string, GraphQLInputFieldConfig])[] => {
        const field = type.fields.find((one) => one.name === name)
        if (field === undefined) return []
        if (!isRelationField(field))
          return [
            [
              name,
              {
                type: new GraphQLNonNull(registry.leaf(field)),
                extensions: annotationOf({ kind: 'unique', field: name }),
              },
            ],
          ]
        const related = relatedType(registry.model, field)
        const input = whereUniqueInput(related, registry)
        if (input === undefined) return []
        const extensions = annotationOf({ kind: 'unique-related', field: name, type: related.name })
        return [[name, { type: new GraphQLNonNull(input), extensions }]]
      }),
    ),
  )
