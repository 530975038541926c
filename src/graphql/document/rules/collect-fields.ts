import {
  isInterfaceType,
  isObjectType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql'
import type { RuleContext } from '../rule.js'

/** One place that asks for a field. */
export interface FieldUse {
  readonly node: FieldNode
  readonly parent: GraphQLNamedType | undefined
  readonly type: GraphQLOutputType | undefined
}

/** The fields of a selection set, those of its fragments too, by their key in the response. */
export type FieldsByKey = ReadonlyMap<string, readonly FieldUse[]>

/** Collects the fields of each selection set once for each type it is on. */
export function createFieldCollector({ graphqlSchema, fragments }: Pick<RuleContext, 'graphqlSchema' | 'fragments'>) {
  const collected = new WeakMap<SelectionSetNode, Map<GraphQLNamedType | undefined, FieldsByKey>>()
  function fieldsOf(set: SelectionSetNode, parent: GraphQLNamedType | undefined): FieldsByKey {
    const known = collected.get(set)?.get(parent)
    if (known) return known
    const found = new Map<string, FieldUse[]>()
    collect(set, parent, { found, visited: new Set() })
    const byParent = collected.get(set) ?? new Map<GraphQLNamedType | undefined, FieldsByKey>()
    byParent.set(parent, found)
    collected.set(set, byParent)
    return found
  }

  function collect(
    set: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    into: { found: Map<string, FieldUse[]>; visited: Set<string> },
  ): void {
    for (const selection of set.selections) {
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value
        const field =
          parent && (isObjectType(parent) || isInterfaceType(parent))
            ? parent.getFields()[selection.name.value]
            : undefined
        const uses = into.found.get(key) ?? []
        uses.push({ node: selection, parent, type: field?.type })
        into.found.set(key, uses)
        continue
      }
      if (selection.kind === 'FragmentSpread') {
        if (into.visited.has(selection.name.value)) continue
        into.visited.add(selection.name.value)
      }
      const fragment = selection.kind === 'InlineFragment' ? selection : fragments.get(selection.name.value)
      if (!fragment) continue
      const condition = fragment.typeCondition ? graphqlSchema.getType(fragment.typeCondition.name.value) : parent
      collect(fragment.selectionSet, condition, into)
    }
  }

  return fieldsOf
}
