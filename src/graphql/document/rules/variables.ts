import {
  isInputType,
  isNonNullType,
  isTypeSubTypeOf,
  typeFromAST,
  type TypeInfo,
  visitWithTypeInfo,
  type ASTNode,
  type GraphQLInputType,
  type GraphQLType,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql'
import { createTypeInfo } from '../meta-fields.js'
import { longestShownValue } from '../error-limit.js'
import { printLiteral } from '../print-value.js'
import type { Slices } from '../../../util/slices.js'
import type { Rule, RuleContext } from '../rule.js'
import { shorten } from '../../../util/shorten.js'
import { typeText } from '../../../util/type-text.js'
import { faultText, literalFaults } from '../value-fault.js'
import { walkDocument } from '../walk-document.js'

/** Variables have input types and stand once in their operation. */
export const variableDeclarations: Rule = ({ graphqlSchema, report }) => ({
  OperationDefinition(node) {
    const seen = new Map<string, VariableDefinitionNode>()
    for (const definition of node.variableDefinitions ?? []) {
      const name = definition.variable.name.value
      const first = seen.get(name)
      if (first === undefined) seen.set(name, definition)
      else report(`There can be only one variable named '${name}'.`, [first, definition])
    }
  },
  VariableDefinition(node) {
    const type = typeFromAST(graphqlSchema, node.type as never) as GraphQLType | undefined
    const name = node.variable.name.value
    if (!type || !isInputType(type)) {
      report(`Variable '$${name}' cannot be non input type '${typeText(node.type)}'.`, [node.type])
      return
    }
    checkDefault(node, name, type, report)
  },
})

function checkDefault(
  node: VariableDefinitionNode,
  name: string,
  type: GraphQLInputType,
  report: RuleContext['report'],
): void {
  if (!node.defaultValue) return
  if (isNonNullType(type)) {
    report(
      `Variable '$${name}' of type '${String(type)}' is required and will never use the default value. Perhaps you meant to use type '${String(type.ofType)}'.`,
      [node.defaultValue],
    )
    return
  }
  const faults = literalFaults(node.defaultValue, type)
  if (faults.length === 0) return
  const shown = shorten(printLiteral(node.defaultValue), longestShownValue)
  for (const fault of faults)
    report(
      `Variable '$${name}' of type '${String(type)}' has invalid default value: ${shown}. Reason: ${faultText(fault)}`,
      fault.nodes,
    )
}

interface Usage {
  readonly node: VariableNode
  readonly type: GraphQLInputType | undefined
  readonly hasDefault: boolean
}

/** Variables are defined, used, and used where their type fits; fragments count for each operation that spreads them. */
export function* checkVariableUses(context: RuleContext): Slices<void> {
  // long lists written into a document have none
  if (context.document.loc?.source.body.includes('$') === false) return
  const memo: UsageMemo = new Map()
  for (const operation of context.document.definitions) {
    if (operation.kind !== 'OperationDefinition') continue
    const usages = yield* usagesOf(operation, context, memo)
    checkDefined(operation, usages, context)
    checkUsed(operation, usages, context)
    checkPositions(operation, usages, context)
  }
}

/** Variables that one definition uses itself, and the fragments that it spreads. */
interface OwnUsages {
  readonly usages: readonly Usage[]
  readonly spreads: readonly string[]
}

/** Usages of each definition, found once however many operations spread it. */
type UsageMemo = Map<ASTNode, OwnUsages>

function* ownUsagesOf(root: ASTNode, { graphqlSchema }: RuleContext, memo: UsageMemo): Slices<OwnUsages> {
  const known = memo.get(root)
  if (known !== undefined) return known
  const usages: Usage[] = []
  const spreads = new Set<string>()
  const typeInfo: TypeInfo = createTypeInfo(graphqlSchema)
  yield* walkDocument(
    root,
    visitWithTypeInfo(typeInfo, {
      VariableDefinition: () => false,
      Variable(node) {
        usages.push({
          node,
          type: typeInfo.getInputType() ?? undefined,
          hasDefault: typeInfo.getDefaultValue() !== undefined,
        })
      },
      FragmentSpread(node) {
        spreads.add(node.name.value)
      },
    }),
  )
  const own = { usages, spreads: [...spreads] }
  memo.set(root, own)
  return own
}

/** Of the operation, then of each fragment that it reaches, in the order of spreading. */
function* usagesOf(
  operation: OperationDefinitionNode,
  context: RuleContext,
  memo: UsageMemo,
): Slices<readonly Usage[]> {
  const usages: Usage[] = []
  const visited = new Set<string>()
  const waiting: ASTNode[] = [operation]
  for (let root = waiting.pop(); root; root = waiting.pop()) {
    const own = yield* ownUsagesOf(root, context, memo)
    for (const usage of own.usages) usages.push(usage)
    for (const name of own.spreads.toReversed()) {
      const fragment = context.fragments.get(name)
      if (!fragment || visited.has(name)) continue
      visited.add(name)
      waiting.push(fragment)
    }
  }
  return usages
}

function checkDefined(operation: OperationDefinitionNode, usages: readonly Usage[], { report }: RuleContext): void {
  const defined = new Set((operation.variableDefinitions ?? []).map((node) => node.variable.name.value))
  const suffix = operation.name ? ` by operation '${operation.name.value}'` : ''
  for (const { node } of usages)
    if (!defined.has(node.name.value))
      report(`Variable '$${node.name.value}' is not defined${suffix}.`, [node, operation])
}

function checkUsed(operation: OperationDefinitionNode, usages: readonly Usage[], { report }: RuleContext): void {
  const used = new Set(usages.map(({ node }) => node.name.value))
  const suffix = operation.name ? ` in operation ${operation.name.value}` : ''
  for (const definition of operation.variableDefinitions ?? [])
    if (!used.has(definition.variable.name.value))
      report(`Variable '$${definition.variable.name.value}' is not used${suffix}.`, [definition])
}

function checkPositions(
  operation: OperationDefinitionNode,
  usages: readonly Usage[],
  { graphqlSchema, report }: RuleContext,
): void {
  const definitions = new Map(operation.variableDefinitions?.toReversed().map((one) => [one.variable.name.value, one]))
  for (const { node, type } of usages) {
    const definition = definitions.get(node.name.value)
    const declared = definition && (typeFromAST(graphqlSchema, definition.type as never) as GraphQLType | undefined)
    if (!definition || !declared || !isInputType(declared) || !type) continue
    // a variable with a default may stand where something must be: a null is refused when it comes
    const effective =
      definition.defaultValue && !isNonNullType(declared) && isNonNullType(type) ? (type.ofType as GraphQLType) : type
    if (!isTypeSubTypeOf(graphqlSchema, declared, effective))
      report(
        `Variable '$${node.name.value}' of type '${String(declared)}' used in position expecting type '${String(type)}'.`,
        [definition, node],
      )
  }
}
