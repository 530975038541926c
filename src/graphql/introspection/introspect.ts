import {
  getArgumentValues,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { InternalError, invariant } from '../../errors/internal-error.js'
import { collectFields, type CollectedField } from '../to-operation/collect-fields.js'
import type { RequestScope } from '../to-operation/request-scope.js'
import { metaTypeType, schemaType } from './introspection-types.js'
import { serviceTypes, type ServiceTypes } from './service-types.js'

/** Answers `__schema` and `__type` of one GraphQL schema. */
export interface Introspection {
  /** The value of one such root field. */
  answer(collected: CollectedField, scope: Omit<RequestScope, 'graphqlSchema'>): unknown
}

export function createIntrospection(graphqlSchema: GraphQLSchema): Introspection {
  const queryType = graphqlSchema.getQueryType()
  invariant(queryType, 'a service has a query type')
  const types = serviceTypes(graphqlSchema, queryType)
  return {
    answer(collected, request) {
      const scope: RequestScope = { ...request, graphqlSchema }
      const { node, selectionSets } = collected
      if (node.name.value === '__schema') return complete(schemaType, types, { selectionSets, scope, types })
      const argument = node.arguments?.find(({ name }) => name.value === 'name')?.value
      const name =
        argument?.kind === 'Variable'
          ? scope.variables[argument.name.value]
          : argument?.kind === 'StringValue'
            ? argument.value
            : undefined
      const type = typeof name === 'string' ? types.byName(name) : undefined
      return type === undefined ? null : complete(metaTypeType, type, { selectionSets, scope, types })
    },
  }
}

interface Selected {
  readonly selectionSets: CollectedField['selectionSets']
  readonly scope: RequestScope
  readonly types: ServiceTypes
}

function complete(type: GraphQLOutputType, value: unknown, selected: Selected): unknown {
  if (isNonNullType(type)) return complete(type.ofType as GraphQLOutputType, value, selected)
  if (value === null || value === undefined) return null
  if (isListType(type)) return (value as readonly unknown[]).map((item) => complete(type.ofType, item, selected))
  if (isLeafType(type)) return value
  if (!isObjectType(type)) throw new InternalError(`${String(getNamedType(type))} is no introspection type`)
  return completeObject(type, value, selected)
}

type Resolver = (source: unknown, args: Record<string, unknown>, types: ServiceTypes) => unknown

function completeObject(
  type: GraphQLObjectType,
  source: unknown,
  { selectionSets, scope, types }: Selected,
): Record<string, unknown> {
  const fields = collectFields(selectionSets, type, scope)
  return Object.fromEntries(
    fields.map((collected) => {
      const name = collected.node.name.value
      if (name === '__typename') return [collected.key, type.name]
      const field = type.getFields()[name] as GraphQLField<unknown, unknown> | undefined
      invariant(field?.resolve, `a validated introspection field exists: ${name}`)
      const args = getArgumentValues(field, collected.node, scope.variables)
      const value = (field.resolve as unknown as Resolver)(source, args, types)
      return [collected.key, complete(field.type, value, { selectionSets: collected.selectionSets, scope, types })]
    }),
  )
}
