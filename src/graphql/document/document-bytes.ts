import { OperationTypeNode, type ASTNode, type DefinitionNode, type DocumentNode } from 'graphql'
import type { Slices } from '../../util/slices.js'
import { walkDocument } from './walk-document.js'

/**
 * About what a kept document and its plans take of the heap, in bytes, as `npm run bench:document-heap` measures it: within
 * a third of what is real for documents with plans.
 */
export interface DocumentBytes {
  readonly document: number
  /** Of one plan of an operation, its SQL included. */
  plan(operation: DefinitionNode): number
}

const bytesOfAny = 3000
const bytesOfNode = 205
/** Of a plan, for each root field: what there is however little it asks. */
const planBytesOfRoot = 3000
/** For each node of the document; writes have a step, its statement and values for each. */
const planBytesOfNode = { read: 200, write: 450 }
/** Values in a list, of which a plan keeps nothing else. */
const planBytesOfItem = 10

/** What a definition asks by itself, and the fragments that ask more. */
interface Extent {
  readonly nodes: number
  readonly items: number
  readonly roots: number
  readonly spreads: readonly string[]
}

/** Hears of every node of the document on the way. A plan counts as if it had `mostNodes` at most. */
export function* bytesOfDocument(
  source: string,
  document: DocumentNode,
  mostNodes: number,
  visit: (node: ASTNode) => void,
): Slices<DocumentBytes> {
  const extents = new Map<DefinitionNode, Extent>()
  const fragments = new Map<string, Extent>()
  visit(document)
  for (const definition of document.definitions) {
    const extent = yield* extentOf(definition, visit)
    extents.set(definition, extent)
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, extent)
  }
  const nodes = [...extents.values()].reduce((sum, extent) => sum + extent.nodes, 0)
  return {
    document: bytesOfText(source) + bytesOfAny + nodes * bytesOfNode,
    plan(operation) {
      const extent = extents.get(operation)
      if (extent === undefined) return 0
      const isWrite = operation.kind === 'OperationDefinition' && operation.operation === OperationTypeNode.MUTATION
      const { nodes, items } = spreadOut(extent, fragments, mostNodes)
      return (
        extent.roots * planBytesOfRoot +
        (nodes - items) * planBytesOfNode[isWrite ? 'write' : 'read'] +
        items * planBytesOfItem
      )
    },
  }
}

/** One byte for each character, unless one of them needs two. */
const bytesOfText = (text: string): number => (/[^\0-\xff]/.test(text) ? 2 : 1) * text.length

function* extentOf(definition: DefinitionNode, visit: (node: ASTNode) => void): Slices<Extent> {
  const extent = { nodes: 0, items: 0, roots: 0, spreads: [] as string[] }
  yield* walkDocument(definition, {
    enter(node, _key, _parent, _path, ancestors) {
      visit(node)
      extent.nodes += 1
      if (node.kind === 'FragmentSpread') extent.spreads.push(node.name.value)
      else if (node.kind === 'Field') extent.roots += ancestors.length === 2 ? 1 : 0
      else if (node.kind.endsWith('Value') && isList(ancestors.at(-1)) && !isNested(node)) extent.items += 1
    },
  })
  return extent
}

const isList = (node: unknown): boolean => (node as ASTNode | undefined)?.kind === 'ListValue'
const isNested = ({ kind }: ASTNode): boolean => kind === 'ListValue' || kind === 'ObjectValue'

/** Fragments count wherever they are spread, for plans hold them so. The document has no cycles of them. */
function spreadOut(
  extent: Extent,
  fragments: ReadonlyMap<string, Extent>,
  mostNodes: number,
): { readonly nodes: number; readonly items: number } {
  let [nodes, items] = [0, 0]
  const waiting = [extent]
  for (let next = waiting.pop(); next && nodes < mostNodes; next = waiting.pop()) {
    nodes += next.nodes
    items += next.items
    for (const name of next.spreads) {
      const fragment = fragments.get(name)
      if (fragment) waiting.push(fragment)
    }
  }
  return { nodes, items }
}
