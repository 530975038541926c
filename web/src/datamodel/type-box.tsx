import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { Icon } from '../shared/ui/icon.js'
import type { Box } from './graph.js'

export type BoxNode = Node<{ readonly box: Box }, 'box'>

/** A type with its fields, or an enum with its values. */
export function TypeBox({ data: { box } }: NodeProps<BoxNode>) {
  return (
    <div className={`type-box ${box.kind}`} style={{ width: box.width, height: box.height }}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <h3>
        {box.name} {box.kind === 'enum' && <span className="muted">enum</span>}
      </h3>
      <ul>
        {box.rows.map(({ name, type, kind, isUnique }) => (
          <li key={name} className={kind}>
            <span className="row-name">
              {name} {isUnique && <Icon name="key" size={11} />}
            </span>
            <span className="row-type">{type}</span>
          </li>
        ))}
      </ul>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  )
}
