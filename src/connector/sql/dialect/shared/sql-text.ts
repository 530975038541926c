/**
 * A value as it stands in the text of a statement: as parameters and beside texts, MySQL takes numbers for doubles; a
 * search may be several.
 */
export interface SqlText {
  toSqlString(): string
}

export const isSqlText = (value: unknown): value is SqlText =>
  typeof value === 'object' && value !== null && 'toSqlString' in value
