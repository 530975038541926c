import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { Slices } from '../../util/slices.js'
import type { DocumentError } from './document-error.js'
import { printLiteral } from './print-value.js'
import { limitText, type QueryLimits } from './query-limits.js'

/** What a walk through the operations of a document found; fields of one response key are walked together, as they are answered. */
export interface DocumentMeasure {
  /** What it asks too much of (http.md section 12). */
  readonly exceeded: readonly DocumentError[]
  /** Fields of one response key differ somewhere; whether they really are in conflict is for the rule to say. */
  readonly mayConflict: boolean
}

/** All operations of a document together may have that many times the fields of one. */
const operationsFactor = 10

interface Extent {
  depth: number
  fields: number
  aliases: number
  introspection: number
}

interface MeasureContext {
  readonly graphqlSchema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly argumentTexts: Map<FieldNode, string>
  /** Fields that may still be walked through. */
  left: number
  mayConflict: boolean
}

/** Measures a document without cycles of fragments; its cost is bounded by the limits. */
export function* measureDocument(
  document: DocumentNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  graphqlSchema: GraphQLSchema,
  limits: QueryLimits,
): Slices<DocumentMeasure> {
  const { length } = document.definitions
  if (length > limits.definitions) {
    const message = limitText(`The query has ${String(length)} operations and fragments`, limits.definitions)
    return { exceeded: [{ message }], mayConflict: false }
  }
  const most: Extent = { depth: 0, fields: 0, aliases: 0, introspection: 0 }
  const context: MeasureContext = {
    graphqlSchema,
    fragments,
    argumentTexts: new Map(),
    left: limits.fields * operationsFactor,
    mayConflict: false,
  }
  for (const node of document.definitions) {
    if (node.kind !== 'OperationDefinition') continue
    const extent = yield* measureOperation(
      node.selectionSet,
      graphqlSchema.getRootType(node.operation) ?? undefined,
      context,
    )
    for (const key of ['depth', 'fields', 'aliases', 'introspection'] as const)
      most[key] = Math.max(most[key], extent[key])
  }
  return { exceeded: exceededBy(most, context.left < 0, limits), mayConflict: context.mayConflict }
}

function exceededBy(most: Extent, isCut: boolean, limits: QueryLimits): readonly DocumentError[] {
  const shown = (count: number): string => (isCut ? `more than ${String(count - 1)}` : String(count))
  const fault = (isTooMuch: boolean, found: string, limit: number): readonly DocumentError[] =>
    isTooMuch ? [{ message: limitText(found, limit) }] : []
  const found = [
    ...fault(most.depth > limits.depth, `The query is ${String(most.depth)} levels deep`, limits.depth),
    ...fault(most.fields > limits.fields, `The query selects ${shown(most.fields)} fields`, limits.fields),
    ...fault(
      most.introspection > limits.fields,
      `The query selects ${shown(most.introspection)} fields of introspection`,
      limits.fields,
    ),
    ...(limits.aliases === undefined
      ? []
      : fault(most.aliases > limits.aliases, `The query has ${shown(most.aliases)} aliases`, limits.aliases)),
  ]
  return found.length > 0 || !isCut
    ? found
    : [
        {
          message: limitText(
            `The operations of the query select too many fields together`,
            limits.fields * operationsFactor,
          ),
        },
      ]
}

/** Selection sets that are answered as one object, each with the type that its fields belong to. */
interface Scope {
  readonly sets: readonly { readonly set: SelectionSetNode; readonly parent: GraphQLNamedType | undefined }[]
  readonly depth: number
  readonly isIntrospection: boolean
}

interface Use {
  readonly node: FieldNode
  readonly field: GraphQLField<unknown, unknown> | undefined
}

function* measureOperation(
  set: SelectionSetNode,
  rootType: GraphQLNamedType | undefined,
  context: MeasureContext,
): Slices<Extent> {
  const extent: Extent = { depth: 0, fields: 0, aliases: 0, introspection: 0 }
  const waiting: Scope[] = [{ sets: [{ set, parent: rootType }], depth: 0, isIntrospection: false }]
  for (let scope = waiting.pop(); scope; scope = waiting.pop()) {
    yield
    for (const uses of usesByKey(scope, context).values()) {
      const [first] = uses
      const isIntrospection = scope.isIntrospection || (first?.node.name.value.startsWith('__') ?? false)
      if (isIntrospection) extent.introspection += uses.length
      else {
        extent.fields += uses.length
        extent.depth = Math.max(extent.depth, scope.depth + 1)
        for (const { node } of uses) if (node.alias) extent.aliases += 1
      }
      context.left -= uses.length
      if (context.left < 0) return extent
      if (!context.mayConflict && uses.length > 1 && differ(uses, context)) context.mayConflict = true
      const sets = uses.flatMap(({ node, field }) =>
        node.selectionSet ? [{ set: node.selectionSet, parent: field && getNamedType(field.type) }] : [],
      )
      if (sets.length > 0) waiting.push({ sets, depth: scope.depth + 1, isIntrospection })
    }
  }
  return extent
}

/** The fields of a scope; a fragment counts once in it, as when it is answered. */
function usesByKey({ sets }: Scope, { fragments, graphqlSchema }: MeasureContext): ReadonlyMap<string, readonly Use[]> {
  const found = new Map<string, Use[]>()
  const visited = new Set<string>()
  const waiting = sets.toReversed()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { set, parent } = next
    const inner: (typeof next)[] = []
    for (const selection of set.selections) {
      if (selection.kind === 'Field') {
        const isOwner = isObjectType(parent) || isInterfaceType(parent)
        const field = isOwner ? parent.getFields()[selection.name.value] : undefined
        const key = selection.alias?.value ?? selection.name.value
        const uses = found.get(key)
        if (uses === undefined) found.set(key, [{ node: selection, field }])
        else uses.push({ node: selection, field })
        continue
      }
      if (selection.kind === 'FragmentSpread') {
        if (visited.has(selection.name.value)) continue
        visited.add(selection.name.value)
      }
      const fragment = selection.kind === 'InlineFragment' ? selection : fragments.get(selection.name.value)
      if (!fragment) continue
      const condition = fragment.typeCondition ? graphqlSchema.getType(fragment.typeCondition.name.value) : parent
      inner.push({ set: fragment.selectionSet, parent: condition })
    }
    for (const one of inner.toReversed()) waiting.push(one)
  }
  return found
}

/** Whether fields of one response key ask different things, whatever their parents. */
function differ([first, ...others]: readonly Use[], context: MeasureContext): boolean {
  if (first === undefined) return false
  return others.some(
    (other) =>
      other.node.name.value !== first.node.name.value ||
      String(other.field?.type) !== String(first.field?.type) ||
      argumentsText(other.node, context) !== argumentsText(first.node, context),
  )
}

function argumentsText(node: FieldNode, { argumentTexts }: MeasureContext): string {
  if (node.arguments === undefined || node.arguments.length === 0) return ''
  const known = argumentTexts.get(node)
  if (known !== undefined) return known
  const text = printArguments(node)
  argumentTexts.set(node, text)
  return text
}

/** Arguments of a field, in the order of their names: equal for fields that may be merged. */
export const printArguments = (node: FieldNode): string =>
  (node.arguments ?? [])
    .map((argument) => `${argument.name.value}:${printLiteral(argument.value)}`)
    .sort()
    .join(',')
