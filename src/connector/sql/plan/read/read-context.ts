import type { Storage, TableName, TypeStorage } from '../../storage/storage.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { Capabilities } from '../../tree/capabilities.js'
import { commonSource, tableSource } from '../../tree/build.js'
import { typeRows } from './type-rows.js'
import type { Source } from '../../tree/tree.js'
import { invariant } from '../../../../errors/internal-error.js'

/** What planning one read shares: the storage and the names given to tables so far. */
export interface ReadContext {
  readonly storage: Storage
  /** A table alias that no other table of the statement has. */
  freshAlias(): string
  /** Where the nodes of a type are read from (`type-rows.ts`). */
  nodes(type: TypeStorage, alias: string, deleted?: DeletedRows): Source
  /** Where the rows of another table are read from: of lists and links. */
  source(table: TableName, alias: string): Source
  /** As of the database (`Capabilities`). */
  readonly sortsIncrementally: boolean
  /** Related nodes that are joined to each other around the present place: they are not joined without end. */
  readonly joined: number
}

/** Databases join 61 tables and more. */
export const maxJoined = 6

/** Names of the common tables that hold what a statement wrote, by `tableKey`. */
export type WrittenTables = ReadonlyMap<string, string>

export const tableKey = ({ namespace, name }: TableName): string => JSON.stringify([namespace, name])

/** Tables that the statement itself writes are read from what it `written`. */
export function createReadContext(
  storage: Storage,
  written?: WrittenTables,
  { sortsIncrementally }: Pick<Capabilities, 'sortsIncrementally'> = { sortsIncrementally: false },
): ReadContext {
  let count = 0
  return {
    storage,
    sortsIncrementally,
    joined: 0,
    nodes(type, alias, deleted) {
      // what a statement writes are nodes
      const name = written?.get(tableKey(type.table))
      return name === undefined ? typeRows(type, alias, deleted) : commonSource(name, alias)
    },
    source(table, alias) {
      const name = written?.get(tableKey(table))
      return name === undefined ? tableSource(table, alias) : commonSource(name, alias)
    },
    freshAlias() {
      count += 1
      return `t${String(count)}`
    },
  }
}

/** Values that columns of an enum may hold. */
export const enumValuesOf = (enumName: string | undefined, context: ReadContext): readonly string[] | undefined =>
  enumName === undefined ? undefined : context.storage.model.enums.find(({ name }) => name === enumName)?.values

export function typeStorageOf(storage: Storage, typeName: string): TypeStorage {
  const found = storage.types.get(typeName)
  invariant(found, `type ${typeName} has no table`)
  return found
}
