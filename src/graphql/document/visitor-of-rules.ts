import { getEnterLeaveForKind, Kind, type ASTNode, type ASTVisitor, type ASTVisitFn, type TypeInfo } from 'graphql'

/**
 * The visitors of rules as one: each is asked about a node in turn, and none leaves anything out. What it takes for a document
 * depends on the kinds of nodes in it; graphql-js prepares every kind there is for every visitor.
 */
export function visitorOfRules(typeInfo: TypeInfo, rules: readonly ASTVisitor[]): ASTVisitor {
  const known = new Map<string, Visits>()
  const visitsOf = (kind: ASTNode['kind']): Visits => {
    const found = known.get(kind) ?? visitsFor(kind, rules)
    known.set(kind, found)
    return found
  }
  return {
    enter(node, key, parent, path, ancestors) {
      const { enter, hasTypes } = visitsOf(node.kind)
      if (hasTypes) typeInfo.enter(node)
      for (const visit of enter) visit(node, key, parent, path, ancestors)
    },
    leave(node, key, parent, path, ancestors) {
      const { leave, hasTypes } = visitsOf(node.kind)
      for (const visit of leave) visit(node, key, parent, path, ancestors)
      if (hasTypes) typeInfo.leave(node)
    },
  }
}

/** What is asked about the nodes of one kind. */
interface Visits {
  readonly enter: readonly ASTVisitFn<ASTNode>[]
  readonly leave: readonly ASTVisitFn<ASTNode>[]
  readonly hasTypes: boolean
}

/** Rules ask for the types of arguments and of what is above them: each looks into the values of an argument itself. */
const partsOfValues: ReadonlySet<string> = new Set([Kind.LIST, Kind.OBJECT, Kind.OBJECT_FIELD, Kind.ENUM])

function visitsFor(kind: ASTNode['kind'], rules: readonly ASTVisitor[]): Visits {
  const visits = rules.map((rule) => getEnterLeaveForKind(rule, kind))
  return {
    enter: visits.flatMap(({ enter }) => enter ?? []),
    leave: visits.flatMap(({ leave }) => leave ?? []),
    hasTypes: !partsOfValues.has(kind),
  }
}
