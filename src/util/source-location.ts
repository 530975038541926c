/** A place in a document: line and column from 1, columns in UTF-16 units. */
export interface SourceLocation {
  readonly line: number
  readonly column: number
}

/** ` (line L, column C):` with the source line and a caret below it, for each place, as messages end (queries.md section 2.2). */
export function locationText(source: string, locations: readonly SourceLocation[]): string {
  const lines = source.split(/\r\n|[\n\r]/)
  return locations
    .map(
      ({ line, column }) =>
        ` (line ${String(line)}, column ${String(column)}):\n${lines[line - 1] ?? ''}\n${' '.repeat(column - 1)}^`,
    )
    .join('\n')
}
