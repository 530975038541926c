import {
  DirectiveLocation,
  getNamedType,
  GraphQLBoolean,
  GraphQLDeprecatedDirective,
  GraphQLDirective,
  GraphQLID,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  GraphQLString,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  type GraphQLAbstractType,
  type GraphQLEnumType,
  type GraphQLEnumValue,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { declaredValuesKey } from '../schema/declared-values.js'
import { introspectionTypes } from './introspection-types.js'

/** What introspection tells of a GraphQL schema, in the original's order (api-schema.md section 13). */
export interface ServiceTypes {
  readonly inOrder: readonly GraphQLNamedType[]
  readonly queryType: GraphQLObjectType
  readonly mutationType: GraphQLObjectType | undefined
  readonly subscriptionType: GraphQLObjectType | undefined
  readonly directives: readonly GraphQLDirective[]
  byName(name: string): GraphQLNamedType | undefined
  possibleTypes(type: GraphQLAbstractType): readonly GraphQLObjectType[]
  enumValues(type: GraphQLEnumType): readonly GraphQLEnumValue[]
}

export function serviceTypes(graphqlSchema: GraphQLSchema, queryType: GraphQLObjectType): ServiceTypes {
  const mutationType = graphqlSchema.getMutationType() ?? undefined
  const subscriptionType = graphqlSchema.getSubscriptionType() ?? undefined
  const fromQuery = reachableFrom([queryType], graphqlSchema)
  const fromOthers = reachableFrom([mutationType, subscriptionType], graphqlSchema)
  const standard = new Set([GraphQLIncludeDirective.name, GraphQLSkipDirective.name, GraphQLDeprecatedDirective.name])
  const added = graphqlSchema.getDirectives().filter(({ name }) => !standard.has(name))
  const ofDirectives = added.flatMap(({ args }) => args.map(({ type }) => getNamedType(type)))
  const all = new Map<string, GraphQLNamedType>()
  for (const type of [
    ...fromQuery,
    ...fromOthers,
    ...ofDirectives,
    GraphQLBoolean,
    GraphQLID,
    GraphQLString,
    ...introspectionTypes,
  ])
    all.set(type.name, type)
  const group = (type: GraphQLNamedType): string => {
    if (isScalarType(type) && coreScalars.has(type.name)) return '40'
    if (type.name.startsWith('__')) return '30'
    return fromQuery.has(type) ? '20' : '10'
  }
  const keyed = [...all.values()].map((type) => ({ type, key: group(type) + type.name }))
  return {
    inOrder: keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ type }) => type),
    queryType,
    mutationType,
    subscriptionType,
    directives: [GraphQLIncludeDirective, GraphQLSkipDirective, deprecatedDirective, ...added],
    byName: (name) => all.get(name),
    possibleTypes: (type) =>
      [...graphqlSchema.getPossibleTypes(type)].sort((one, other) => (one.name < other.name ? -1 : 1)),
    enumValues,
  }
}

/** As GraphQL had it when the original was written. */
const deprecatedDirective = new GraphQLDirective({
  name: 'deprecated',
  description: GraphQLDeprecatedDirective.description,
  locations: [DirectiveLocation.ENUM_VALUE, DirectiveLocation.FIELD_DEFINITION],
  args: {
    reason: {
      type: GraphQLString,
      description: GraphQLDeprecatedDirective.args[0]?.description,
      defaultValue: 'No longer supported',
    },
  },
})

const coreScalars = new Set(['Boolean', 'Float', 'ID', 'Int', 'Long', 'String'])

function enumValues(type: GraphQLEnumType): readonly GraphQLEnumValue[] {
  const declared = type.extensions[declaredValuesKey]
  const names: readonly string[] = Array.isArray(declared)
    ? (declared as string[])
    : type.getValues().map(({ name }) => name)
  return names.flatMap((name) => type.getValue(name) ?? [])
}

function reachableFrom(
  roots: readonly (GraphQLNamedType | undefined)[],
  graphqlSchema: GraphQLSchema,
): Set<GraphQLNamedType> {
  const found = new Set<GraphQLNamedType>()
  const visit = (type: GraphQLNamedType): void => {
    if (found.has(type)) return
    found.add(type)
    for (const next of neighbours(type, graphqlSchema)) visit(next)
  }
  for (const root of roots) if (root) visit(root)
  return found
}

function neighbours(type: GraphQLNamedType, graphqlSchema: GraphQLSchema): readonly GraphQLNamedType[] {
  if (isEnumType(type) || isScalarType(type)) return []
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => getNamedType(field.type))
  const possible = isAbstractType(type) ? graphqlSchema.getPossibleTypes(type) : []
  if (!isObjectType(type) && !isInterfaceType(type)) return possible
  const fields = Object.values(type.getFields()).flatMap((field) => [
    getNamedType(field.type),
    ...field.args.map((arg) => getNamedType(arg.type)),
  ])
  return [...fields, ...type.getInterfaces(), ...possible]
}
