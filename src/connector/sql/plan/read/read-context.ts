import type { Storage, TypeStorage } from '../../storage/storage.js'
import { invariant } from '../../../../errors/internal-error.js'

/** What planning one read shares: the storage and the names given to tables so far. */
export interface ReadContext {
  readonly storage: Storage
  /** A table alias that no other table of the statement has. */
  freshAlias(): string
  /** Related nodes that are joined to each other around the present place: they are not joined without end. */
  readonly joined: number
}

/** Databases join 61 tables and more. */
export const maxJoined = 6

export function createReadContext(storage: Storage): ReadContext {
  let count = 0
  return {
    storage,
    joined: 0,
    freshAlias() {
      count += 1
      return `t${String(count)}`
    },
  }
}

export function typeStorageOf(storage: Storage, typeName: string): TypeStorage {
  const found = storage.types.get(typeName)
  invariant(found, `type ${typeName} has no table`)
  return found
}
