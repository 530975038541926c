import { createHash } from 'node:crypto'

/** Longest name that PostgreSQL and MySQL keep, in bytes. */
const maxLength = 63

/** Name of an index of our own on an inline relation column; recognisable, and cut with a hash where it is too long. */
export function ownIndexName(table: string, column: string): string {
  const name = `_refract_${table}_${column}_idx`
  if (Buffer.byteLength(name) <= maxLength) return name
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `_refract_${`${table}_${column}`.slice(0, 40)}_${hash}_idx`
}
