/**
 * The rows of a user's own statement as JSON text (queries.md section 16): of equal labels the last one counts.
 * `cell` gives the JSON text of the value in a column.
 */
export function rowsJson(
  labels: readonly string[],
  rowCount: number,
  cell: (row: number, column: number) => string,
): string {
  const columns = [...new Map(labels.map((label, index) => [label, index]))].map(
    ([label, index]) => [`${JSON.stringify(label)}:`, index] as const,
  )
  const rows = Array.from(
    { length: rowCount },
    (_, row) => `{${columns.map(([key, column]) => key + cell(row, column)).join(',')}}`,
  )
  return `[${rows.join(',')}]`
}

/**
 * A number with all the digits that a database gave: `9007199254740993`, `3.10` -> `3.1`, `007` -> `7`. What JSON does not have (NaN,
 * Infinity) is null.
 */
export function numberJson(text: string): string {
  if (!/^-?\d/.test(text)) return 'null'
  const plain = text.replace(/^(-?)0+(?=\d)/, '$1')
  return plain.includes('.') && !/e/i.test(plain) ? plain.replace(/\.?0+$/, '') : plain
}
