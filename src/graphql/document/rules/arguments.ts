import { isNonNullType, type ArgumentNode, type GraphQLArgument, type ObjectFieldNode } from 'graphql'
import { longestShownValue } from '../error-limit.js'
import { printLiteral } from '../print-value.js'
import type { Rule } from '../rule.js'
import { suggestionText } from '../suggestions.js'
import { shorten } from '../../../util/shorten.js'
import { faultText, literalFaults } from '../value-fault.js'

/** Arguments exist on their field or directive. */
export const knownArguments: Rule = ({ typeInfo, report }) => ({
  Argument(node, _key, _parent, _path, ancestors) {
    const owner = ancestors.at(-1)
    const isOfDirective = owner !== undefined && 'kind' in owner && owner.kind === 'Directive'
    const name = node.name.value
    if (isOfDirective) {
      const directive = typeInfo.getDirective()
      if (directive && !directive.args.some((one) => one.name === name))
        report(
          `Unknown argument '${name}' on directive '${directive.name}'.${suggestionText(
            name,
            directive.args.map((one) => one.name),
          )}`,
          [node],
        )
      return
    }
    const field = typeInfo.getFieldDef()
    const parent = typeInfo.getParentType()
    if (field && parent && !field.args.some((one) => one.name === name))
      report(
        `Unknown argument '${name}' on field '${field.name}' of type '${parent.name}'.${suggestionText(
          name,
          field.args.map((one) => one.name),
        )}`,
        [node],
      )
  },
})

/** Arguments that must be given are. */
export const requiredArguments: Rule = ({ typeInfo, report }) => {
  const check = (
    name: string,
    args: readonly GraphQLArgument[],
    given: readonly ArgumentNode[],
    node: Parameters<typeof report>[1][number],
  ): void => {
    for (const argument of args)
      if (
        isNonNullType(argument.type) &&
        argument.defaultValue === undefined &&
        !given.some((one) => one.name.value === argument.name)
      )
        report(
          `Field '${name}' argument '${argument.name}' of type '${String(argument.type)}' is required but not provided.`,
          [node],
        )
  }
  return {
    Field(node) {
      const field = typeInfo.getFieldDef()
      if (field) check(field.name, field.args, node.arguments ?? [], node)
    },
    Directive(node) {
      const directive = typeInfo.getDirective()
      if (directive) check(directive.name, directive.args, node.arguments ?? [], node)
    },
  }
}

/** No argument and no input field stands twice. */
export const uniqueArguments: Rule = ({ report }) => {
  const check = (nodes: readonly (ArgumentNode | ObjectFieldNode)[], what: 'argument' | 'input field'): void => {
    const seen = new Map<string, ArgumentNode | ObjectFieldNode>()
    for (const node of nodes) {
      const name = node.name.value
      const first = seen.get(name)
      if (first === undefined) seen.set(name, node)
      else report(`There can be only one ${what} named '${name}'.`, what === 'argument' ? [node] : [first, node])
    }
  }
  return {
    Field: (node) => {
      check(node.arguments ?? [], 'argument')
    },
    Directive: (node) => {
      check(node.arguments ?? [], 'argument')
    },
    ObjectValue: (node) => {
      check(node.fields, 'input field')
    },
  }
}

/** Literal arguments fit their types. */
export const argumentValues: Rule = ({ typeInfo, report }) => ({
  Argument(node) {
    const argument = typeInfo.getArgument()
    if (!argument) return
    const faults = literalFaults(node.value, argument.type)
    if (faults.length === 0) return
    const shown = shorten(printLiteral(node.value), longestShownValue)
    for (const fault of faults)
      report(
        `Argument '${node.name.value}' expected type '${String(argument.type)}' but got: ${shown}. Reason: ${faultText(fault)}`,
        fault.nodes,
      )
  },
})
