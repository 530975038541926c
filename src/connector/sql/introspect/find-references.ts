import type { ExistingForeignKey, ExistingTable } from '../tree/existing-schema.js'

/** What the foreign keys of a table's columns come to (introspection.md sections 4, 9). */
export interface TableReferences {
  /** Table that a column's relation leads to, by column. */
  readonly relations: ReadonlyMap<string, string>
  /** Why a foreign key makes no relation, by column. */
  readonly comments: ReadonlyMap<string, string>
}

export interface ReferenceContext {
  readonly tables: ReadonlyMap<string, ExistingTable>
  idOf(table: string): string | undefined
  /** Name of the type over a table. */
  typeName(table: string): string
}

export function referencesOf(table: ExistingTable, context: ReferenceContext): TableReferences {
  const relations = new Map<string, string>()
  const comments = new Map<string, string>()
  const single = table.foreignKeys.filter(({ columns }) => columns.length === 1)
  for (const key of single) {
    const [column = ''] = key.columns
    if (relations.has(column)) continue
    const comment = whyNone(table, column, key, context)
    if (comment === undefined) relations.set(column, key.table)
    else if (!comments.has(column)) comments.set(column, comment)
  }
  for (const key of table.foreignKeys.filter(({ columns }) => columns.length > 1))
    for (const column of key.columns)
      if (!relations.has(column) && !comments.has(column))
        comments.set(column, 'Foreign keys with multiple columns are not supported')
  for (const column of relations.keys()) comments.delete(column)
  return { relations, comments }
}

function whyNone(
  { name }: ExistingTable,
  column: string,
  key: ExistingForeignKey,
  { tables, idOf, typeName }: ReferenceContext,
): string | undefined {
  if (key.isElsewhere || !tables.has(key.table)) return 'Relation to another schema is not supported'
  const [target = ''] = key.targetColumns
  if (idOf(key.table) !== target)
    return `Relation ${name}.${column} -> ${key.table}.${target} does not target the id field of ${key.table}`
  return idOf(name) === column ? `Relation to ${typeName(key.table)} left out: the column is the id` : undefined
}
