import { BREAK, getEnterLeaveForKind, type ASTNode, type ASTVisitor } from 'graphql'
import type { Slices } from '../../util/slices.js'

/** Nodes that are visited in one slice: a small part of a millisecond. */
export const nodesPerSlice = 200

/**
 * Visits a document like `visit` of graphql-js, in slices and without changes to it: false leaves out what is below a
 * node, `BREAK` ends the walk. Visitors are told the node and, as ancestors, the nodes around it.
 */
export function* walkDocument(root: ASTNode, visitor: ASTVisitor): Slices<void> {
  const visitorOf = visitorsByKind(visitor)
  const path: Place[] = []
  const ancestors: ASTNode[] = []
  const enter = (node: ASTNode): unknown => {
    const response: unknown = visitorOf(node).enter?.call(visitor, node, undefined, undefined, [], ancestors)
    if (response === BREAK || response === false) return response
    path.push({ node, below: nodesBelow(node), next: 0 })
    ancestors.push(node)
    return undefined
  }
  if (enter(root) === BREAK) return
  let visited = 0
  for (let place = path.at(-1); place; place = path.at(-1)) {
    const next = place.below[place.next]
    place.next += 1
    if (next === undefined) {
      path.pop()
      ancestors.pop()
      if (visitorOf(place.node).leave?.call(visitor, place.node, undefined, undefined, [], ancestors) === BREAK) return
      continue
    }
    if (enter(next) === BREAK) return
    visited += 1
    if (visited % nodesPerSlice === 0) yield
  }
}

type NodeVisitor = ReturnType<typeof getEnterLeaveForKind>

interface Place {
  readonly node: ASTNode
  readonly below: readonly ASTNode[]
  next: number
}

const none: readonly ASTNode[] = []

/** Nodes below one, in the order of the text. */
function nodesBelow(node: ASTNode): readonly ASTNode[] {
  // half of all nodes: a name, which has nothing below it
  if (node.kind === 'Name') return none
  const found: ASTNode[] = []
  const parts = node as unknown as Readonly<Record<string, unknown>>
  for (const key of Object.keys(parts)) {
    const value = parts[key]
    if (typeof value !== 'object' || value === null || key === 'loc') continue
    if (Array.isArray(value)) for (const one of value) found.push(one as ASTNode)
    else found.push(value as ASTNode)
  }
  return found
}

function visitorsByKind(visitor: ASTVisitor): (node: ASTNode) => NodeVisitor {
  const known = new Map<string, NodeVisitor>()
  return ({ kind }) => {
    const found = known.get(kind) ?? getEnterLeaveForKind(visitor, kind)
    known.set(kind, found)
    return found
  }
}
