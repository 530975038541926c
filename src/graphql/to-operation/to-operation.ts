import {
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import { Problem, problem } from '../../errors/problem.js'
import { constant } from '../../model/value.js'
import type { Slices } from '../../util/slices.js'
import type { Operation, RawOperation } from '../../operation/operation.js'
import type { DocumentLocation, ManyPayloadEntry } from '../../operation/selection.js'
import { rootAnnotation, type ReadAnnotation, type RootAnnotation, type WriteAnnotation } from '../schema/annotation.js'
import { collectFields, type CollectedField } from './collect-fields.js'
import { failListsTogether } from './fail-lists-together.js'
import { toFilter, toFilterOfMany } from './filter.js'
import type { RelatedModel } from './nested-write.js'
import type { Input } from './input.js'
import { argumentsOf, pageCodes, toPage, type Arguments } from './page.js'
import { locationOf, type RequestScope } from './request-scope.js'
import { toManyWrite } from './many-write.js'
import { objectTypeOf } from './map-fields.js'
import { toAggregateEntries } from './aggregate.js'
import { toGroupBy } from './group-by.js'
import { toConnectionSelection, toSelection } from './selection.js'
import { toDeleted, toPurges } from './soft-delete.js'
import { toUniqueSelector } from './unique-selector.js'
import { toWriteData } from './write-data.js'

/** One field of the root, translated; what is left to do to answer it. */
export type RootField = {
  readonly key: string
  readonly location: DocumentLocation
  /** Whether its failure leaves the other root fields alone. */
  readonly isNullable: boolean
} & (
  | { readonly kind: 'operation'; readonly operation: Operation; readonly payload?: readonly ManyPayloadEntry[] }
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'introspection'; readonly collected: CollectedField }
  /** Subscriptions that are sent as a query have no event to tell of. */
  | { readonly kind: 'null' }
  /** Cannot be served; `path` goes on from the root field. */
  | { readonly kind: 'failing'; readonly problem: Problem; readonly path: readonly string[] }
)

export interface TranslationScope extends RequestScope {
  readonly relatedModel: RelatedModel
  /** Elements of one batch. */
  readonly batchLimit: number
}

/** Translates an operation of a validated document, field by field; users' mistakes stay with their field. */
export function* toRootFields(
  operation: OperationDefinitionNode,
  scope: TranslationScope,
): Slices<readonly RootField[]> {
  const rootType = scope.graphqlSchema.getRootType(operation.operation)
  invariant(rootType, `the GraphQL schema has no ${operation.operation} type`)
  const fields: RootField[] = []
  for (const collected of collectFields([operation.selectionSet], rootType, scope)) {
    fields.push(yield* toRootField(collected, rootType, scope))
    yield
  }
  return failListsTogether(fields)
}

const introspectionFields = new Set(['__schema', '__type'])

