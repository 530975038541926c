/** A path that json_extract refuses with an error that shows it: SQLite checks no ranges of its own (`errors.ts`). */
export const outOfRangePath = 'out of range: '

/** An expression that fails, and names the column whose value it would have been. */
export const outOfRangeCall = (column: string): string =>
  `json_extract('{}', '${(outOfRangePath + column).replaceAll("'", "''")}')`
