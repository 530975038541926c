/** A cell as it is written: nothing for null, quotes around all that could be misread. */
export const csvCell = (text: string | null): string =>
  text === null ? '' : text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** A row of a CSV file: empty cells without quotes are null. */
export interface CsvRow {
  readonly cells: readonly (string | null)[]
  /** Where it begins, counted from 1. */
  readonly line: number
}

/** Rows of CSV text that comes in pieces (RFC 4180); blank lines are passed over. Memory for one row. Throws where a quote stays open. */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncIterable<CsvRow> {
  let cells: (string | null)[] = []
  let cell = ''
  let [isQuoted, isInside, isAfterQuote] = [false, false, false]
  let [line, rowLine] = [1, 1]
  const endCell = (): void => {
    cells.push(cell === '' && !isQuoted ? null : cell)
    cell = ''
    isQuoted = false
    isAfterQuote = false
  }
  const endRow = (): CsvRow | undefined => {
    const isBlank = cells.length === 0 && cell === '' && !isQuoted
    if (!isBlank) endCell()
    const row = { cells, line: rowLine }
    cells = []
    rowLine = line
    return isBlank ? undefined : row
  }
  for await (const chunk of chunks)
    for (const unit of chunk) {
      if (unit === '\n') line += 1
      if (isInside) {
        if (unit === '"') {
          isInside = false
          isAfterQuote = true
        } else cell += unit
      } else if (unit === '"' && isAfterQuote) {
        cell += '"'
        isInside = true
        isAfterQuote = false
      } else if (unit === '"' && cell === '') {
        isQuoted = true
        isInside = true
      } else if (unit === ',') endCell()
      else if (unit === '\n') {
        const row = endRow()
        if (row) yield row
      } else if (unit !== '\r' && unit !== '\uFEFF') cell += unit
    }
  if (isInside) throw new SyntaxError(`the quote that opens in line ${String(rowLine)} is never closed`)
  const last = endRow()
  if (last) yield last
}
