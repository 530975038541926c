import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, type RefObject } from 'react'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import type { Field, Model } from '../../shared/schema/service-schema.js'
import type { Where } from '../filter/to-where.js'
import { rowSelection } from './grid-query.js'
import { useCellFocus } from './use-cell-focus.js'
import { useRows } from './use-rows.js'
import { maxStretch, useStretch } from './use-stretch.js'

export const rowHeight = 36

interface VisibleRowsOptions {
  readonly model: Model
  readonly fields: readonly Field[]
  readonly where: Where
  readonly orderBy: string | undefined
  /** Rows that there are. */
  readonly total: number
  readonly scroller: RefObject<HTMLElement | null>
}

/** The rows that can be seen, loaded as they come into sight, and the cell that has the focus. */
export function useVisibleRows({ model, fields, where, orderBy, total, scroller }: VisibleRowsOptions) {
  const schema = useServiceSchema()
  const { start, length, showStretchOf } = useStretch(total)
  const virtual = useVirtualizer({
    count: length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const { position, setPosition, setHasFocus } = useCellFocus(scroller, virtual, start)
  const items = virtual.getVirtualItems()
  const [from, to] = [start + (items[0]?.index ?? 0), start + (items.at(-1)?.index ?? 0)]
  const selection = useMemo(() => rowSelection(fields, model, schema), [fields, model, schema])
  const rows = useRows({ model, selection, where, orderBy, from, to })
  return {
    ...{ start, items, rows, position, setPosition, setHasFocus, showStretchOf },
    /** Pixels of all rows of the stretch. */
    height: virtual.getTotalSize(),
    showRow(index: number): void {
      const row = Math.max(0, Math.min(total - 1, index))
      showStretchOf(row)
      setPosition((now) => ({ ...now, row }))
      virtual.scrollToIndex(row % maxStretch, { align: 'start' })
    },
    /** The first row that can be seen, and how many. */
    visibleRows() {
      const offset = virtual.scrollOffset ?? 0
      const top = Math.floor(offset / rowHeight)
      // without the header; scrolling ends at parts of a pixel
      const sheetHeight = (scroller.current?.clientHeight ?? 400) - rowHeight + 1
      return { first: start + top, visible: Math.max(1, Math.floor((offset + sheetHeight) / rowHeight) - top) }
    },
  }
}
