import { beginWork } from '../../../util/breather.js'
import { DatabaseError, isOutdated, isRejection } from '../../../errors/database-error.js'

export interface Refused<Item> {
  readonly item: Item
  /** The database's own words. */
  readonly cause: string
  /** The tables are not as they were taken to be: it may be refused for no other reason. */
  readonly isOutdated?: true
}

/**
 * Applies items together; what the database refuses is halved, in order, until the items at fault stand alone. `apply`
 * changes nothing where it throws. Of tables that are not as they were taken to be all are refused at once. Throws when
 * the database is away.
 */
export async function halveRefused<Item>(
  items: readonly Item[],
  apply: (items: readonly Item[]) => Promise<unknown>,
  isStale: (error: DatabaseError) => boolean = isOutdated,
  breather = beginWork(),
): Promise<readonly Refused<Item>[]> {
  await breather.breathe()
  const [first] = items
  if (first === undefined) return []
  try {
    await apply(items)
    return []
  } catch (error) {
    if (!(error instanceof DatabaseError) || !isRejection(error)) throw error
    if (isStale(error)) return items.map((item) => ({ item, cause: error.message, isOutdated: true }))
    if (items.length === 1) return [{ item: first, cause: error.message }]
  }
  const middle = Math.ceil(items.length / 2)
  return [
    ...(await halveRefused(items.slice(0, middle), apply, isStale, breather)),
    ...(await halveRefused(items.slice(middle), apply, isStale, breather)),
  ]
}
