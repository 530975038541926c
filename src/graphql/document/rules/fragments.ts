import {
  doTypesOverlap,
  isCompositeType,
  typeFromAST,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql'
import { shorten } from '../../../util/shorten.js'
import type { Slices } from '../../../util/slices.js'
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
export function* checkFragmentCycles({ document, fragments, report }: RuleContext): Slices<void> {
  const done = new Set<string>()
  for (const node of document.definitions) {
    if (node.kind !== 'FragmentDefinition' || done.has(node.name.value)) continue
    findCycles(node, { fragments, done, report })
    yield
  }
}

interface CycleSearch {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly done: Set<string>
  readonly report: RuleContext['report']
}

/** Follows spreads to their end, by a list of its own: chains of fragments may be longer than calls can be deep. */
function findCycles(start: FragmentDefinitionNode, { fragments, done, report }: CycleSearch): void {
  const names: string[] = []
  const places = new Map<string, number>()
  const path: FragmentSpreadNode[] = []
  const waiting: FragmentSpreadNode[][] = []
  const enter = (fragment: FragmentDefinitionNode): void => {
    done.add(fragment.name.value)
    places.set(fragment.name.value, names.push(fragment.name.value) - 1)
    waiting.push(spreadsIn(fragment).toReversed())
  }
  enter(start)
  for (let spreads = waiting.at(-1); spreads; spreads = waiting.at(-1)) {
    const spread = spreads.pop()
    if (spread === undefined) {
      waiting.pop()
      path.pop()
      places.delete(names.pop() ?? '')
      continue
    }
    const name = spread.name.value
    const from = places.get(name)
    const next = fragments.get(name)
    if (from !== undefined) {
      const cycle = [...path.slice(from), spread]
      const via = cycle.slice(0, -1).map((one) => `'${one.name.value}'`)
      const viaText = via.length === 0 ? '' : ` via ${shorten(via.join(', '), longestVia)}`
      report(`Cannot spread fragment '${name}' within itself${viaText}.`, cycle)
    } else if (next && !done.has(name)) {
      path.push(spread)
      enter(next)
    }
  }
}

/** UTF-16 units of the names on a cycle. */
const longestVia = 2000

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
