import { invariant } from '../../../errors/internal-error.js'
import type { DataTransfer } from '../../data-transfer.js'
import type { Database } from '../database/database.js'
import type { Storage, TypeStorage } from '../storage/storage.js'
import { appendValues } from './append-values.js'
import { exportTables } from './export-tables.js'
import { insertNodes } from './insert-nodes.js'
import { linkNodes } from './link-nodes.js'
import { resetData } from './reset-data.js'

export interface DataTransferContext {
  readonly storage: Storage
  readonly database: Database
  newCuid(): string
}

/** Import and export of the tables of a project. */
export function createDataTransfer({ storage, database, newCuid }: DataTransferContext): DataTransfer {
  const typeNamed = (name: string): TypeStorage => {
    const type = storage.types.get(name)
    invariant(type, `type ${name} has no table`)
    return type
  }
  return {
    insertNodes: (type, nodes, options) => insertNodes(typeNamed(type), nodes, database, options),
    appendToLists(typeName, field, lists, options) {
      const type = typeNamed(typeName)
      const list = type.lists.get(field)
      invariant(list, `list ${typeName}.${field} has no table`)
      return appendValues({ type, list }, lists, database, options)
    },
    linkNodes(type, field, pairs, options) {
      const link = typeNamed(type).links.get(field)
      invariant(link, `${type}.${field} is no relation`)
      return linkNodes(link, pairs, { database, newCuid }, options)
    },
    exportTables: (kind) => exportTables[kind](storage, database),
    reset: () => resetData(storage, database),
  }
}
