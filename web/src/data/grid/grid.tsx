import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import { keyField, type Field, type Model } from '../../shared/schema/service-schema.js'
import { Failure } from '../../shared/ui/notice.js'
import type { DataPlace } from '../data-address.js'
import type { Where } from '../filter/to-where.js'
import type { Move } from '../model-view.js'
import { keyOf } from '../node-key.js'
import { columnWidth } from './column-width.js'
import { GridHeader } from './grid-header.js'
import { moveCell } from './grid-keys.js'
import { useCellFocus } from './use-cell-focus.js'
import { rowSelection } from './grid-query.js'
import { GridRow } from './grid-row.js'
import { NoRows } from './no-rows.js'
import { Pager } from './pager.js'
import { isSelected, toggled, type RowSelection } from './row-selection.js'
import { useRows } from './use-rows.js'

const rowHeight = 36
const checkWidth = 44
/** Browsers do not draw elements of any height: more rows than this are shown in several stretches. */
const maxStretch = 400_000

interface GridProps {
  readonly model: Model
  /** Columns that are shown. */
  readonly fields: readonly Field[]
  readonly where: Where
  readonly count: number | undefined
  readonly place: DataPlace
  readonly selection: RowSelection
  onSelect(selection: RowSelection): void
  readonly move: Move
}

/** Rows of any number: only those that can be seen are drawn and loaded. */
export function Grid({ model, fields, where, count, place, selection, onSelect, move }: GridProps) {
  const schema = useServiceSchema()
  const scroller = useRef<HTMLDivElement>(null)
  const [stretch, setStretch] = useState(0)
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({})
  const total = count ?? 0
  const start = stretch * maxStretch
  const length = Math.max(0, Math.min(maxStretch, total - start))
  useEffect(() => {
    if (start >= total && stretch > 0) setStretch(0)
  }, [start, total, stretch])
  const virtual = useVirtualizer({
    count: length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const { position, setPosition, setHasFocus } = useCellFocus(scroller, virtual, start)
  const items = virtual.getVirtualItems()
  const [from, to] = [start + (items[0]?.index ?? 0), start + (items.at(-1)?.index ?? 0)]
  const fieldsSelection = useMemo(() => rowSelection(fields, model, schema), [fields, model, schema])
  const rows = useRows({ model, selection: fieldsSelection, where, orderBy: place.sort, from, to })
  const columns = fields.map((field) => ({ field, width: widths[field.name] ?? columnWidth(field) }))
  const template = [checkWidth, ...columns.map(({ width }) => width)].map((width) => `${width}px`).join(' ')
  const width = columns.reduce((sum, column) => sum + column.width, checkWidth)

  function showRow(index: number): void {
    const row = Math.max(0, Math.min(total - 1, index))
    setStretch(Math.floor(row / maxStretch))
    setPosition((now) => ({ ...now, row }))
    virtual.scrollToIndex(row % maxStretch, { align: 'start' })
  }

  function open(index: number): void {
    const row = rows.row(index)
    const key = row && keyOf(model, row)
    if (key !== undefined && model.singleField !== undefined) move({ key: String(key), isNew: false })
  }

  function select(index: number): void {
    const row = rows.row(index)
    const key = row && keyOf(model, row)
    if (key === undefined) return
    const loaded = items.flatMap(({ index: at }) => {
      const one = rows.row(start + at)
      return (one && keyOf(model, one)) ?? []
    })
    onSelect(toggled(selection, key, loaded))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') open(position.row)
    else if (event.key === ' ') select(position.row)
    else {
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2)
      const next = moveCell(position, event, { rows: total, columns: fields.length, page })
      if (next === undefined) return
      setStretch(Math.floor(next.row / maxStretch))
      setPosition(next)
    }
    event.preventDefault()
  }

  const offset = virtual.scrollOffset ?? 0
  // without the header; scrolling ends at parts of a pixel
  const sheetHeight = (scroller.current?.clientHeight ?? 400) - rowHeight + 1
  if (rows.error !== undefined && rows.error !== null) return <Failure error={rows.error} />
  if (count === 0) return <NoRows model={model} isFiltered={Object.keys(where).length > 0} move={move} />
  return (
    <>
      <div
        ref={scroller}
        className="grid-scroller"
        role="grid"
        aria-label={model.name}
        aria-rowcount={total + 1}
        aria-colcount={fields.length + 1}
        aria-multiselectable="true"
      >
        <div className="grid-sheet" role="presentation" style={{ width, height: virtual.getTotalSize() + rowHeight }}>
          <GridHeader
            columns={columns}
            template={template}
            orders={model.orders}
            sort={place.sort}
            isAllSelected={selection.kind === 'all'}
            canSelect={keyField(model) !== undefined}
            onSelectAll={(all) => {
              onSelect(all ? { kind: 'all' } : { kind: 'some', keys: new Set() })
            }}
            onSort={(sort) => {
              move({ sort }, true)
            }}
            onResize={(name, next) => {
              setWidths((all) => ({ ...all, [name]: next }))
            }}
          />
          <div role="rowgroup" onKeyDown={onKeyDown}>
            {items.map((item) => {
              const index = start + item.index
              const row = rows.row(index)
              const key = row && keyOf(model, row)
              return (
                <GridRow
                  key={item.key}
                  index={index}
                  row={row}
                  columns={columns}
                  template={template}
                  top={item.start + rowHeight}
                  isChosen={key !== undefined && isSelected(selection, key)}
                  isOpen={key !== undefined && place.key === String(key)}
                  focusable={position.row === index ? position.column : undefined}
                  onFocus={(column) => {
                    setHasFocus(true)
                    setPosition((now) => (now.row === index && now.column === column ? now : { row: index, column }))
                  }}
                  onBlur={() => {
                    setHasFocus(false)
                  }}
                  onOpen={() => {
                    open(index)
                  }}
                  onChoose={
                    key === undefined
                      ? undefined
                      : () => {
                          select(index)
                        }
                  }
                />
              )
            })}
          </div>
        </div>
      </div>
      <Pager
        first={start + Math.floor(offset / rowHeight)}
        visible={Math.max(1, Math.floor((offset + sheetHeight) / rowHeight) - Math.floor(offset / rowHeight))}
        count={total}
        onShow={showRow}
      />
    </>
  )
}
