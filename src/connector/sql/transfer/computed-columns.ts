import type { Database } from '../database/database.js'
import type { TypeStorage } from '../storage/storage.js'

const known = new WeakMap<TypeStorage, Promise<ReadonlySet<string>>>()

/** Columns that the database computes from others, which nothing can be written to; asked once for each deployed type. */
export function computedColumns(type: TypeStorage, database: Database): Promise<ReadonlySet<string>> {
  const found = known.get(type) ?? readComputed(type, database)
  known.set(type, found)
  found.catch(() => known.delete(type))
  return found
}

async function readComputed({ table }: TypeStorage, database: Database): Promise<ReadonlySet<string>> {
  const { text, values } = database.dialect.computedColumns(table)
  const { rows } = await database.runText(text, values)
  return new Set(rows.map(({ name }) => String(name)))
}
