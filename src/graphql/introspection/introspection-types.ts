import {
  astFromValue,
  print,
  GraphQLEnumType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLType,
} from 'graphql'
import { booleanType, scalarDescription, stringType } from '../schema/scalar-types.js'
import type { ServiceTypes } from './service-types.js'

/**
 * The introspection types as the original showed them: those of the GraphQL specification of 2016, so without later
 * additions and with the deprecated fields of `__Directive` (api-schema.md section 13). Their fields resolve over
 * graphql-js' own type objects.
 */
type AnyField = GraphQLField<unknown, unknown>
type FieldTable = Record<
  string,
  {
    type: GraphQLOutputType
    args?: Record<string, { type: typeof booleanType; defaultValue: boolean }>
    deprecationReason?: string
    resolve: (source: never, args: Record<string, unknown>, types: ServiceTypes) => unknown
  }
>

const required = (type: GraphQLOutputType) => new GraphQLNonNull(type as never)
const listOf = (type: GraphQLOutputType) => new GraphQLList(new GraphQLNonNull(type as never))
const includeDeprecated = { includeDeprecated: { type: booleanType, defaultValue: false } }
const undefinedToNull = (text: string | null | undefined): string | null => text ?? null

function objectType(name: string, fields: () => FieldTable): GraphQLObjectType {
  return new GraphQLObjectType({ name, fields: fields as never })
}

const typeKindEnum = new GraphQLEnumType({
  name: '__TypeKind',
  values: Object.fromEntries(
    ['SCALAR', 'OBJECT', 'INTERFACE', 'UNION', 'ENUM', 'INPUT_OBJECT', 'LIST', 'NON_NULL'].map((name) => [name, {}]),
  ),
})

const directiveLocationEnum = new GraphQLEnumType({
  name: '__DirectiveLocation',
  values: Object.fromEntries(
    [
      'QUERY',
      'MUTATION',
      'SUBSCRIPTION',
      'FIELD',
      'FRAGMENT_DEFINITION',
      'FRAGMENT_SPREAD',
      'INLINE_FRAGMENT',
      'SCHEMA',
      'SCALAR',
      'OBJECT',
      'FIELD_DEFINITION',
      'ARGUMENT_DEFINITION',
      'INTERFACE',
      'UNION',
      'ENUM',
      'ENUM_VALUE',
      'INPUT_OBJECT',
      'INPUT_FIELD_DEFINITION',
    ].map((name) => [name, {}]),
  ),
})

const named = { resolve: (source: { name: string }) => source.name, type: required(stringType) }
const described = {
  resolve: (source: { description?: string | null }) => undefinedToNull(source.description),
  type: stringType,
}

const inputValueType: GraphQLObjectType = objectType('__InputValue', () => ({
  name: named,
  description: described,
  type: { type: required(typeType), resolve: (source: GraphQLArgument | GraphQLInputField) => source.type },
  defaultValue: {
    type: stringType,
    resolve: ({ defaultValue, type }: GraphQLArgument | GraphQLInputField) => {
      const node = defaultValue === undefined ? undefined : astFromValue(defaultValue, type)
      return node ? print(node) : null
    },
  },
}))

const fieldType: GraphQLObjectType = objectType('__Field', () => ({
  name: named,
  description: described,
  args: { type: required(listOf(inputValueType)), resolve: (source: AnyField) => source.args },
  type: { type: required(typeType), resolve: (source: AnyField) => source.type },
  isDeprecated: { type: required(booleanType), resolve: (source: AnyField) => source.deprecationReason !== undefined },
  deprecationReason: { type: stringType, resolve: (source: AnyField) => undefinedToNull(source.deprecationReason) },
}))

const enumValueType: GraphQLObjectType = objectType('__EnumValue', () => ({
  name: named,
  description: described,
  isDeprecated: {
    type: required(booleanType),
    resolve: (source: GraphQLEnumValue) => source.deprecationReason !== undefined && source.deprecationReason !== null,
  },
  deprecationReason: {
    type: stringType,
    resolve: (source: GraphQLEnumValue) => undefinedToNull(source.deprecationReason),
  },
}))

const isShown = (source: { deprecationReason?: string | null }, args: Record<string, unknown>): boolean =>
  args['includeDeprecated'] === true || source.deprecationReason === undefined || source.deprecationReason === null

