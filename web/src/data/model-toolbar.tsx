import { useState } from 'react'
import { useServiceSchema } from '../shared/schema/schema-context.js'
import type { Model } from '../shared/schema/service-schema.js'
import { Button, IconButton } from '../shared/ui/button.js'
import { Menu } from '../shared/ui/menu.js'
import type { DataPlace } from './data-address.js'
import { DownloadDialog } from './export/download-dialog.js'
import { countConditions } from './filter/filter.js'
import type { Where } from './filter/to-where.js'
import { ColumnsDialog } from './grid/columns-dialog.js'
import type { Move } from './model-view.js'
import { NewNodeButton } from './new-node-button.js'

interface ModelToolbarProps {
  readonly model: Model
  readonly place: DataPlace
  readonly where: Where
  readonly count: number | undefined
  readonly isFiltering: boolean
  setFiltering(isFiltering: boolean): void
  readonly move: Move
  reload(): void
}

export function ModelToolbar({
  model,
  place,
  where,
  count,
  isFiltering,
  setFiltering,
  move,
  reload,
}: ModelToolbarProps) {
  const schema = useServiceSchema()
  const [open, setOpen] = useState<'columns' | 'csv' | 'json'>()
  const conditions = countConditions(place.filter)
  return (
    <header className="model-toolbar">
      <h1>{model.name}</h1>
      <span className="count" role="status">
        {count === undefined ? '' : `${count.toLocaleString('en')} ${count === 1 ? 'node' : 'nodes'}`}
      </span>
      <span className="grow" />
      <Button
        icon="filter"
        aria-pressed={isFiltering}
        onClick={() => {
          setFiltering(!isFiltering)
        }}
      >
        Filter{conditions > 0 ? ` (${conditions})` : ''}
      </Button>
      <Button
        icon="columns"
        onClick={() => {
          setOpen('columns')
        }}
      >
        Columns{place.hidden.length > 0 ? ` (${place.hidden.length} hidden)` : ''}
      </Button>
      <Menu
        label="Download"
        icon="download"
        items={[
          {
            label: 'As CSV',
            run: () => {
              setOpen('csv')
            },
          },
          {
            label: 'As JSON',
            run: () => {
              setOpen('json')
            },
          },
        ]}
      />
      <IconButton icon="refresh" label="Load again" onClick={reload} />
      <NewNodeButton model={model} move={move} />
      {open === 'columns' && (
        <ColumnsDialog
          model={model}
          hidden={place.hidden}
          onChange={(hidden) => {
            move({ hidden }, true)
          }}
          onClose={() => {
            setOpen(undefined)
          }}
        />
      )}
      {(open === 'csv' || open === 'json') && (
        <DownloadDialog
          model={model}
          schema={schema}
          where={where}
          orderBy={place.sort}
          count={count}
          format={open}
          onClose={() => {
            setOpen(undefined)
          }}
        />
      )}
    </header>
  )
}
