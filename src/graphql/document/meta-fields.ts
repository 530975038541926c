import {
  GraphQLNonNull,
  GraphQLObjectType,
  TypeInfo,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'
import { isInterfaceType, isObjectType } from 'graphql'
import { metaTypeType, schemaType } from '../introspection/introspection-types.js'
import { stringType } from '../schema/scalar-types.js'

/** `__schema`, `__type` and `__typename` as the original knew them. */
const metaFields = new GraphQLObjectType({
  name: 'MetaFields',
  fields: {
    __schema: { type: new GraphQLNonNull(schemaType) },
    __type: { type: metaTypeType, args: { name: { type: new GraphQLNonNull(stringType) } } },
    __typename: { type: new GraphQLNonNull(stringType) },
  },
}).getFields()

function fieldOf(
  graphqlSchema: GraphQLSchema,
  parent: GraphQLCompositeType,
  node: FieldNode,
): GraphQLField<unknown, unknown> | undefined {
  const name = node.name.value
  if (name === '__typename') return metaFields['__typename']
  if ((name === '__schema' || name === '__type') && graphqlSchema.getQueryType() === parent) return metaFields[name]
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
}

/** Types along a walk through a document, with these meta fields. */
export const createTypeInfo = (graphqlSchema: GraphQLSchema): TypeInfo =>
  new TypeInfo(graphqlSchema, undefined, fieldOf as never)
