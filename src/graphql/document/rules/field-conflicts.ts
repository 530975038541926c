import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql'
import { shorten } from '../../../util/shorten.js'
import { printArguments } from '../measure-document.js'
import type { Rule, RuleContext } from '../rule.js'
import { createFieldCollector, type FieldUse } from './collect-fields.js'

/** Pairs of fields that are compared in one document: many times what documents of programs need. */
const maxComparisons = 20_000
const longestReason = 2000

/**
 * Fields with one response key ask the same thing. Comparing all pairs costs the square of their number, so this runs
 * only where `measureDocument` found fields that differ, and gives up a document that takes too many comparisons.
 */
export const fieldConflicts: Rule = (context) => {
  const comparer = createComparer(context)
  return {
    SelectionSet(node) {
      const type = context.typeInfo.getParentType()
      for (const { key, reason, nodes } of comparer.conflictsWithin(node, type ?? undefined))
        context.report(
          `Field '${key}' conflict because ${shorten(reasonText(reason), longestReason)}. Use different aliases on the fields to fetch both if this was intentional.`,
          nodes,
        )
    },
    Document: {
      leave() {
        if (comparer.hasGivenUp())
          context.report(
            `The query has too many fields with one name that differ: more than ${String(maxComparisons)} pairs of them would have to be compared.`,
            [],
          )
      },
    },
  }
}

type Reason = string | readonly { readonly key: string; readonly reason: Reason }[]

interface Conflict {
  readonly key: string
  readonly reason: Reason
  readonly nodes: readonly FieldNode[]
}

const reasonText = (reason: Reason): string =>
  typeof reason === 'string'
    ? reason
    : reason.map(({ key, reason: inner }) => `subfields '${key}' conflict because ${reasonText(inner)}`).join(' and ')

function createComparer(context: RuleContext) {
  const fieldsOf = createFieldCollector(context)
  // a pair of nodes is compared once; documents with many fragments would otherwise take exponential time
  const compared = new Map<FieldNode, Set<FieldNode>>()
  let comparisons = 0

  /** One by one: who looks for them may have enough before all are found. */
  function* conflictsWithin(set: SelectionSetNode, parent: GraphQLNamedType | undefined): Iterable<Conflict> {
    for (const [key, uses] of fieldsOf(set, parent))
      for (let one = 0; one < uses.length; one += 1)
        for (let other = one + 1; other < uses.length && comparisons <= maxComparisons; other += 1) {
          const conflict = compare(key, uses[one] as FieldUse, uses[other] as FieldUse, false)
          if (conflict) yield conflict
        }
  }

  function compare(key: string, one: FieldUse, other: FieldUse, areExclusive: boolean): Conflict | undefined {
    if (one.node === other.node || isCompared(one.node, other.node)) return undefined
    comparisons += 1
    if (comparisons > maxComparisons) return undefined
    const nodes = [one.node, other.node]
    const exclusive =
      areExclusive || (one.parent !== other.parent && isObjectType(one.parent) && isObjectType(other.parent))
    if (!exclusive) {
      const [name, otherName] = [one.node.name.value, other.node.name.value]
      if (name !== otherName) return { key, reason: `'${name}' and '${otherName}' are different fields`, nodes }
      if (printArguments(one.node) !== printArguments(other.node))
        return { key, reason: 'they have differing arguments', nodes }
    }
    if (one.type && other.type && haveDifferentShapes(one.type, other.type))
      return { key, reason: `they return conflicting types '${String(one.type)}' and '${String(other.type)}'`, nodes }
    return compareBelow(key, one, other, exclusive)
  }

  function compareBelow(key: string, one: FieldUse, other: FieldUse, exclusive: boolean): Conflict | undefined {
    if (!one.node.selectionSet || !other.node.selectionSet) return undefined
    const below = fieldsOf(one.node.selectionSet, one.type && getNamedType(one.type))
    const otherBelow = fieldsOf(other.node.selectionSet, other.type && getNamedType(other.type))
    const conflicts: Conflict[] = []
    for (const [name, uses] of below)
      for (const use of uses)
        for (const otherUse of otherBelow.get(name) ?? []) {
          if (comparisons > maxComparisons) return undefined
          const conflict = compare(name, use, otherUse, exclusive)
          if (conflict) conflicts.push(conflict)
        }
    if (conflicts.length === 0) return undefined
    return {
      key,
      reason: conflicts.map((conflict) => ({ key: conflict.key, reason: conflict.reason })),
      nodes: [
        one.node,
        ...conflicts.flatMap(({ nodes }) => nodes.slice(0, 1)),
        other.node,
        ...conflicts.flatMap(({ nodes }) => nodes.slice(1)),
      ],
    }
  }

  function isCompared(one: FieldNode, other: FieldNode): boolean {
    const known = compared.get(one) ?? new Set()
    if (known.has(other)) return true
    known.add(other)
    compared.set(one, known)
    return false
  }

  return { conflictsWithin, hasGivenUp: () => comparisons > maxComparisons }
}

function haveDifferentShapes(one: GraphQLOutputType, other: GraphQLOutputType): boolean {
  if (isListType(one) || isListType(other))
    return (
      !isListType(one) ||
      !isListType(other) ||
      haveDifferentShapes(one.ofType as GraphQLOutputType, other.ofType as GraphQLOutputType)
    )
  if (isNonNullType(one) || isNonNullType(other))
    return !isNonNullType(one) || !isNonNullType(other) || haveDifferentShapes(one.ofType, other.ofType)
  return (isLeafType(one) || isLeafType(other)) && one !== other
}
