import type { Model } from '../../shared/schema/service-schema.js'
import { Button } from '../../shared/ui/button.js'
import { EmptyState } from '../../shared/ui/notice.js'
import { emptyFilter } from '../filter/filter.js'
import type { Move } from '../model-view.js'
import { NewNodeButton } from '../new-node-button.js'

/** In the place of rows where there are none: why, and what to do. */
export function NoRows({
  model,
  isFiltered,
  move,
}: {
  readonly model: Model
  readonly isFiltered: boolean
  readonly move: Move
}) {
  return isFiltered ? (
    <EmptyState icon="filter" title="No node matches the filter">
      <Button
        onClick={() => {
          move({ filter: emptyFilter })
        }}
      >
        Remove the filter
      </Button>
    </EmptyState>
  ) : (
    <EmptyState icon="data" title={`There is no ${model.name} yet`}>
      <p>Create the first one here, or with a mutation in the playground.</p>
      <NewNodeButton model={model} move={move} />
    </EmptyState>
  )
}
