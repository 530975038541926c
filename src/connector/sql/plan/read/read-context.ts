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
  readonly joined: JoinedNodes
}

/** Related nodes that are joined in the select of the present place: databases join 61 tables. */
export interface JoinedNodes {
  /** Those that are joined to each other around the place. */
  readonly around: number
  /** All of the select so far. */
  readonly ofSelect: { count: number }
}

const maxAround = 6
const maxOfSelect = 40

/** The place of a select of its own. */
export const startSelect = (context: ReadContext): ReadContext => ({ ...context, joined: noneJoined() })

const noneJoined = (around = 0): JoinedNodes => ({ around, ofSelect: { count: 0 } })

/** A place to whose row nothing can be joined. */
export const withoutJoins = (context: ReadContext): ReadContext => ({ ...context, joined: noneJoined(maxAround) })

/** The place of a related node that is joined; undefined where it needs a select of its own. */
export function joinNode(context: ReadContext): ReadContext | undefined {
  const { around, ofSelect } = context.joined
  if (around >= maxAround || ofSelect.count >= maxOfSelect) return undefined
  ofSelect.count += 1
  return { ...context, joined: { around: around + 1, ofSelect } }
}

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
    joined: noneJoined(),
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
