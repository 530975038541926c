const maxIdentifierBytes = 63

const systemColumns: ReadonlySet<string> = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid'])

/** Why PostgreSQL does not take a name. */
export const refusedPostgresName = (name: string, of: 'table' | 'column'): string | undefined =>
  of === 'column' && systemColumns.has(name) ? 'is one of a column that the database has in every table' : undefined

/** A name as PostgreSQL keeps it: cut at 63 bytes, never inside a character. */
export function cutIdentifier(name: string): string {
  if (Buffer.byteLength(name) <= maxIdentifierBytes) return name
  let cut = ''
  for (const character of name) {
    if (Buffer.byteLength(cut + character) > maxIdentifierBytes) break
    cut += character
  }
  return cut
}
