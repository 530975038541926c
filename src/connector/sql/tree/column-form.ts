/**
 * What a column is where others made it and it is not of its field's kind: `other` holds no texts, so that the database
 * would take a text for a number or a date; `time-of-day` has no date; the values of `unordered` cannot be compared.
 */
export type ColumnForm = 'other' | 'time-of-day' | 'unordered'

/** The form of a table's column; undefined: its field's own. */
export type ColumnForms = (table: string, column: string) => ColumnForm | undefined

export interface ColumnFormRow {
  readonly table: string
  readonly column: string
  readonly form: ColumnForm
}

/** `key` is the name under which the database finds a table or column. */
export function columnForms(rows: readonly ColumnFormRow[], key: (name: string) => string): ColumnForms {
  const keyOf = (table: string, column: string): string => JSON.stringify([key(table), key(column)])
  const forms = new Map(rows.map(({ table, column, form }) => [keyOf(table, column), form]))
  return (table, column) => forms.get(keyOf(table, column))
}
