import { createHash } from 'node:crypto'
import type { TableReference } from '../../tree/tree.js'
import { quote } from './quote.js'

const maxNameLength = 64
/** What the database puts behind a table's name to name a foreign key. */
const suffixLength = '_ibfk_99'.length

/** `FOREIGN KEY (author)`, with a name where one is given, or the one that the database would choose is too long for it. */
export function foreignKey(table: TableReference, column: string, name?: string): string {
  const key = `FOREIGN KEY (${quote(column)})`
  const isFit = Array.from(table.name).length + suffixLength <= maxNameLength
  if (name === undefined && isFit) return key
  return `CONSTRAINT ${quote(name ?? foreignKeyName(table, column))} ${key}`
}

/** A name of our own for a foreign key. */
export function foreignKeyName({ namespace, name }: TableReference, column: string): string {
  const hash = createHash('sha256').update([namespace, name, column].join('\n')).digest('hex').slice(0, 24)
  return `_refract_${hash}`
}
