export interface CellPosition {
  readonly row: number
  readonly column: number
}

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that can be seen at once. */
  readonly page: number
}

/** Where a key leads, as in any grid (WAI-ARIA); undefined for keys that lead nowhere. */
export function moveCell(
  { row, column }: CellPosition,
  { key, ctrlKey, metaKey }: KeyPress,
  { rows, columns, page }: GridSize,
): CellPosition | undefined {
  const far = ctrlKey || metaKey
  const at = (toRow: number, toColumn: number): CellPosition => ({
    row: Math.max(0, Math.min(rows - 1, toRow)),
    column: Math.max(0, Math.min(columns - 1, toColumn)),
  })
  switch (key) {
    case 'ArrowDown':
      return at(far ? rows - 1 : row + 1, column)
    case 'ArrowUp':
      return at(far ? 0 : row - 1, column)
    case 'ArrowRight':
      return at(row, far ? columns - 1 : column + 1)
    case 'ArrowLeft':
      return at(row, far ? 0 : column - 1)
    case 'PageDown':
      return at(row + page, column)
    case 'PageUp':
      return at(row - page, column)
    case 'Home':
      return at(far ? 0 : row, 0)
    case 'End':
      return at(far ? rows - 1 : row, columns - 1)
  }
  return undefined
}
