/** A number as it stands in the text of a statement: as parameters and beside texts, MySQL takes numbers for doubles. */
export interface SqlNumber {
  toSqlString(): string
}

export const isSqlNumber = (value: unknown): value is SqlNumber =>
  typeof value === 'object' && value !== null && 'toSqlString' in value
