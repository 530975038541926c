import { useRef, type KeyboardEvent } from 'react'
import { keyField, type Field, type Model } from '../../shared/schema/service-schema.js'
import { Failure } from '../../shared/ui/notice.js'
import type { DataPlace } from '../data-address.js'
import type { Where } from '../filter/to-where.js'
import type { Move } from '../model-view.js'
import { keyOf } from '../node-key.js'
import { GridHeader } from './grid-header.js'
import { moveCell } from './grid-keys.js'
import { useColumns } from './use-columns.js'
import { GridRow } from './grid-row.js'
import { NoRows } from './no-rows.js'
import { Pager } from './pager.js'
import { isSelected, toggled, type RowSelection } from './row-selection.js'
import { rowHeight, useVisibleRows } from './use-visible-rows.js'

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
  const scroller = useRef<HTMLDivElement>(null)
  const { columns, template, width, resize } = useColumns(fields)
  const total = count ?? 0
  const seen = useVisibleRows({ model, fields, where, total, orderBy: place.sort, scroller })
  const { start, items, rows, position, setPosition, setHasFocus, showStretchOf } = seen

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
      showStretchOf(next.row)
      setPosition(next)
    }
    event.preventDefault()
  }

  /** What is shown of a row and what it does. */
  function rowProps(index: number) {
    const row = rows.row(index)
    const key = row && keyOf(model, row)
    return {
      ...{ index, row },
      isChosen: key !== undefined && isSelected(selection, key),
      isOpen: key !== undefined && place.key === String(key),
      focusable: position.row === index ? position.column : undefined,
      onFocus(column: number) {
        setHasFocus(true)
        setPosition((now) => (now.row === index && now.column === column ? now : { row: index, column }))
      },
      onBlur: () => setHasFocus(false),
      onOpen: () => open(index),
      onChoose: key === undefined ? undefined : () => select(index),
    }
  }

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
        <div className="grid-sheet" role="presentation" style={{ width, height: seen.height + rowHeight }}>
          <GridHeader
            columns={columns}
            template={template}
            orders={model.orders}
            sort={place.sort}
            isAllSelected={selection.kind === 'all'}
            canSelect={keyField(model) !== undefined}
            onSelectAll={(all) => onSelect(all ? { kind: 'all' } : { kind: 'some', keys: new Set() })}
            onSort={(sort) => move({ sort }, true)}
            onResize={resize}
          />
          <div role="rowgroup" onKeyDown={onKeyDown}>
            {items.map((item) => (
              <GridRow
                key={item.key}
                {...rowProps(start + item.index)}
                columns={columns}
                template={template}
                top={item.start + rowHeight}
              />
            ))}
          </div>
        </div>
      </div>
      <Pager {...seen.visibleRows()} count={total} onShow={seen.showRow} />
    </>
  )
}
