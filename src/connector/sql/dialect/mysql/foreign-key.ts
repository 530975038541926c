import { createHash } from 'node:crypto'
import type { TableReference } from '../../tree/tree.js'
import { quote } from './quote.js'

const maxNameLength = 64
/** What the database puts behind a table's name to name a foreign key. */
const suffixLength = '_ibfk_99'.length

/** `FOREIGN KEY (author)`, with a name where the one that the database would give it is too long for it. */
export function foreignKey({ namespace, name }: TableReference, column: string): string {
  const key = `FOREIGN KEY (${quote(column)})`
  if (Array.from(name).length + suffixLength <= maxNameLength) return key
  const hash = createHash('sha256').update([namespace, name, column].join('\n')).digest('hex').slice(0, 24)
  return `CONSTRAINT ${quote(`_refract_${hash}`)} ${key}`
}
