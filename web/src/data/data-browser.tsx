import { useCallback } from 'react'
import { goTo, useAddress } from '../shared/navigation/use-address.js'
import { useServiceSchema } from '../shared/schema/schema-context.js'
import { modelNamed } from '../shared/schema/service-schema.js'
import { EmptyState } from '../shared/ui/notice.js'
import { placeAddress, readPlace, type DataPlace } from './data-address.js'
import { ModelList } from './model-list.js'
import { ModelView } from './model-view.js'

/** Types on the left, the rows of one of them, and beside them the node that is open. */
export function DataBrowser() {
  const schema = useServiceSchema()
  const place = readPlace(useAddress())
  const move = useCallback(
    (change: Partial<DataPlace>, replace = false) => {
      goTo(placeAddress({ ...place, ...change }), { replace })
    },
    [place],
  )
  if (schema.models.length === 0)
    return (
      <EmptyState icon="datamodel" title="This service has no types yet">
        <p>
          Write a datamodel and deploy it with <code>prisma deploy</code>. Its types are listed here afterwards.
        </p>
      </EmptyState>
    )
  const model = place.model === undefined ? schema.models[0] : modelNamed(schema, place.model)
  return (
    <div className="data-browser">
      <ModelList current={model?.name} />
      {model === undefined ? (
        <EmptyState icon="search" title={`There is no type ${place.model ?? ''}`}>
          <p>It may have been renamed or removed by a deploy. Choose another one on the left.</p>
        </EmptyState>
      ) : (
        <ModelView key={model.name} model={model} place={{ ...place, model: model.name }} move={move} />
      )}
    </div>
  )
}
