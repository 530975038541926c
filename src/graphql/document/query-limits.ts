import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql'
import type { DocumentError } from './document-error.js'

/** How much one operation may ask for, fragments spread out, introspection not counted; undefined: as much as it likes. */
export interface QueryLimits {
  /** Levels of fields. */
  readonly depth: number | undefined
  readonly fields: number | undefined
  readonly aliases: number | undefined
}

export const noQueryLimits: QueryLimits = { depth: undefined, fields: undefined, aliases: undefined }

interface Extent {
  readonly depth: number
  readonly fields: number
  readonly aliases: number
}

const nothing: Extent = { depth: 0, fields: 0, aliases: 0 }

/** What a valid document asks too much of (http.md section 12). */
export function exceededLimits(document: DocumentNode, limits: QueryLimits): readonly DocumentError[] {
  if (Object.values(limits).every((limit) => limit === undefined)) return []
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === 'FragmentDefinition' ? [[node.name.value, node]] : [])),
  )
  // a fragment is measured once, however often it is spread
  const known = new Map<string, Extent>()
  const extents = document.definitions.flatMap((node) =>
    node.kind === 'OperationDefinition' ? [extentOf(node.selectionSet, fragments, known)] : [],
  )
  const most = (key: keyof Extent): number => Math.max(0, ...extents.map((extent) => extent[key]))
  return [
    fault(most('depth'), limits.depth, (found) => `The query is ${found} levels deep`),
    fault(most('fields'), limits.fields, (found) => `The query selects ${found} fields`),
    fault(most('aliases'), limits.aliases, (found) => `The query has ${found} aliases`),
  ].flat()
}

const fault = (found: number, limit: number | undefined, text: (found: string) => string): readonly DocumentError[] =>
  limit === undefined || found <= limit
    ? []
    : [{ message: `${text(String(found))}; this server allows ${String(limit)}` }]

function extentOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Extent>,
): Extent {
  const ofSet = (set: SelectionSetNode | undefined): Extent => (set ? extentOf(set, fragments, known) : nothing)
  const ofFragment = (name: string): Extent => {
    const extent = known.get(name) ?? ofSet(fragments.get(name)?.selectionSet)
    known.set(name, extent)
    return extent
  }
  return selections.reduce<Extent>((sum, node) => {
    if (node.kind === 'FragmentSpread') return together(sum, ofFragment(node.name.value))
    if (node.kind === 'InlineFragment') return together(sum, ofSet(node.selectionSet))
    if (node.name.value.startsWith('__')) return sum
    const { depth, fields, aliases } = ofSet(node.selectionSet)
    return together(sum, { depth: depth + 1, fields: fields + 1, aliases: aliases + (node.alias ? 1 : 0) })
  }, nothing)
}

const together = (one: Extent, other: Extent): Extent => ({
  depth: Math.max(one.depth, other.depth),
  fields: one.fields + other.fields,
  aliases: one.aliases + other.aliases,
})