function* toRootField(
  collected: CollectedField,
  rootType: GraphQLObjectType,
  scope: TranslationScope,
): Slices<RootField> {
  const name = collected.node.name.value
  const base = { key: collected.key, location: locationOf(collected.node) }
  if (name === '__typename') return { ...base, isNullable: false, kind: 'typename', name: rootType.name }
  if (introspectionFields.has(name)) return { ...base, isNullable: name === '__type', kind: 'introspection', collected }
  const field = rootType.getFields()[name]
  invariant(field, `a validated root field exists: ${name}`)
  const place = { ...base, isNullable: !isNonNullType(field.type) }
  const annotation = rootAnnotation(field)
  if (annotation.kind === 'subscription') return { ...place, kind: 'null' }
  try {
    return { ...place, kind: 'operation', ...(yield* toOperation({ collected, field, annotation }, scope)) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const isRefusedCount = annotation.kind === 'connection' && pageCodes.has(error.code)
    const inner = isRefusedCount ? failingFields(collected.selectionSets, field, scope) : []
    const last = inner.at(-1)
    return {
      ...place,
      ...(last ? { location: locationOf(last.node) } : {}),
      kind: 'failing',
      problem: error,
      path: inner.map(({ key }) => key),
    }
  }
}

interface RootPosition<A extends RootAnnotation> {
  readonly collected: CollectedField
  readonly field: GraphQLField<unknown, unknown>
  readonly annotation: A
}

interface Translated {
  readonly operation: Operation
  readonly payload?: readonly ManyPayloadEntry[]
}

function* toOperation(
  { collected, field, annotation }: RootPosition<ReadAnnotation | WriteAnnotation>,
  scope: TranslationScope,
): Slices<Translated> {
  const argument = argumentsOf(collected.node, field, scope)
  const { selectionSets } = collected
  const selection = () => toSelection(selectionSets, objectTypeOf(field), scope)
  switch (annotation.kind) {
    case 'find-one':
      return {
        operation: {
          kind: 'find-one',
          type: annotation.type,
          where: toUniqueSelector(argument('where'), annotation.type),
          ...toDeleted(field, argument),
          selection: selection(),
        },
      }
    case 'find-many':
      return {
        operation: { kind: 'find-many', type: annotation.type, page: toPage(field, argument), selection: selection() },
      }
    case 'connection': {
      const page = toPage(field, argument)
      const parts = toConnectionSelection(selectionSets, objectTypeOf(field), annotation.type, scope)
      return { operation: { kind: 'connection', type: annotation.type, page, selection: parts } }
    }
    case 'aggregate-rows': {
      const where = toFilter(argument('where'))
      const entries = toAggregateEntries(selectionSets, objectTypeOf(field), scope)
      const filter = where.kind === 'always' ? {} : { where }
      const { type } = annotation
      return { operation: { kind: 'aggregate', type, ...filter, ...toDeleted(field, argument), entries } }
    }
    case 'group-by': {
      const groups = toGroupBy({ type: annotation.type, selectionSets, field }, argument, scope)
      return { operation: { kind: 'group-by', groups } }
    }
    case 'node':
      return { operation: toNodeOperation(selectionSets, argument, scope) }
    case 'execute-raw':
    case 'query-raw':
      return { operation: toRaw(annotation.kind, field, argument) }
    case 'create':
    case 'update':
    case 'upsert':
    case 'delete':
    case 'restore':
    case 'create-many':
    case 'upsert-many':
    case 'update-many':
    case 'delete-many':
      return yield* toWrite({ collected, field, annotation }, argument, scope)
  }
}

function* toWrite(
  { collected, field, annotation }: RootPosition<WriteAnnotation>,
  argument: Arguments,
  scope: TranslationScope,
): Slices<Translated> {
  const { selectionSets } = collected
  const condition = () => {
    const filter = field.args.some(({ name }) => name === 'if') ? toFilterOfMany(argument('if')) : undefined
    return filter === undefined || filter.kind === 'always' ? {} : { condition: filter }
  }
  const selection = () => toSelection(selectionSets, objectTypeOf(field), scope)
  switch (annotation.kind) {
    case 'create': {
      // a model with nothing to give has no argument
      const given = field.args.length === 0 ? ({ kind: 'absent' } as const) : argument('data')
      const data = yield* toWriteData(given, annotation.type, scope.relatedModel)
      return { operation: { kind: 'create', type: annotation.type, data, selection: selection() } }
    }
    case 'update': {
      const where = toUniqueSelector(argument('where'), annotation.type)
      const data = yield* toWriteData(argument('data'), annotation.type, scope.relatedModel)
      return {
        operation: { kind: 'update', type: annotation.type, where, data, ...condition(), selection: selection() },
      }
    }
    case 'upsert': {
      const where = toUniqueSelector(argument('where'), annotation.type)
      const create = yield* toWriteData(argument('create'), annotation.type, scope.relatedModel)
      const update = yield* toWriteData(argument('update'), annotation.type, scope.relatedModel)
      const { type } = annotation
      return { operation: { kind: 'upsert', type, where, create, update, ...condition(), selection: selection() } }
    }
    case 'delete':
      return {
        operation: {
          kind: 'delete',
          type: annotation.type,
          where: toUniqueSelector(argument('where'), annotation.type),
          ...condition(),
          ...toPurges(field, argument),
          selection: selection(),
        },
      }
    case 'restore':
      return {
        operation: {
          kind: 'restore',
          type: annotation.type,
          where: toUniqueSelector(argument('where'), annotation.type),
          selection: selection(),
        },
      }
    case 'update-many':
    case 'delete-many':
    case 'create-many':
    case 'upsert-many':
      return yield* toManyWrite({ field, kind: annotation.kind, type: annotation.type, selectionSets }, argument, scope)
  }
}

/** `node(id:)` looks in all models that implement `Node`, in the model's order. */
function toNodeOperation(
  selectionSets: readonly SelectionSetNode[],
  argument: Arguments,
  scope: TranslationScope,
): Operation {
  const id = argument('id')
  const interfaceType = scope.graphqlSchema.getType('Node')
  const query = scope.graphqlSchema.getQueryType()
  invariant(interfaceType && query, 'a service has the interface Node')
  const candidates = Object.values(query.getFields())
    .map((field) => ({ annotation: rootAnnotation(field), type: objectOf(field) }))
    .filter(
      ({ annotation, type }) =>
        annotation.kind === 'find-many' && type?.getInterfaces().some(({ name }) => name === 'Node'),
    )
    .flatMap(({ type }) =>
      type === undefined ? [] : [{ type: type.name, selection: toSelection(selectionSets, type, scope) }],
    )
  return { kind: 'node', id: id.kind === 'leaf' ? id.value : constant(null), candidates }
}

function objectOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType | undefined {
  let { type } = field
  while ('ofType' in type) type = type.ofType
  return isObjectType(type) ? type : undefined
}

/** Wrong counts of a connection of which only the count is asked are reported at the count (queries.md section 10). */
function failingFields(
  selectionSets: readonly SelectionSetNode[],
  field: GraphQLField<unknown, unknown>,
  scope: RequestScope,
): readonly CollectedField[] {
  const parts = collectFields(selectionSets, objectTypeOf(field), scope)
  const [only] = parts
  if (only === undefined || parts.length > 1 || only.node.name.value !== 'aggregate') return []
  const part = objectTypeOf(field).getFields()['aggregate']
  const [count] = part ? collectFields(only.selectionSets, objectTypeOf(part), scope) : []
  return count === undefined ? [only] : [only, count]
}

/** The arguments `parameters` and `first` are there with the feature RAW. */
function toRaw(kind: RawOperation['kind'], field: GraphQLField<unknown, unknown>, argument: Arguments): RawOperation {
  const asked = (name: string): Input =>
    field.args.some((one) => one.name === name) ? argument(name) : { kind: 'absent' }
  const query = argument('query')
  const parameters = asked('parameters')
  const raw = {
    query: query.kind === 'leaf' ? query.value : constant(''),
    ...(parameters.kind === 'list' ? { parameters: parameters.value } : {}),
  }
  if (kind === 'execute-raw') return { kind, ...raw }
  const first = asked('first')
  if (first.kind === 'leaf' && Number(first.now) < 0) throw problem('firstNegative')
  return { kind, ...raw, ...(first.kind === 'leaf' ? { first: first.value } : {}) }
}
