import { useEffect, useState, type RefObject } from 'react'
import type { CellPosition } from './grid-keys.js'

interface Scrolling {
  scrollToIndex(index: number): void
}

/** The cell that has the focus, or gets it next: it follows the position, also to rows that are drawn only then. */
export function useCellFocus(scroller: RefObject<HTMLElement | null>, virtual: Scrolling, start: number) {
  const [position, setPosition] = useState<CellPosition>({ row: 0, column: 0 })
  const [hasFocus, setHasFocus] = useState(false)
  useEffect(() => {
    if (!hasFocus) return
    virtual.scrollToIndex(position.row - start)
    const frame = requestAnimationFrame(() => {
      scroller.current
        ?.querySelector<HTMLElement>(`[data-row="${position.row}"] [data-column="${position.column}"]`)
        ?.focus()
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [position, hasFocus, start, virtual, scroller])
  return { position, setPosition, setHasFocus }
}
