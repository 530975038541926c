/** How a database keeps the names of tables and columns. */
export interface Identifiers {
  /** The name that it keeps; too long ones are cut. */
  kept(name: string): string
  /** Characters of the longest name, where longer ones are refused. */
  readonly maxLength?: number
  /** Why it does not take a name of a table or column: `ends with a blank, which …`; undefined: it does. */
  refused(name: string, of: 'table' | 'column', namespace: string | undefined): string | undefined
  /** Equal for names that are one and the same to it. */
  tableKey(name: string): string
  columnKey(name: string): string
  /** Equal for ids of projects that it does not tell apart, as values or as names of namespaces. */
  projectIdKey(id: string): string
  /** Sequences have their names among those of the tables. */
  readonly namesSequences: boolean
}
