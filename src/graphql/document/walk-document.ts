import { BREAK, getEnterLeaveForKind, Kind, type ASTNode, type ASTVisitor } from 'graphql'
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
  const leave = (node: ASTNode, { leave: visit }: NodeVisitor): unknown =>
    visit?.call(visitor, node, undefined, undefined, noPath, ancestors)
  const enter = (node: ASTNode): unknown => {
    const visits = visitorOf(node)
    const response: unknown = visits.enter?.call(visitor, node, undefined, undefined, noPath, ancestors)
    if (response === BREAK || response === false) return response
    if (ends.has(node.kind)) return leave(node, visits)
    path.push({ node, visits, below: nodesBelow(node), next: 0 })
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
      if (leave(place.node, place.visits) === BREAK) return
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
  readonly visits: NodeVisitor
  readonly below: readonly ASTNode[]
  next: number
}

/** Visitors are told none: it would be made anew for each node. */
const noPath: [] = []

/** Kinds that have nothing below them: names and plain values, most of all nodes. */
const ends: ReadonlySet<string> = new Set([
  Kind.NAME,
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
])

/** Nodes below one, in the order of the text. */
function nodesBelow(node: ASTNode): readonly ASTNode[] {
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
