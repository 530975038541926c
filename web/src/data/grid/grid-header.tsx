import type { KeyboardEvent, PointerEvent } from 'react'
import type { Field } from '../../shared/schema/service-schema.js'
import { Icon } from '../../shared/ui/icon.js'
import { minWidth } from './column-width.js'

interface GridHeaderProps {
  readonly columns: readonly { readonly field: Field; readonly width: number }[]
  readonly template: string
  readonly orders: ReadonlySet<string>
  readonly sort: string | undefined
  readonly isAllSelected: boolean
  readonly canSelect: boolean
  onSelectAll(all: boolean): void
  onSort(sort: string | undefined): void
  onResize(field: string, width: number): void
}

/** Names of the columns; a click sorts, a second one turns the order, a third one ends it. */
export function GridHeader({
  columns,
  template,
  orders,
  sort,
  isAllSelected,
  canSelect,
  onSelectAll,
  onSort,
  onResize,
}: GridHeaderProps) {
  return (
    <div role="rowgroup" className="grid-header">
      <div role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        <div role="columnheader" className="check-cell">
          <input
            type="checkbox"
            aria-label="Select all rows of the filter"
            checked={isAllSelected}
            disabled={!canSelect}
            onChange={(event) => {
              onSelectAll(event.target.checked)
            }}
          />
        </div>
        {columns.map(({ field, width }) => {
          const direction =
            sort === `${field.name}_ASC` ? 'ascending' : sort === `${field.name}_DESC` ? 'descending' : 'none'
          const next = { none: `${field.name}_ASC`, ascending: `${field.name}_DESC`, descending: undefined }[direction]
          return (
            <div key={field.name} role="columnheader" aria-sort={direction}>
              {orders.has(`${field.name}_ASC`) ? (
                <button
                  type="button"
                  onClick={() => {
                    onSort(next)
                  }}
                >
                  <span>{field.name}</span>
                  {direction !== 'none' && <Icon name={direction === 'ascending' ? 'up' : 'down'} size={12} />}
                </button>
              ) : (
                <span className="header-name">{field.name}</span>
              )}
              <ResizeHandle field={field.name} width={width} onResize={onResize} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function ResizeHandle({
  field,
  width,
  onResize,
}: {
  readonly field: string
  readonly width: number
  onResize(field: string, width: number): void
}) {
  function drag(event: PointerEvent<HTMLElement>): void {
    const from = event.clientX
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    const resize = (moved: globalThis.PointerEvent): void => {
      onResize(field, Math.max(minWidth, width + moved.clientX - from))
    }
    handle.addEventListener('pointermove', resize)
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', resize)
      },
      { once: true },
    )
  }
  function press(event: KeyboardEvent): void {
    const change = { ArrowLeft: -20, ArrowRight: 20 }[event.key]
    if (change === undefined) return
    event.preventDefault()
    onResize(field, Math.max(minWidth, width + change))
  }
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${field}`}
      aria-valuenow={width}
      aria-valuemin={minWidth}
      tabIndex={0}
      className="resize"
      onPointerDown={drag}
      onKeyDown={press}
    />
  )
}
