import { DirectiveLocation, OperationTypeNode, type ASTNode, type DirectiveNode } from 'graphql'
import type { Rule } from '../rule.js'

const places: Readonly<Record<string, readonly [DirectiveLocation, string]>> = {
  Field: [DirectiveLocation.FIELD, 'field'],
  FragmentSpread: [DirectiveLocation.FRAGMENT_SPREAD, 'fragment spread'],
  InlineFragment: [DirectiveLocation.INLINE_FRAGMENT, 'inline fragment'],
  FragmentDefinition: [DirectiveLocation.FRAGMENT_DEFINITION, 'fragment definition'],
}

function placeOf(node: ASTNode): readonly [DirectiveLocation, string] | undefined {
  if (node.kind !== 'OperationDefinition') return places[node.kind]
  switch (node.operation) {
    case OperationTypeNode.QUERY:
      return [DirectiveLocation.QUERY, 'query operation']
    case OperationTypeNode.MUTATION:
      return [DirectiveLocation.MUTATION, 'mutation operation']
    case OperationTypeNode.SUBSCRIPTION:
      return [DirectiveLocation.SUBSCRIPTION, 'subscription operation']
  }
}

/** Directives exist, stand where they may, and once at each place. */
export const directives: Rule = ({ graphqlSchema, report }) => ({
  enter(node) {
    if (!('directives' in node) || !node.directives || node.directives.length === 0) return
    const place = placeOf(node)
    const seen = new Map<string, DirectiveNode>()
    for (const directive of node.directives) {
      const name = directive.name.value
      const known = graphqlSchema.getDirective(name)
      if (!known) report(`Unknown directive '${name}'.`, [directive])
      else if (place && !known.locations.includes(place[0]))
        report(`Directive '${name}' may not be used on ${place[1]}.`, [directive])
      const first = seen.get(name)
      if (first === undefined) seen.set(name, directive)
      else report(`The directive '${name}' can only be used once at this location.`, [first, directive])
    }
  },
})
