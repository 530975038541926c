/** One element of an export: compact JSON text. */
export type ExportElement = string

/** Elements of one table from a row on, and how many rows of the table each one uses up. */
export interface ExportTable {
  elements(
    fromRow: number,
    room: (used: number) => number,
  ): AsyncIterable<{ readonly json: ExportElement; readonly rows: number }>
}

export interface ExportCursor {
  readonly table: number
  readonly row: number
}

/** Sum of the elements' lengths that one page may reach, in UTF-16 units. */
const pageLimit = 1_000_000

/** A page as JSON text: `{out:{jsonElements,size},cursor,isFull}` (import-export.md section 6). */
export async function exportPage(tables: readonly ExportTable[], cursor: ExportCursor): Promise<string> {
  const elements: string[] = []
  let size = 0
  for (let index = cursor.table; index < tables.length; index += 1) {
    let row = index === cursor.table ? cursor.row : 0
    const table = tables[index]
    if (table === undefined) continue
    for await (const { json, rows } of table.elements(row, () => pageLimit - size)) {
      if (size + json.length > pageLimit && elements.length > 0) return pageText(elements, size, { table: index, row })
      elements.push(json)
      size += json.length
      row += rows
      if (size > pageLimit) return pageText(elements, size, { table: index, row })
    }
  }
  return pageText(elements, size, undefined)
}

function pageText(elements: readonly string[], size: number, next: ExportCursor | undefined): string {
  const cursor = next ? { ...next, field: 0, array: 0 } : { table: -1, row: -1, field: -1, array: -1 }
  return `{"out":{"jsonElements":[${elements.join(',')}],"size":${String(size)}},"cursor":${JSON.stringify(cursor)},"isFull":${String(next !== undefined)}}`
}
