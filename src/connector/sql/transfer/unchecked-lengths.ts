import type { Database } from '../database/database.js'
import type { TypeStorage } from '../storage/storage.js'

const known = new WeakMap<TypeStorage, Promise<ReadonlyMap<string, number>>>()

/** Characters that columns of a type may have, where the database does not look after it; asked once for each deployed type. */
export function uncheckedLengths(type: TypeStorage, database: Database): Promise<ReadonlyMap<string, number>> {
  const found = known.get(type) ?? readLengths(type, database)
  known.set(type, found)
  found.catch(() => known.delete(type))
  return found
}

async function readLengths({ table }: TypeStorage, database: Database): Promise<ReadonlyMap<string, number>> {
  const query = database.dialect.uncheckedLengths?.(table)
  if (query === undefined) return new Map()
  const { rows } = await database.runText(query.text, query.values)
  return new Map(rows.map(({ name, longest }) => [String(name), Number(longest)]))
}