const typeType: GraphQLObjectType = objectType('__Type', () => ({
  kind: { type: required(typeKindEnum), resolve: kindOf },
  name: { type: stringType, resolve: (source: GraphQLType) => ('name' in source ? source.name : null) },
  description: { type: stringType, resolve: descriptionOf },
  fields: {
    type: listOf(fieldType),
    args: includeDeprecated,
    resolve: (source: GraphQLType, args) =>
      isObjectType(source) || isInterfaceType(source)
        ? Object.values(source.getFields()).filter((field) => isShown(field, args))
        : null,
  },
  interfaces: {
    type: listOf(typeType),
    resolve: (source: GraphQLType) => (isObjectType(source) ? source.getInterfaces() : null),
  },
  possibleTypes: {
    type: listOf(typeType),
    resolve: (source: GraphQLType, _, types: ServiceTypes) =>
      isInterfaceType(source) || isUnionType(source) ? types.possibleTypes(source) : null,
  },
  enumValues: {
    type: listOf(enumValueType),
    args: includeDeprecated,
    resolve: (source: GraphQLType, args, types: ServiceTypes) =>
      isEnumType(source) ? types.enumValues(source).filter((value) => isShown(value, args)) : null,
  },
  inputFields: {
    type: listOf(inputValueType),
    resolve: (source: GraphQLType) => (isInputObjectType(source) ? Object.values(source.getFields()) : null),
  },
  ofType: {
    type: typeType,
    resolve: (source: GraphQLType) => (isListType(source) || isNonNullType(source) ? source.ofType : null),
  },
}))

function kindOf(source: GraphQLType): string {
  if (isScalarType(source)) return 'SCALAR'
  if (isObjectType(source)) return 'OBJECT'
  if (isInterfaceType(source)) return 'INTERFACE'
  if (isUnionType(source)) return 'UNION'
  if (isEnumType(source)) return 'ENUM'
  if (isInputObjectType(source)) return 'INPUT_OBJECT'
  return isListType(source) ? 'LIST' : 'NON_NULL'
}

function descriptionOf(source: GraphQLType): string | null {
  if (isScalarType(source)) return undefinedToNull(scalarDescription(source.name))
  return 'description' in source ? undefinedToNull(source.description) : null
}

const useLocations = 'Use `locations`.'
const appliesAt =
  (...places: readonly string[]) =>
  (source: GraphQLDirective): boolean =>
    source.locations.some((location) => places.includes(location))

const directiveType: GraphQLObjectType = objectType('__Directive', () => ({
  name: named,
  description: described,
  locations: { type: required(listOf(directiveLocationEnum)), resolve: (source: GraphQLDirective) => source.locations },
  args: { type: required(listOf(inputValueType)), resolve: (source: GraphQLDirective) => source.args },
  onOperation: {
    type: required(booleanType),
    deprecationReason: useLocations,
    resolve: appliesAt('QUERY', 'MUTATION', 'SUBSCRIPTION'),
  },
  onFragment: {
    type: required(booleanType),
    deprecationReason: useLocations,
    resolve: appliesAt('FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'FRAGMENT_DEFINITION'),
  },
  onField: { type: required(booleanType), deprecationReason: useLocations, resolve: appliesAt('FIELD') },
}))

export const schemaType: GraphQLObjectType = objectType('__Schema', () => ({
  types: { type: required(listOf(typeType)), resolve: (source: ServiceTypes) => source.inOrder },
  queryType: { type: required(typeType), resolve: (source: ServiceTypes) => source.queryType },
  mutationType: { type: typeType, resolve: (source: ServiceTypes) => source.mutationType ?? null },
  subscriptionType: { type: typeType, resolve: (source: ServiceTypes) => source.subscriptionType ?? null },
  directives: { type: required(listOf(directiveType)), resolve: (source: ServiceTypes) => source.directives },
}))

export const metaTypeType = typeType

/** All of them, as they stand in `__schema.types`. */
export const introspectionTypes: readonly GraphQLNamedType[] = [
  directiveType,
  directiveLocationEnum,
  enumValueType,
  fieldType,
  inputValueType,
  schemaType,
  typeType,
  typeKindEnum,
]
