import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  GraphQLString,
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
import { problem } from '../../errors/problem.js'
import type { Slices } from '../../util/slices.js'
import { collectFields, type CollectedField } from '../to-operation/collect-fields.js'
import type { RequestScope } from '../to-operation/request-scope.js'
import { metaTypeType, schemaType } from './introspection-types.js'
import { serviceTypes, type ServiceTypes } from './service-types.js'

/** What introspection has told in one request so far. */
export interface Told {
  bytes: number
}

/** Characters that introspection may tell in one request: types may be asked for in each other as deep as one likes. */
const maxBytes = 64_000_000

/** Answers `__schema` and `__type` of one GraphQL schema. */
export interface Introspection {
  /** JSON text of one such root field. Throws problem 3152. */
  resolve(collected: CollectedField, scope: Omit<RequestScope, 'graphqlSchema'>, told: Told): Slices<string>
}

export function createIntrospection(graphqlSchema: GraphQLSchema): Introspection {
  const queryType = graphqlSchema.getQueryType()
  invariant(queryType, 'a service has a query type')
  const types = serviceTypes(graphqlSchema, queryType)
  return {
    resolve(collected, request, told) {
      const scope: RequestScope = { ...request, graphqlSchema }
      const { node, selectionSets } = collected
      const asked: Asked = { scope, types, told, known: new Map() }
      if (node.name.value === '__schema') return valueText(schemaType, types, selectionSets, asked)
      const argument = node.arguments?.find(({ name }) => name.value === 'name')?.value
      const name =
        argument?.kind === 'Variable'
          ? scope.variables[argument.name.value]
          : argument?.kind === 'StringValue'
            ? argument.value
            : undefined
      return valueText(metaTypeType, typeof name === 'string' ? types.byName(name) : null, selectionSets, asked)
    },
  }
}

interface Asked {
  readonly scope: RequestScope
  readonly types: ServiceTypes
  readonly told: Told
  /** What selections select, by the type that they are of: the same ones meet thousands of values. */
  readonly known: Map<CollectedField['selectionSets'], Map<GraphQLObjectType, readonly SelectedField[]>>
}

type Resolver = (source: unknown, args: Record<string, unknown>, types: ServiceTypes) => unknown

interface SelectedField {
  /** `"name":` */
  readonly start: string
  readonly type: GraphQLOutputType
  readonly isLeaf: boolean
  readonly selectionSets: CollectedField['selectionSets']
  resolve(source: unknown): unknown
}

function* valueText(
  type: GraphQLOutputType,
  value: unknown,
  selectionSets: CollectedField['selectionSets'],
  asked: Asked,
): Slices<string> {
  if (isNonNullType(type)) return yield* valueText(type.ofType as GraphQLOutputType, value, selectionSets, asked)
  if (value === null || value === undefined) return 'null'
  if (isListType(type)) {
    const items: string[] = []
    for (const item of value as readonly unknown[]) {
      items.push(yield* valueText(type.ofType, item, selectionSets, asked))
      yield
    }
    return `[${items.join(',')}]`
  }
  if (isLeafType(type)) return leafText(value, asked)
  if (!isObjectType(type)) throw new InternalError(`${String(getNamedType(type))} is no introspection type`)
  const fields: string[] = []
  for (const field of selectedFields(selectionSets, type, asked)) {
    const found = field.resolve(value)
    const text = field.isLeaf ? leafText(found, asked) : yield* valueText(field.type, found, field.selectionSets, asked)
    fields.push(field.start + text)
  }
  return `{${fields.join(',')}}`
}

function leafText(value: unknown, { told }: Asked): string {
  const text = JSON.stringify(value ?? null)
  told.bytes += text.length
  if (told.bytes > maxBytes) throw problem('introspectionTooLong', { limit: String(maxBytes) })
  return text
}

function selectedFields(
  selectionSets: CollectedField['selectionSets'],
  type: GraphQLObjectType,
  { scope, types, known }: Asked,
): readonly SelectedField[] {
  const ofSelections = known.get(selectionSets) ?? new Map<GraphQLObjectType, readonly SelectedField[]>()
  known.set(selectionSets, ofSelections)
  const found = ofSelections.get(type)
  if (found) return found
  const selected = collectFields(selectionSets, type, scope).map((collected): SelectedField => {
    const { key, node } = collected
    const start = `${JSON.stringify(key)}:`
    const name = node.name.value
    if (name === '__typename')
      return { start, type: GraphQLString, isLeaf: true, selectionSets: [], resolve: () => type.name }
    const field = type.getFields()[name] as GraphQLField<unknown, unknown> | undefined
    invariant(field?.resolve, `a validated introspection field exists: ${name}`)
    const resolve = field.resolve as unknown as Resolver
    const args = getArgumentValues(field, node, scope.variables)
    return {
      start,
      type: field.type,
      isLeaf: isLeafType(getNullableType(field.type)),
      selectionSets: collected.selectionSets,
      resolve: (source) => resolve(source, args, types),
    }
  })
  ofSelections.set(type, selected)
  return selected
}
