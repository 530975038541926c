import { createHash } from 'node:crypto'
import { groupBy } from '../../../util/group-by.js'
import type { TableCheck, TableCounter, TableIndex } from './storage.js'

/** Longest name that PostgreSQL and MySQL keep, in bytes. */
const maxLength = 63

/** Name of an index or the like in the database: recognisable, and cut with a hash where it is too long (beyond.md section 10.1); `end` is kept. */
export function tableIndexName(table: string, name: string, end = ''): string {
  const whole = `_refract_${table}_${name}`
  return Buffer.byteLength(whole + end) <= maxLength ? whole + end : withHash(whole, whole, end)
}

/** The same with a hash in any case, which no other table and name have. */
export const distinctName = (table: string, name: string, end = ''): string =>
  withHash(`_refract_${table}_${name}`, JSON.stringify([table, name]), end)

function withHash(whole: string, hashed: string, end: string): string {
  const hash = createHash('sha256').update(hashed).digest('hex').slice(0, 8)
  const kept = Array.from(whole)
  while (Buffer.byteLength(kept.join('')) > maxLength - hash.length - 1 - end.length) kept.pop()
  return `${kept.join('')}_${hash}${end}`
}

/** The names that the check of a column may have. */
export const checkNames = (table: string, column: string) =>
  ({ usual: tableIndexName(table, column), distinct: distinctName(table, `${column}-check`) }) as const

/** What has a name in the database that tells its table and a name in it. */
type Named = TableIndex | TableCheck | TableCounter

interface OwnName<T extends Named> {
  readonly table: string
  /** In its table. */
  readonly name: string
  /** The name that it has where its usual one is another's, too. */
  readonly distinct: string
  readonly of: T
}

/**
 * `A_b` and `c` would have the name of `A` and `b_c`, and some databases know a name once for all tables, or do not see the case of
 * its letters: all that would share one get distinct ones, so that none is given to another element while it is in use.
 * So does an index with the name of one that speeds up a relation. `taken`: those names.
 */
export function withDistinctNames<T extends Named>(
  named: readonly OwnName<T>[],
  taken: readonly string[] = [],
): ReadonlyMap<T, T> {
  const others = new Set(taken.map((name) => name.toLowerCase()))
  const changed = new Map<T, T>()
  for (const [usual, alike] of groupBy(named, ({ of }) => of.name.toLowerCase())) {
    const isShared =
      others.has(usual) || new Set(alike.map(({ table, name }) => JSON.stringify([table, name]))).size > 1
    if (isShared) for (const { distinct, of } of alike) changed.set(of, { ...of, name: distinct })
  }
  return changed
}
