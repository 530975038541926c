import type { ExportElement, ExportTable, RowKeys } from '../connector/data-transfer.js'

export interface ExportCursor {
  readonly table: number
  readonly row: number
}

/** The last row before a cursor that was given out, so that the next page need not count the rows before it. */
export interface GivenCursors {
  find(cursor: ExportCursor): RowKeys | undefined
  remember(cursor: ExportCursor, last: RowKeys): void
}

/** Sum of the elements' lengths that one page may reach, in UTF-16 units. */
const pageLimit = 1_000_000

/** A page as JSON text: `{out:{jsonElements,size},cursor,isFull}` (import-export.md section 6). */
export async function exportPage(
  tables: readonly ExportTable[],
  cursor: ExportCursor,
  given: GivenCursors,
): Promise<string> {
  const elements: ExportElement[] = []
  let size = 0
  const endAt = (next: ExportCursor, last: RowKeys | undefined): string => {
    if (last) given.remember(next, last)
    return pageText(elements, size, next)
  }
  for (let index = cursor.table; index < tables.length; index += 1) {
    const table = tables[index]
    if (table === undefined) continue
    const isFirst = index === cursor.table
    let row = isFirst ? cursor.row : 0
    let previous = isFirst && row > 0 ? given.find(cursor) : undefined
    for await (const { json, rows, last } of table.elements({ row, last: previous }, () => pageLimit - size)) {
      if (size + json.length > pageLimit && elements.length > 0) return endAt({ table: index, row }, previous)
      elements.push(json)
      size += json.length
      row += rows
      previous = last
      if (size > pageLimit) return endAt({ table: index, row }, previous)
    }
  }
  return pageText(elements, size, undefined)
}

function pageText(elements: readonly ExportElement[], size: number, next: ExportCursor | undefined): string {
  const cursor = next ? { ...next, field: 0, array: 0 } : { table: -1, row: -1, field: -1, array: -1 }
  return `{"out":{"jsonElements":[${elements.join(',')}],"size":${String(size)}},"cursor":${JSON.stringify(cursor)},"isFull":${String(next !== undefined)}}`
}
