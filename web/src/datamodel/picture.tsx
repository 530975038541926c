import { Background, Controls, ReactFlow, useReactFlow, type Edge } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { useShownTheme } from '../shared/ui/theme.js'
import { neighbours, type Graph } from './graph.js'
import type { Place } from './layout.js'
import { TypeBox, type BoxNode } from './type-box.js'

const nodeTypes = { box: TypeBox }

interface PictureProps {
  readonly graph: Graph
  readonly places: ReadonlyMap<string, Place>
  /** The box that stands out with its neighbours. */
  readonly chosen: string | undefined
  onChoose(name: string | undefined): void
}

/** Boxes and lines to move about in; what is not related to the chosen box steps back. */
export function Picture({ graph, places, chosen, onChoose }: PictureProps) {
  const theme = useShownTheme()
  const flow = useReactFlow()
  const near = useMemo(() => (chosen === undefined ? undefined : neighbours(graph, chosen)), [graph, chosen])
  const nodes = graph.boxes.map((box): BoxNode => ({
    id: box.name,
    type: 'box',
    position: places.get(box.name) ?? { x: 0, y: 0 },
    data: { box },
    width: box.width,
    height: box.height,
    selected: box.name === chosen,
    ariaLabel: `${box.kind} ${box.name}, ${box.rows.length} ${box.kind === 'enum' ? 'values' : 'fields'}`,
    className: near && !near.has(box.name) ? 'dim' : '',
  }))
  const edges = graph.lines.map(({ id, from, to, label }): Edge => {
    const isNear = chosen !== undefined && (from === chosen || to === chosen)
    return {
      id,
      source: from,
      target: to,
      label: label === '' ? undefined : label,
      focusable: false,
      className: chosen === undefined ? '' : isNear ? 'near' : 'dim',
    }
  })
  useEffect(() => {
    if (chosen !== undefined)
      void flow.fitView({
        nodes: [...neighbours(graph, chosen)].map((id) => ({ id })),
        duration: 300,
        maxZoom: 1.1,
        padding: 0.2,
      })
  }, [chosen, flow, graph])
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      colorMode={theme}
      fitView
      minZoom={0.05}
      maxZoom={2}
      nodesDraggable={false}
      nodesConnectable={false}
      proOptions={{ hideAttribution: true }}
      onNodeClick={(_, { id }) => {
        onChoose(id)
      }}
      onSelectionChange={({ nodes: selected }) => {
        const [one] = selected
        if (one && one.id !== chosen) onChoose(one.id)
      }}
      onPaneClick={() => {
        onChoose(undefined)
      }}
    >
      <Background gap={22} />
      <Controls showInteractive={false} />
    </ReactFlow>
  )
}
