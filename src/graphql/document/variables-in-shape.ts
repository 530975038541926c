import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  typeFromAST,
  visit,
  visitWithTypeInfo,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import { shapePartOf, type ShapePart } from '../schema/part-of-shape.js'
import { createTypeInfo } from './meta-fields.js'

/**
 * Variables that stand where a value is part of the shape, though their own types do not say so:
 * `{meta: {path: $path, exists: true}}`, `{tags_has_every: $tags}`.
 */
export function variablesInShape(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  graphqlSchema: GraphQLSchema,
): ReadonlyMap<string, ShapePart> {
  const found = new Map<string, ShapePart>()
  if (!operation.variableDefinitions?.some((one) => mayStandThere(one, graphqlSchema))) return found
  const typeInfo = createTypeInfo(graphqlSchema)
  const search = visitWithTypeInfo(typeInfo, {
    VariableDefinition: () => false,
    ObjectField(node) {
      const parent = getNamedType(typeInfo.getParentInputType())
      const field = isInputObjectType(parent) ? parent.getFields()[node.name.value] : undefined
      const part = field && shapePartOf(field)
      if (part !== undefined) visit(node.value, { Variable: ({ name }) => void found.set(name.value, part) })
    },
  })
  for (const definition of [operation, ...fragments]) visit(definition, search)
  return found
}

/** Such values are texts, or lists of scalars. */
function mayStandThere({ type }: VariableDefinitionNode, graphqlSchema: GraphQLSchema): boolean {
  const named = typeFromAST(graphqlSchema, type as never) as GraphQLInputType | undefined
  const nullable = named && getNullableType(named)
  if (nullable === undefined || isInputObjectType(getNamedType(nullable))) return false
  return isListType(nullable) || getNamedType(nullable).name === 'String'
}
