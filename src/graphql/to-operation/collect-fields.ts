import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { RequestScope } from './request-scope.js'

/** Fields with one response key: the first tells name and arguments, all together what is selected below. */
export interface CollectedField {
  readonly key: string
  readonly node: FieldNode
  readonly selectionSets: readonly SelectionSetNode[]
}

/** What selection sets select of an object type, fragments and directives resolved, equal keys merged. */
export function collectFields(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): readonly CollectedField[] {
  const found = new Map<string, { key: string; node: FieldNode; selectionSets: SelectionSetNode[] }>()
  const visited = new Set<string>()
  const add = (node: FieldNode): void => {
    const key = node.alias?.value ?? node.name.value
    const known = found.get(key)
    const below = node.selectionSet ? [node.selectionSet] : []
    if (known === undefined) found.set(key, { key, node, selectionSets: below })
    else known.selectionSets.push(...below)
  }
  const visit = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, scope)) continue
      if (selection.kind === 'Field') {
        add(selection)
        continue
      }
      if (selection.kind === 'FragmentSpread' && visited.has(selection.name.value)) continue
      if (selection.kind === 'FragmentSpread') visited.add(selection.name.value)
      const fragment = selection.kind === 'InlineFragment' ? selection : scope.fragments.get(selection.name.value)
      if (fragment && applies(fragment.typeCondition?.name.value, type, scope)) visit(fragment.selectionSet.selections)
    }
  }
  for (const set of selectionSets) visit(set.selections)
  return [...found.values()]
}

function isIncluded(node: SelectionNode, scope: RequestScope): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true
  const variables = scope.variables as Record<string, unknown>
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
}

function applies(condition: string | undefined, type: GraphQLObjectType, scope: RequestScope): boolean {
  if (condition === undefined || condition === type.name) return true
  const named = scope.graphqlSchema.getType(condition)
  return isAbstractType(named) && isObjectType(type) && scope.graphqlSchema.isSubType(named, type)
}
