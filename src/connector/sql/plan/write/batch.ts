import type { Value } from '../../../../model/value.js'
import type { Link } from '../../storage/storage.js'
import { holdChildren } from './held-rows.js'
import { createFinder, listOf, type Finder } from './lookup.js'
import { disconnectChildren } from './relation-rows.js'
import type { NewNode } from './new-node.js'
import { guardConnect, guardConnectedChildren } from './relation-rules.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/**
 * One tree of creates, planned level by level: what rows' own columns point to first, then the rows in one insert, then
 * their lists, then the nodes and pairs that point to them. All nodes to connect are looked up before anything is written.
 */
export interface Batch {
  readonly context: WriteContext
  readonly finder: Finder
  /** Nodes that can have one parent only, by relation and side: none may be connected twice. */
  readonly taken: Map<string, Value[]>
}

export const startBatch = (context: WriteContext): Batch => ({
  context,
  finder: createFinder(context),
  taken: new Map(),
})

/** A batch of one row is in the exact order. */
export function noteReordering(nodes: readonly Pick<NewNode, 'data'>[], { traits }: WriteContext): void {
  if (nodes.length > 1 || nodes.some(({ data }) => data.nested.length > 0)) traits.isReordered = true
}

/** Lookups of the whole batch, which come before anything is written. */
export const stepsBefore = ({ finder, taken }: Batch): readonly Step[] => [
  ...finder.steps(),
  ...[...taken.values()]
    .filter((ids) => ids.length > 1)
    .map((ids): Step => ({ kind: 'assert-distinct', ids: listOf(ids) })),
]

/** Takes nodes from their present parents. */
export function takeChildren(link: Link, children: readonly Value[], { context, taken }: Batch): readonly Step[] {
  if (children.length === 0) return []
  const list = listOf(children)
  if (link.opposite.isList) return [...guardConnect(link), ...guardConnectedChildren(link, list, context)]
  const key = `${link.relation.name} ${link.field.side}`
  taken.set(key, [...(taken.get(key) ?? []), ...children])
  return [
    ...guardConnect(link),
    ...holdChildren(link, list, context),
    ...guardConnectedChildren(link, list, context),
    ...disconnectChildren(link, list),
  ]
}
