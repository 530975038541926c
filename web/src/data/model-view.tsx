import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useServiceSchema } from '../shared/schema/schema-context.js'
import type { Model } from '../shared/schema/service-schema.js'
import { Failure } from '../shared/ui/notice.js'
import type { DataPlace } from './data-address.js'
import { toWhere } from './filter/to-where.js'
import { FilterEditor } from './filter/filter-editor.js'
import { Grid } from './grid/grid.js'
import { noSelection, type RowSelection } from './grid/row-selection.js'
import { SelectionBar } from './grid/selection-bar.js'
import { useCount } from './grid/use-rows.js'
import { ModelToolbar } from './model-toolbar.js'
import { NodePanel } from './node/node-panel.js'
import { Trail } from './trail.js'

export type Move = (change: Partial<DataPlace>, replace?: boolean) => void

interface ModelViewProps {
  readonly model: Model
  readonly place: DataPlace
  readonly move: Move
}

/** The rows of one type and what can be done with them. */
export function ModelView({ model, place, move }: ModelViewProps) {
  const schema = useServiceSchema()
  const client = useQueryClient()
  const [isFiltering, setFiltering] = useState(place.filter.items.length > 0)
  const [selection, setSelection] = useState<RowSelection>(noSelection)
  const where = useMemo(() => toWhere(place.filter, model, schema), [place.filter, model, schema])
  const whereText = JSON.stringify(where)
  // the same filter is the same rows, however often the address is read
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const steadyWhere = useMemo(() => where, [whereText])
  const count = useCount(model, steadyWhere)
  const hidden = place.hidden.join(',')
  const fields = useMemo(() => {
    const names = new Set(hidden.split(','))
    return model.fields.filter(({ name }) => !names.has(name))
  }, [model, hidden])
  const written = useCallback(() => {
    setSelection(noSelection)
    void client.invalidateQueries({ queryKey: ['rows'] })
    void client.invalidateQueries({ queryKey: ['node'] })
  }, [client])
  const isOpen = place.isNew || place.key !== undefined
  return (
    <div className={`model-view ${isOpen ? 'with-node' : ''}`}>
      <section className="rows" aria-label={`Rows of ${model.name}`}>
        <Trail place={place} />
        <ModelToolbar
          model={model}
          place={place}
          where={steadyWhere}
          count={count.data}
          isFiltering={isFiltering}
          setFiltering={setFiltering}
          move={move}
          reload={written}
        />
        {isFiltering && (
          <FilterEditor
            model={model}
            filter={place.filter}
            onChange={(filter) => {
              setSelection(noSelection)
              move({ filter }, true)
            }}
          />
        )}
        <SelectionBar
          model={model}
          where={steadyWhere}
          count={count.data}
          selection={selection}
          onClear={() => {
            setSelection(noSelection)
          }}
          onWritten={written}
        />
        {count.isError && <Failure error={count.error} />}
        <Grid
          model={model}
          fields={fields}
          where={steadyWhere}
          count={count.data}
          place={place}
          selection={selection}
          onSelect={setSelection}
          move={move}
        />
      </section>
      {isOpen && (
        <NodePanel
          key={`${place.key ?? ''}:${String(place.isNew)}`}
          model={model}
          place={place}
          move={move}
          onWritten={written}
        />
      )}
    </div>
  )
}
