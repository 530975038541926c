import { createHash } from 'node:crypto'
import type { IndexNaming } from '../../tree/index-naming.js'
import type { TableReference } from '../../tree/tree.js'
import { ownIndexName } from '../../storage/own-index-name.js'
import type { CatalogState } from './catalog-state.js'

/** Names that nothing has: the usual one, else it with a suffix. */
export interface FreeNames {
  uniqueIndex(table: TableReference, column: string): string
  /** Of the pair of columns and of column B of a link table. */
  linkIndexes(table: TableReference): { readonly pair: string; readonly b: string }
  /** Of an index of our own on an inline relation column. */
  ownIndex(table: TableReference, column: string): string
  /** Of what ties an inline column to its target, where that has a name of its own. */
  inlineReference(table: TableReference, column: string): string | undefined
  /** The same of a column that is made again, of a link table too: it may be dropped before the database tells its name. */
  remadeReference(table: TableReference, column: string): string | undefined
  /** For a table or column that makes room for another one. */
  aside(): string
}

const maxBytes = 63
const hashLength = 8

export function createFreeNames(catalogState: CatalogState, naming: IndexNaming): FreeNames {
  let asideCount = 0
  const isTaken = (table: TableReference, name: string): boolean => {
    const kept = naming.keptIndexName(table, name)
    if (naming.indexNamesArePerTable) return catalogState.table(table.name)?.indexes.has(kept) === true
    return [...catalogState.tables()].some(({ indexes }) => indexes.has(kept) || indexes.has(name))
  }
  const isReference = (name: string): boolean => {
    for (const { foreignKeys } of catalogState.tables())
      for (const key of foreignKeys.values()) if (key.name === name) return true
    return false
  }
  function freeReference(wanted: string | undefined): string | undefined {
    let name = wanted
    for (let count = 2; name !== undefined && isReference(name); count += 1) name = `${String(wanted)}_${String(count)}`
    return name
  }
  const free = (table: TableReference, wanted: string, ...others: readonly string[]): string => {
    const kept = (name: string): string => naming.keptIndexName(table, name)
    const meets = (name: string): boolean => others.some((other) => kept(other) === kept(name))
    let name = wanted
    for (let count = 2; isTaken(table, name) || meets(name); count += 1)
      name = withSuffix(wanted, `${table.name}\n${String(count)}`)
    return name
  }
  return {
    uniqueIndex: (table, column) => free(table, naming.uniqueIndexName(table, column)),
    linkIndexes(table) {
      const pair = free(table, `${table.name}_AB_unique`)
      return { pair, b: free(table, `${table.name}_B`, pair) }
    },
    ownIndex: (table, column) => free(table, ownIndexName(table.name, column)),
    inlineReference: (table, column) => freeReference(naming.inlineReferenceName?.(table, column)),
    remadeReference: (table, column) => freeReference(naming.remadeReferenceName?.(table, column)),
    aside() {
      asideCount += 1
      return `_refract_aside_${String(asideCount)}`
    },
  }
}

/** The name with a short hash, within the bytes that databases keep of a name. */
function withSuffix(name: string, seed: string): string {
  const hash = createHash('sha256').update(`${name}\n${seed}`).digest('hex').slice(0, hashLength)
  let cut = name
  while (Buffer.byteLength(cut) > maxBytes - hashLength - 1) cut = cut.slice(0, -1)
  return `${cut}_${hash}`
}
