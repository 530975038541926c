/** A place in a document: line and column from 1, columns in UTF-16 units. */
export interface SourceLocation {
  readonly line: number
  readonly column: number
}

/** Longer lines are cut around the place that is shown. */
const longestShownLine = 1000
const shownAround = 200

/** ` (line L, column C):` with the source line and a caret below it, for each place, as messages end (queries.md section 2.2). */
export function locationText(source: string, locations: readonly SourceLocation[]): string {
  return createLocationTexts(source)(locations)
}

/** `locationText` for many messages about one source, whose lines are looked for once. */
export function createLocationTexts(source: string): (locations: readonly SourceLocation[]) => string {
  let lines: readonly string[] | undefined
  return (locations) => {
    lines ??= source.split(/\r\n|[\n\r]/)
    const all = lines
    return locations
      .map(({ line, column }) => {
        const [shown, caretAt] = excerpt(all[line - 1] ?? '', column)
        return ` (line ${String(line)}, column ${String(column)}):\n${shown}\n${' '.repeat(caretAt - 1)}^`
      })
      .join('\n')
  }
}

function excerpt(line: string, column: number): readonly [string, number] {
  if (line.length <= longestShownLine) return [line, column]
  const start = Math.max(0, column - 1 - shownAround)
  const end = Math.min(line.length, column + shownAround)
  const before = start > 0 ? '…' : ''
  return [`${before}${line.slice(start, end)}${end < line.length ? '…' : ''}`, column - start + before.length]
}
