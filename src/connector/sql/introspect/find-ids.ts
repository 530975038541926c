import type { ExistingTable } from '../tree/existing-schema.js'

/** The column that is the id of a table's rows (introspection.md section 7); undefined where there is none. */
export function idColumnOf({ primaryKey, columns, uniqueColumns }: ExistingTable): string | undefined {
  if (primaryKey.length > 0) return primaryKey.length === 1 ? primaryKey[0] : undefined
  const required = columns.filter(({ isRequired }) => isRequired)
  const counted = required.filter(({ isIdentity, sequence }) => isIdentity || sequence !== undefined)
  if (counted.length === 1) return counted[0]?.name
  const unique = required.filter(({ name }) => uniqueColumns.has(name))
  return unique.find(({ name }) => name === 'id')?.name ?? (unique.length === 1 ? unique[0]?.name : undefined)
}
