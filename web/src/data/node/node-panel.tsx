import { useQuery } from '@tanstack/react-query'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import type { Model } from '../../shared/schema/service-schema.js'
import { useSession } from '../../shared/session/session.js'
import { IconButton } from '../../shared/ui/button.js'
import { EmptyState, Failure, Loading } from '../../shared/ui/notice.js'
import type { DataPlace } from '../data-address.js'
import { nodeQuery } from '../grid/grid-query.js'
import type { Move } from '../model-view.js'
import { refOf, whereUnique, type Row } from '../node-key.js'
import { emptyDraft, type Draft } from '../write/draft.js'
import { NodeForm } from './node-form.js'
import { takeCopy } from './copied-draft.js'

/** Related nodes that a form lists of each relation. */
export const listedRelated = 10

interface NodePanelProps {
  readonly model: Model
  readonly place: DataPlace
  readonly move: Move
  onWritten(): void
}

/** One node beside the rows: to read, to edit, to follow. */
export function NodePanel({ model, place, move, onWritten }: NodePanelProps) {
  const schema = useServiceSchema()
  const session = useSession()
  const where = place.key === undefined ? undefined : whereUnique(model, place.key)
  const node = useQuery({
    queryKey: ['node', model.name, where],
    queryFn: async ({ signal }) =>
      (await session.ask<{ readonly node: Row | null }>(nodeQuery(model, schema, listedRelated), { where }, signal))
        .node,
    enabled: where !== undefined,
    staleTime: 0,
  })
  const close = (): void => {
    move({ key: undefined, isNew: false })
  }
  const stored = node.data ?? undefined
  const title = place.isNew ? `New ${model.name}` : ((stored && refOf(model, stored)?.title) ?? place.key ?? '')
  return (
    <aside className="node-panel" aria-label={title}>
      <header>
        <div className="node-title">
          <span className="muted">{model.name}</span>
          <h2>{title}</h2>
        </div>
        <IconButton icon="close" label="Close the node" onClick={close} />
      </header>
      {place.isNew ? (
        <NodeForm
          model={model}
          stored={undefined}
          start={takeCopy(model.name) ?? emptyDraft}
          place={place}
          move={move}
          onWritten={onWritten}
        />
      ) : node.isPending ? (
        <Loading what="the node" />
      ) : node.isError ? (
        <Failure error={node.error} />
      ) : stored === undefined ? (
        <EmptyState icon="search" title="This node is not there (any more)">
          <p>It may have been deleted, or the address may be wrong.</p>
        </EmptyState>
      ) : (
        <NodeForm
          key={JSON.stringify(stored)}
          model={model}
          stored={stored}
          start={emptyDraft satisfies Draft}
          place={place}
          move={move}
          onWritten={onWritten}
        />
      )}
    </aside>
  )
}
