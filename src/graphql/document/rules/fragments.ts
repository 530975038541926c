import {
  doTypesOverlap,
  isCompositeType,
  typeFromAST,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql'
import type { Rule, RuleContext } from '../rule.js'
import { suggestionText } from '../suggestions.js'

/** Named types exist. */
export const knownTypes: Rule = ({ graphqlSchema, report }) => ({
  NamedType(node) {
    const name = node.name.value
    if (!graphqlSchema.getType(name))
      report(`Unknown type '${name}'.${suggestionText(name, Object.keys(graphqlSchema.getTypeMap()))}`, [node])
  },
})

/** Fragments that are spread exist, those that exist are spread, each name stands once. */
export const knownFragments: Rule = ({ document, fragments, report }) => {
  const used = new Set<string>()
  return {
    FragmentSpread(node) {
      used.add(node.name.value)
      if (!fragments.has(node.name.value)) report(`Unknown fragment '${node.name.value}'.`, [node])
    },
    Document: {
      leave() {
        const seen = new Set<string>()
        for (const node of document.definitions) {
          if (node.kind !== 'FragmentDefinition') continue
          const name = node.name.value
          if (seen.has(name)) report(`There can only be one fragment named '${name}'.`, [node])
          seen.add(name)
          if (!used.has(name)) report(`Fragment '${name}' is not used.`, [node])
        }
      },
    },
  }
}

/** No fragment spreads itself, directly or through others. */
export const fragmentCycles: Rule = ({ fragments, report }) => {
  const done = new Set<string>()
  const detect = (
    fragment: FragmentDefinitionNode,
    path: readonly FragmentSpreadNode[],
    names: readonly string[],
  ): void => {
    if (done.has(fragment.name.value) && names.length === 0) return
    done.add(fragment.name.value)
    for (const spread of spreadsIn(fragment)) {
      const name = spread.name.value
      const start = [...names, fragment.name.value].indexOf(name)
      if (start < 0) {
        const next = fragments.get(name)
        if (next && !done.has(name)) detect(next, [...path, spread], [...names, fragment.name.value])
        continue
      }
      const cycle = [...path.slice(start), spread]
      const via = cycle.slice(0, -1).map((one) => one.name.value)
      report(
        `Cannot spread fragment '${name}' within itself${via.length === 0 ? '' : ` via '${via.join("', '")}'`}.`,
        cycle,
      )
    }
  }
  return {
    FragmentDefinition(node) {
      detect(node, [], [])
      return false
    },
  }
}

function spreadsIn(fragment: FragmentDefinitionNode): readonly FragmentSpreadNode[] {
  const found: FragmentSpreadNode[] = []
  const sets = [fragment.selectionSet]
  for (let set = sets.pop(); set; set = sets.pop())
    for (const selection of set.selections) {
      if (selection.kind === 'FragmentSpread') found.push(selection)
      else if (selection.selectionSet) sets.push(selection.selectionSet)
    }
  return found
}

/** Fragments have conditions on composite types and stand where their type can occur. */
export const fragmentTypes: Rule = (context) => ({
  InlineFragment(node) {
    const condition = node.typeCondition
    if (!condition) return
    checkComposite(condition, 'Fragment', context)
    checkOverlap(condition, 'Fragment', [node], context)
  },
  FragmentDefinition(node) {
    checkComposite(node.typeCondition, `Fragment '${node.name.value}'`, context)
  },
  FragmentSpread(node) {
    const fragment = context.fragments.get(node.name.value)
    if (fragment) checkOverlap(fragment.typeCondition, `Fragment '${node.name.value}'`, [node], context)
  },
})

function checkComposite(condition: NamedTypeNode, who: string, { graphqlSchema, report }: RuleContext): void {
  const type = typeFromAST(graphqlSchema, condition)
  if (type && !isCompositeType(type))
    report(`${who} cannot condition on non composite type '${condition.name.value}'.`, [condition])
}

function checkOverlap(
  condition: NamedTypeNode,
  who: string,
  nodes: Parameters<RuleContext['report']>[1],
  context: RuleContext,
): void {
  const graphqlSchema: GraphQLSchema = context.graphqlSchema
  const type = typeFromAST(graphqlSchema, condition)
  const parent = context.typeInfo.getParentType()
  if (!type || !parent || (isCompositeType(type) && doTypesOverlap(graphqlSchema, type, parent))) return
  context.report(
    `${who} cannot be spread here as objects of type '${parent.name}' can never be of type '${condition.name.value}'.`,
    nodes,
  )
}
