import { Graph as LayoutGraph, layout } from '@dagrejs/dagre'
import type { Graph } from './graph.js'

/** Where the middle of a box is not: its upper left corner, in pixels. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** Places all boxes so that lines are short and boxes do not meet. */
export function placeBoxes({ boxes, lines }: Graph): ReadonlyMap<string, Place> {
  const graph = new LayoutGraph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 110, marginx: 24, marginy: 24 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { name, width, height } of boxes) graph.setNode(name, { width, height })
  for (const { id, from, to } of lines) graph.setEdge(from, to, {}, id)
  layout(graph)
  return new Map(
    boxes.map(({ name, width, height }) => {
      const { x = 0, y = 0 } = graph.node(name) as Partial<Place>
      return [name, { x: x - width / 2, y: y - height / 2 }]
    }),
  )
}
