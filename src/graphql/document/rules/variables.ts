import {
  isInputType,
  isNonNullType,
  isTypeSubTypeOf,
  typeFromAST,
  type TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type GraphQLInputType,
  type GraphQLType,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql'
import { createTypeInfo } from '../meta-fields.js'
import { printLiteral } from '../print-value.js'
import type { Rule, RuleContext } from '../rule.js'
import { faultText, literalFaults } from '../value-fault.js'

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
      report(`Variable '$${name}' cannot be non input type '${printType(node.type)}'.`, [node.type])
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
  for (const fault of literalFaults(node.defaultValue, type))
    report(
      `Variable '$${name}' of type '${String(type)}' has invalid default value: ${printLiteral(node.defaultValue)}. Reason: ${faultText(fault)}`,
      fault.nodes,
    )
}

const printType = (type: TypeNode): string =>
  type.kind === 'NamedType'
    ? type.name.value
    : type.kind === 'ListType'
      ? `[${printType(type.type)}]`
      : `${printType(type.type)}!`

interface Usage {
  readonly node: VariableNode
  readonly type: GraphQLInputType | undefined
  readonly hasDefault: boolean
}

/** Variables are defined, used, and used where their type fits; fragments count for each operation that spreads them. */
export const variableUses: Rule = (context) => ({
  OperationDefinition(operation) {
    const usages = usagesOf(operation, context)
    checkDefined(operation, usages, context)
    checkUsed(operation, usages, context)
    checkPositions(operation, usages, context)
  },
})

function usagesOf(operation: OperationDefinitionNode, { graphqlSchema, fragments }: RuleContext): readonly Usage[] {
  const usages: Usage[] = []
  const visited = new Set<string>()
  const collect = (root: ASTNode): void => {
    const typeInfo: TypeInfo = createTypeInfo(graphqlSchema)
    const spread: string[] = []
    visit(
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
          spread.push(node.name.value)
        },
      }),
    )
    for (const name of spread) {
      const fragment = fragments.get(name)
      if (visited.has(name) || !fragment) continue
      visited.add(name)
      collect(fragment)
    }
  }
  collect(operation)
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
  for (const { node, type } of usages) {
    const definition = operation.variableDefinitions?.find((one) => one.variable.name.value === node.name.value)
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
